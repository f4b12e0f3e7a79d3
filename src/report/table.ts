import type { Report } from "../domain/report.js";
import { excerpt } from "./excerpt.js";
import { headline } from "./headline.js";
import { forTerminal } from "./neutralize.js";
import type { RenderOptions } from "./render.js";
import { manyCampaigns } from "./table/campaigns.js";
import { complaints } from "./table/complaints.js";
import { next } from "./table/next.js";
import { idle, notes } from "./table/notes.js";
import { oneCampaign, readings } from "./table/numbers.js";
import { joinSections, type Page, pageFor, paragraph } from "./table/page.js";
import { reconciliation } from "./table/reconciliation.js";
import { removed } from "./table/removed.js";
import { selfCheck } from "./table/self-check.js";
import { subscribers } from "./table/subscribers.js";
import { where } from "./table/where.js";

/** Enough to see a pattern, few enough to leave the answer on the screen. */
const TOP = 10;

/** The report for a terminal: the answer, the numbers, the reasons, what is missing, what to do. */
export function renderTable(report: Report, options: RenderOptions): string {
  const page = pageFor(options);
  const shown = excerpt(report, { top: options.top ?? TOP, mask: options.mask, neutralize: forTerminal });
  const [first = "", ...rest] = headline(shown.report.total, shown.suspicious);
  return joinSections([
    [...paragraph(first, page).map((line) => page.ink.strong(line)), ...paragraph(rest.join(" "), page)],
    numbers(shown.report, page),
    removed(shown.report, page),
    subscribers(shown, page),
    where(shown.report, page),
    selfCheck(shown.report.selfCheck, page),
    reconciliation(shown.report, page),
    complaints(shown.report, page),
    idle(shown.report.signals, page),
    notes(shown.report, page),
    next(shown.report, shown.verdicts, options.mask, page),
  ]);
}

function numbers(report: Report, page: Page): string[] {
  const [only] = report.campaigns;
  if (only === undefined) return [];
  const figures = report.campaigns.length === 1 ? oneCampaign(only, page) : manyCampaigns(report, page);
  return [...figures, ...readings(report, page)];
}
