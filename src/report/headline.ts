import type { Measure, Report } from "../domain/report.js";
import { count, isWide, percent, plural, range, share } from "./words.js";

/** The answer in one sentence, and what it rests on in one or two more. Holds figures only, no text from the data. */
export function headline(total: Report["total"], suspicious: number): string[] {
  const clicked = Boolean(total.totalClicks.reported || total.uniqueClicks.reported);
  return clicked ? [...figures(total), whoIsSuspicious(suspicious)] : figures(total);
}

/** The same without the subscribers, for one campaign of several. */
export function figures(total: Report["total"]): string[] {
  const { clickRate, uniqueClicks, totalClicks } = total;
  if (!totalClicks.reported && !uniqueClicks.reported) return withoutClicks(total);
  const first =
    clickRate.reported === null || clickRate.adjusted === null
      ? `${verdictOn("clickers", uniqueClicks, count)} No click rate: nothing says how many messages were delivered.`
      : verdictOn("click rate", clickRate, percent);
  return [first, machines(total)].filter((sentence) => sentence !== "");
}

function verdictOn(name: string, measure: Measure, show: (n: number | null) => string): string {
  const { reported, adjusted } = measure;
  if (adjusted === null)
    return `Reported ${name} ${show(reported)}; how much of it is people cannot be told.`;
  const between = range(measure, show);
  if (isWide(measure))
    return `Reported ${name} ${show(reported)}, people ${between}: these files tell no more.`;
  const likely = between.includes(" to ") ? ` (${between})` : "";
  if (show(reported) === show(adjusted)) return `The reported ${name} of ${show(reported)} holds${likely}.`;
  return `Reported ${name} ${show(reported)}, people ${show(adjusted)}${likely}.`;
}

/** How many clicks machines made, in a sentence; "" where nothing is known of it. */
export function machines({ totalClicks, automatedShare }: Report["total"]): string {
  const { reported, low, high } = totalClicks;
  if (automatedShare === null || !reported) return "";
  const made = automatedShare * reported;
  if (isWide(totalClicks))
    return `Machines made ${count(Math.max(0, reported - high!))} to ${count(reported - low!)} of ${plural(reported, "click")}.`;
  if (Math.round(made) === 0) return "Machines made none of the clicks, as far as these files can tell.";
  return `Machines made about ${count(made)} of ${plural(reported, "click")} (${share(automatedShare)}).`;
}

function whoIsSuspicious(n: number): string {
  if (n === 0) return "No subscriber has clicks that look like a machine's.";
  return `${plural(n, "subscriber")} ${n === 1 ? "has" : "have"} clicks that are or may be a machine's.`;
}

function withoutClicks({ openRate, uniqueOpens }: Report["total"]): string[] {
  const none = "These files hold no clicks, so there is no click rate to check.";
  if (!uniqueOpens.reported) return [none, "They hold no opens either."];
  return [
    none,
    openRate.reported === null
      ? verdictOn("openers", uniqueOpens, count)
      : verdictOn("open rate", openRate, percent),
  ];
}
