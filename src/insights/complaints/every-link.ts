import { plural } from "../text.js";
import { type Answer, type Findings, NO_CLICKS, notRun, reportedClicks, saidBy } from "./answer.js";

const complaint = "One subscriber clicked everything";
const SIGNAL = "every-link-clicked";

/** Did somebody's mail have all or most of its links clicked in one go, and not by them? */
export function everyLink(report: Findings): Answer {
  const lacking = reportedClicks(report) === 0 ? NO_CLICKS : notRun(report, SIGNAL);
  if (lacking !== null)
    return {
      complaint,
      answer: "cannot tell",
      evidence: `${lacking}.`,
      advice: "Export one row per click, with the link and the time.",
    };
  const { subscribers, example } = saidBy(report, SIGNAL);
  if (subscribers > 0)
    return {
      complaint,
      answer: "yes",
      evidence: `For ${plural(subscribers, "suspicious subscriber")} all or most links of a mail were clicked in one go. One of them: ${example}.`,
      advice:
        "Read the list of suspicious subscribers: those judged mixed also clicked themselves. Leave these clicks out of reports and scores, and keep the people on the list.",
    };
  const hits = report.signals.find((one) => one.signal === SIGNAL)?.hits ?? 0;
  if (hits > 0)
    return {
      complaint,
      answer: "no",
      evidence: `All or most links of a mail were clicked in one go ${plural(hits, "time")}, but nobody of them is suspicious: the other signs speak for people.`,
      advice: "Leave them in: with few links, keen readers click them all.",
    };
  return {
    complaint,
    answer: "no",
    evidence: "Nobody clicked all or most links of a mail with three links or more in one go.",
    advice: "Nothing to do.",
  };
}
