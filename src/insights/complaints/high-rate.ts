import type { Measure } from "../../domain/report.js";
import { percent, whole } from "../text.js";
import { type Answer, type Findings, isSettled, NO_CLICKS } from "./answer.js";

const complaint = "The click rate is too high";

/** Is the reported rate above everything that people can have done? */
export function highRate(report: Findings): Answer {
  const { clickRate, uniqueClicks } = report.total;
  const known = clickRate.reported !== null;
  const measured = known ? clickRate : uniqueClicks;
  const { reported, adjusted, low, high } = measured;
  if (reported === null || adjusted === null || low === null || high === null || reported === 0)
    return {
      complaint,
      answer: "cannot tell",
      evidence: `${NO_CLICKS}, or not by whom.`,
      advice: "Export one row per click, or per recipient with the number of clicks.",
    };
  const evidence = known
    ? `Reported click rate ${percent(reported)}, people ${percent(adjusted)} (${percent(low).replace(" %", "")} to ${percent(high)}).`
    : `How many mails were delivered is not known, so there is no rate. Unique clicks: reported ${whole(reported)}, people ${whole(adjusted)} (${whole(low)} to ${whole(high)}).`;
  if (!isSettled(report))
    return {
      complaint,
      answer: "cannot tell",
      evidence: `${evidence} Most of the difference is clicks that these files do not settle.`,
      advice: adviceFor(report, measured),
    };
  if (reported > high && reported - adjusted >= reported * NOTABLE)
    return {
      complaint,
      answer: "yes",
      evidence: `${evidence} ${percent(1 - adjusted / reported)} of what is reported is the work of machines.`,
      advice:
        "Use the people's rate with its range in reports and targets, and count past campaigns in the same way before you compare.",
    };
  if (low < reported * WIDE)
    return {
      complaint,
      answer: "cannot tell",
      evidence: `${evidence} ${reported > high ? "The difference is small, but the range is wide." : "The reported figure lies in the range, but the range is wide."}`,
      advice: adviceFor(report, measured),
    };
  return { complaint, answer: "no", evidence, advice: "Nothing to do: the reported figure holds." };
}

/** A difference of less than this part of the reported figure changes no decision. */
const NOTABLE = 0.05;
/** The range may reach down to this part of the reported figure before "no" says too much. */
const WIDE = 0.8;

function adviceFor(report: Findings, { low, high }: Measure): string {
  const missing = new Set(
    report.signals.filter((one) => one.state === "skipped").flatMap((one) => one.missing),
  );
  const range =
    report.total.clickRate.reported === null ? "the range" : `${percent(low)} to ${percent(high)}`;
  return missing.size === 0
    ? `Quote ${range}, not one number.`
    : `Quote ${range}, not one number. It narrows with what these files lack: ${[...missing].sort().join(", ")}.`;
}
