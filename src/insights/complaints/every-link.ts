import { plural } from "../text.js";
import { type Answer, type Findings, NO_CLICKS, notRun, reportedClicks, saidBy } from "./answer.js";

const complaint = "One subscriber clicked everything";
const SIGNAL = "every-link-clicked";
/** As the signal has it: below three links people click them all. */
const LINKS = 3;

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
  if (!hasLongMail(report))
    return {
      complaint,
      answer: "cannot tell",
      evidence:
        "No mail of these files has three links or more that were clicked: with one or two, whoever clicks has soon clicked everything.",
      advice: "Look at the time and the network of the clicks instead.",
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

function hasLongMail(report: Findings): boolean {
  const links = new Map<string, number>();
  for (const { campaign } of report.links) {
    const count = (links.get(campaign) ?? 0) + 1;
    if (count >= LINKS) return true;
    links.set(campaign, count);
  }
  return false;
}
