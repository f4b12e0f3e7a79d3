import type { Report, TrendPoint } from "../../../domain/report.js";
import { html, type Markup, value } from "../escape.js";
import { count, moment, percent, range } from "../format.js";
import type { Section } from "../section.js";
import { chart, keyList, NARROW } from "../svg.js";
import { type Column, cutNote, table } from "../table.js";
import { trendDrawing } from "../trend-drawing.js";

/** Two years of weekly mailings; more marks than that cannot be told apart. */
const DRAWN = 104;
const DRAWN_NARROW = 24;
const ROWS = 300;

const CHANGES = {
  up: html`<span class="up">▲ up</span>`,
  down: html`<span class="down">▼ down</span>`,
  "within range": html`<span class="same">within range</span>`,
};

const COLUMNS: Column<TrendPoint>[] = [
  { head: "Campaign", cell: (p) => value(p.campaign) },
  { head: "Sent", kind: "date", cell: (p) => moment(p.sentAt, true) },
  { head: "Delivered", kind: "number", cell: (p) => count(p.delivered) },
  { head: "Reported", kind: "number", cell: (p) => percent(p.clickRate.reported) },
  { head: "People", kind: "number", cell: (p) => html`<strong>${percent(p.clickRate.adjusted)}</strong>` },
  { head: "Range", kind: "number", cell: (p) => range(p.clickRate, percent) },
  { head: "Machine clicks", kind: "number", cell: (p) => percent(p.automatedShare) },
  { head: "Change", cell: (p) => (p.change === null ? "–" : CHANGES[p.change]) },
];

const KEY = keyList([
  [
    html`<path class="range" d="M9,2V12"/><circle class="dot" cx="9" cy="7" r="4"/>`,
    "people, with the range",
  ],
  [html`<circle class="dot moved" cx="9" cy="7" r="4"/>`, "changed beyond the ranges"],
  [html`<circle class="ring" cx="9" cy="7" r="4.5"/>`, "reported"],
  [html`<rect class="machine" x="1" y="2" width="16" height="10"/>`, "share of machine clicks"],
]);

/**
 * Campaigns in time order, with what changed beyond its range and where the series breaks. Nothing where there are no clicks: a
 * series of zeros would look like one of bad campaigns.
 */
export function trend(report: Report): Section | null {
  const all = report.trend;
  if (all.length < 2 || !report.total.totalClicks.reported) return null;
  const rows = all.slice(-ROWS);
  return {
    id: "trend",
    title: "Campaign by campaign",
    body: html`<p>${summary(all)}</p>
${figure(all)}
${breaks(all)}
${table({ id: "trend-table", caption: "Click rates of the campaigns, oldest first", columns: COLUMNS, rows, note: cutNote(rows.length, all.length, "campaigns", "campaigns.csv")?.replace("first", "last") })}`,
  };
}

function summary(all: TrendPoint[]): string {
  const moved = all.filter((p) => p.change === "up" || p.change === "down").length;
  if (moved === 0) return "No campaign differs from the one before it by more than the ranges allow.";
  const verb = moved === 1 ? "campaign differs" : "campaigns differ";
  return `${moved} of ${all.length} ${verb} from the one before by more than the ranges allow. The other ups and downs may be chance.`;
}

function figure(all: TrendPoint[]): Markup | null {
  if (!all.some((p) => p.clickRate.adjusted !== null || p.clickRate.reported !== null)) return null;
  return chart({
    id: "trend-chart",
    title: "Click rate over the campaigns",
    description: `${all.slice(-DRAWN).map(describe).join("; ")}.`,
    draw: (width) => trendDrawing(all.slice(width <= NARROW ? -DRAWN_NARROW : -DRAWN), width),
    below: KEY,
  });
}

function describe(p: TrendPoint): string {
  return `${p.campaign}: people ${percent(p.clickRate.adjusted)}, reported ${percent(p.clickRate.reported)}`;
}

function breaks(all: TrendPoint[]): Markup | null {
  const broken = all.filter((p) => p.breaks.length > 0);
  if (broken.length === 0) return null;
  return html`<p>Campaigns on the two sides of a break (dashed line) cannot be compared:</p>
<ul>${broken.map((p) => html`<li>${value(p.campaign)}: ${p.breaks.join(" ")}</li>`)}</ul>`;
}
