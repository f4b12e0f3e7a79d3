import { type AutomationEntry, SECOND_CONDITION } from "../automations.js";
import { listed, plural, whole } from "../text.js";
import type { Answer, Findings } from "./answer.js";

const complaint = "An automation fired unexpectedly";

/** Did machines set off automations? Without a log only the risk can be told. */
export function automationFired(report: Findings, entries: readonly AutomationEntry[]): Answer {
  const judged = entries.filter((entry) => entry.firedBy !== "unknown");
  if (judged.length === 0)
    return {
      complaint,
      answer: "cannot tell",
      evidence: `${entries.length === 0 ? "There is no log of automations" : "For no entry of the log a click was found"}. ${risk(report)}`,
      advice: `Export the log of the automation (automation, subscriber, time) and give it with --automations. ${SECOND_CONDITION}`,
    };
  const machine = judged.filter((entry) => entry.firedBy === "machine");
  const untold = entries.length - judged.length;
  const evidence = `${whole(machine.length)} of ${plural(entries.length, "entry", "entries")} followed only a machine's click${untold === 0 ? "" : `; for ${whole(untold)} no click was found`}.`;
  if (machine.length === 0)
    return untold >= entries.length / 2
      ? {
          complaint,
          answer: "cannot tell",
          evidence,
          advice: "Give the clicks of the campaigns that start the automation.",
        }
      : { complaint, answer: "no", evidence, advice: "Nothing to do." };
  const names = [...new Set(machine.map((entry) => entry.automation))].sort();
  const more =
    names.length > SHOWN ? [...names.slice(0, SHOWN), `${whole(names.length - SHOWN)} more`] : names;
  return {
    complaint,
    answer: "yes",
    evidence: `${evidence} They are in ${listed(more)}.`,
    advice: `Review the people listed before the next step reaches them. ${SECOND_CONDITION}`,
  };
}

/** Names that a sentence can carry. */
const SHOWN = 5;

function risk(report: Findings): string {
  const automated = report.subscribers.filter((one) => one.verdict === "automated").length;
  return automated === 0
    ? "No subscriber was clicked for by machines alone."
    : `Machines alone clicked for ${plural(automated, "subscriber")}, who would have entered an automation that starts on a click.`;
}
