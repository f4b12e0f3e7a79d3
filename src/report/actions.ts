import type { Report } from "../domain/report.js";
import { idleChecks } from "./checks.js";
import { count, isWide, percent, plural, range } from "./words.js";

/** How many suspicious subscribers have which verdict. */
export type Verdicts = Record<Report["subscribers"][number]["verdict"], number>;

export function verdictsOf({ subscribers }: Report): Verdicts {
  const verdicts: Verdicts = { automated: 0, mixed: 0, unsure: 0 };
  for (const { verdict } of subscribers) verdicts[verdict]++;
  return verdicts;
}

/** What to do with the result, in the order of what matters; full sentences. */
export function actions(report: Report, verdicts: Verdicts): string[] {
  return [
    ...aboutRate(report),
    ...aboutSelfCheck(report),
    ...aboutPeople(verdicts),
    ...aboutTests(report),
    ...aboutAutomations(report),
    ...aboutNewScanners(report),
    ...aboutHygiene(report),
    ...aboutNextExport(report),
  ];
}

/** A difference of less than this part of the reported rate changes no decision. */
const NOTABLE = 0.02;

function aboutRate(report: Report): string[] {
  const { clickRate, uniqueClicks } = report.total;
  const byRate = clickRate.reported !== null;
  const { reported, adjusted } = byRate ? clickRate : uniqueClicks;
  if (!reported || adjusted === null) return [];
  const show = byRate
    ? percent
    : (n: number | null) => plural(n ?? 0, "person who clicked", "people who clicked");
  const between = byRate ? range(clickRate, percent) : range(uniqueClicks, count);
  const likely = between.includes(" to ") ? ` (likely ${between})` : "";
  const name = byRate ? "a click rate of " : "";
  if (filteredByPlatform(report))
    return [
      `Keep reporting ${name}${show(reported)}${likely}: the platform has removed machines already, and what it may have missed is in the range.`,
    ];
  if (isWide(byRate ? clickRate : uniqueClicks) || !isSettled(report))
    return [
      `Quote no single figure: these files do not settle who clicked${likely === "" ? "" : `. People made ${between} of the ${byRate ? percent(reported) : count(reported)} reported`}.`,
    ];
  if (reported - adjusted < reported * NOTABLE)
    return [`Keep reporting ${name}${show(reported)}${likely}: machines hardly touched it.`];
  return [
    `Report ${name}${show(adjusted)}${likely} instead of ${byRate ? percent(reported) : count(reported)}, and recount earlier campaigns the same way before you compare.`,
  ];
}

/** Whether every campaign comes from a platform that removed machines, and nothing else was found. */
function filteredByPlatform({ notices, subscribers }: Report): boolean {
  return subscribers.length === 0 && notices.some(({ code }) => code === "not-removed-twice");
}

/** Whether verdicts, and not doubts alone, stand behind the difference of reported and adjusted clicks. */
function isSettled({ total: { totalClicks }, mailboxSystems }: Report): boolean {
  const { reported, adjusted } = totalClicks;
  if (reported === null || adjusted === null) return true;
  const automated = mailboxSystems.reduce((sum, { clicks }) => sum + clicks.automated, 0);
  return automated * 2 >= reported - adjusted;
}

function aboutSelfCheck({ selfCheck }: Report): string[] {
  return selfCheck?.warning === true
    ? [
        "Check the removed clicks before you use these figures: they led to orders as often as the kept ones, so people may be among them.",
      ]
    : [];
}

function aboutPeople({ automated, mixed, unsure }: Verdicts): string[] {
  const out: string[] = [];
  const machines = automated + mixed;
  if (machines > 0)
    out.push(
      `Leave the machine clicks of ${plural(machines, "subscriber")} out of reports, scores and click triggers, but keep the people on the mailing list: they read there too.`,
    );
  if (unsure > 0)
    out.push(
      `Look at the ${plural(unsure, "subscriber")} whose clicks the files do not settle before you act on them (segments/review.csv of --out-dir).`,
    );
  return out;
}

function aboutTests({ insights }: Report): string[] {
  return insights.variants
    .filter(({ winnerReported, winnerAdjusted }) => winnerReported !== winnerAdjusted)
    .map(({ campaign, winnerReported, winnerAdjusted }) => {
      if (winnerAdjusted === null)
        return `Do not roll out variant ${winnerReported} of ${campaign}: without machines the test is undecided.`;
      return winnerReported === null
        ? `Roll out variant ${winnerAdjusted} of ${campaign}: without machines it wins.`
        : `Roll out variant ${winnerAdjusted} of ${campaign}, not ${winnerReported}: machines made the winner.`;
    });
}

function aboutAutomations({ insights }: Report): string[] {
  const fired = insights.automations.filter(({ firedByMachine }) => firedByMachine > 0);
  const entries = fired.reduce((sum, { firedByMachine }) => sum + firedByMachine, 0);
  if (entries === 0) return [];
  return [
    `Review ${plural(entries, "entry", "entries")} of ${plural(fired.length, "automation")} that only a machine set off, and ask there for more than a click.`,
  ];
}

function aboutNewScanners({ insights: { newScanners } }: Report): string[] {
  if (newScanners.length === 0) return [];
  return [
    `Expect more machine clicks from now on: ${plural(newScanners.length, "domain or network", "domains and networks")} began to scan links in the course of these campaigns.`,
  ];
}

function aboutHygiene({ insights }: Report): string[] {
  const warnings = insights.hygiene.filter(({ severity }) => severity === "warning").length;
  if (warnings === 0) return [];
  return [
    `Mend what draws scanners to links and sender: ${plural(warnings, "warning")}, each with its reason.`,
  ];
}

/** Checks that a column must let run before it is worth the asking. */
const WORTH = 2;

/** What the next export should hold: the one thing that lets most checks run. */
function aboutNextExport({ signals, total }: Report): string[] {
  if (!total.totalClicks.reported) return [];
  const [most] = idleChecks(signals).filter(({ remedy }) => remedy.startsWith("Add "));
  if (most === undefined || most.titles.length < WORTH) return [];
  const { remedy, titles } = most;
  return [
    `Next time add ${remedy.slice("Add ".length)}: ${plural(titles.length, "more check")} can run then, and the range narrows.`,
  ];
}
