import type { Report, SignalReport } from "../../domain/report.js";
import { idleChecks } from "../checks.js";
import { inFiles, sharedNotices } from "../notices.js";
import { count, plural } from "../words.js";
import { type Page, point } from "./page.js";

/** What enables most checks comes first; the rest is for `clickaudit inspect`. */
const GROUPS = 6;
const TITLES = 4;

/** Checks that could not run and what would enable them. */
export function idle(signals: readonly SignalReport[], page: Page): string[] {
  const groups = idleChecks(signals);
  if (groups.length === 0) return [];
  const n = groups.reduce((sum, { titles }) => sum + titles.length, 0);
  return [
    page.ink.strong(`${plural(n, "check")} of ${count(signals.length)} could not run`),
    ...groups.slice(0, GROUPS).flatMap(({ remedy, titles }) => point(`${remedy}: ${first(titles)}.`, page)),
    ...(groups.length > GROUPS
      ? point("clickaudit inspect FILES lists the others and what they need.", page)
      : []),
  ];
}

function first(titles: string[]): string {
  const more = titles.length - TITLES;
  return titles.slice(0, TITLES).join(", ") + (more > 0 ? ` and ${count(more)} more` : "");
}

/** Notices of the audit, and the findings that a reader must not miss. */
export function notes(report: Report, page: Page): string[] {
  const { variants, automations } = report.insights;
  // Those that could not be looked into are no findings.
  const hygiene = report.insights.hygiene.filter(({ check }) => !check.endsWith("-not-checkable"));
  const texts = [
    ...sharedNotices(report).map(({ message, files }) => message + inFiles(files)),
    ...variants.map(({ campaign, statement }) => `Test of ${campaign}: ${statement}`),
    ...automations
      .filter(({ firedByMachine }) => firedByMachine > 0)
      .map(
        ({ automation, entries, firedByMachine }) =>
          `Automation ${automation}: ${count(firedByMachine)} of ${plural(entries, "entry", "entries")} fired by machines only.`,
      ),
    ...(hygiene.length === 0
      ? []
      : [`${plural(hygiene.length, "link or sender detail")} may attract scanners; see the HTML report.`]),
  ];
  if (texts.length === 0) return [];
  return [page.ink.strong("Notes"), ...texts.flatMap((text) => point(text, page))];
}
