import { scaleBand, scaleLinear } from "d3-scale";
import type { DelayBucket, Report } from "../../../domain/report.js";
import { html, type Markup } from "../escape.js";
import { capital, count, percent, plural, units } from "../format.js";
import { type Band, logBands } from "../log-axis.js";
import type { Section } from "../section.js";
import { chart, label, legend, line, NARROW, rect } from "../svg.js";
import { type Column, table } from "../table.js";

/** The buckets of all campaigns added up, in their order. */
export function allDelays(report: Report): DelayBucket[] {
  const sums = new Map<string, DelayBucket>();
  for (const { delays } of report.campaigns) {
    for (const d of delays) {
      const sum = sums.get(d.bucket);
      if (sum === undefined) sums.set(d.bucket, { ...d });
      else {
        sum.human += d.human;
        sum.automated += d.automated;
        sum.unsure += d.unsure;
      }
    }
  }
  return [...sums.values()];
}

export function clicksIn(d: DelayBucket): number {
  return d.human + d.unsure + d.automated;
}

/** Time from delivery to click: where machines and people part. */
export function delays(report: Report): Section | null {
  const id = "delays";
  const title = "How soon the clicks came";
  const buckets = allDelays(report);
  if (!buckets.some((d) => clicksIn(d) > 0)) {
    if (!report.total.totalClicks.reported) return null;
    return {
      id,
      title,
      body: html`<p>The files do not say when the clicks came, so their delay is unknown.</p>`,
    };
  }
  const figures = table({
    id: "delays-table",
    caption: "Clicks by time since delivery",
    columns: COLUMNS,
    rows: buckets,
  });
  return {
    id,
    title,
    body: html`<p>${intro(buckets)} ${EARLY_FROM[report.total.earlyFrom ?? ""]}</p>
${chart({
  id: "delays-chart",
  title: "Clicks by time since delivery",
  description: `${buckets.map(describe).join("; ")}.`,
  draw: (width) => (width <= NARROW ? lying(buckets, width) : standing(buckets, width)),
  below: html`${legend(["people", "unsure", "machine"])}<details><summary>The figures</summary>${figures}</details>`,
})}`,
  };
}

const EARLY_FROM: Record<string, string> = {
  delivery: "Time runs from each mail’s own delivery.",
  send: "Time runs from the sending of each mail; the files hold no delivery times.",
  inferred: "Time runs from the start of the campaign, which was inferred from its first events.",
};

const COLUMNS: Column<DelayBucket>[] = [
  { head: "Since delivery", cell: bucketName },
  { head: "Clicks", kind: "number", cell: (d) => count(clicksIn(d)) },
  { head: "People", kind: "number", cell: (d) => count(d.human) },
  { head: "Unsure", kind: "number", cell: (d) => count(d.unsure) },
  { head: "Machines", kind: "number", cell: (d) => count(d.automated) },
];

/** As it is shown: "10 s to 1 min" with its units kept together. */
export function bucketName(d: DelayBucket): string {
  return units(capital(d.bucket));
}

function describe(d: DelayBucket): string {
  return `${bucketName(d)}: ${plural(clicksIn(d), "click")}, ${count(d.automated)} by machines`;
}

function intro(buckets: DelayBucket[]): string {
  const all = buckets.reduce((sum, d) => sum + d.automated, 0);
  if (all === 0)
    return "No machine clicks were found at any delay. The axis is logarithmic: each step is a multiple of the one before.";
  const most = buckets.reduce((a, b) => (b.automated > a.automated ? b : a));
  const share = most.automated / all;
  const part = share > 0.5 ? "Most machine clicks" : "The largest part of the machine clicks";
  return `${part} (${percent(share)}) came ${units(most.bucket)} after delivery. The axis is logarithmic: each step is a multiple of the one before.`;
}

/** Three rectangles of one bucket, from people to machines. */
function parts(d: DelayBucket, draw: (from: number, to: number, shade: string) => Markup | null): Markup {
  const unsureEnd = d.human + d.unsure;
  return html`<title>${describe(d)}, ${count(d.unsure)} unsure, ${count(d.human)} by people</title>
${draw(0, d.human, "people")}${draw(d.human, unsureEnd, "unsure")}${draw(unsureEnd, clicksIn(d), "machine")}`;
}

/** Bars on a logarithmic axis of time, so that seconds and days can be read beside each other. */
function standing(buckets: DelayBucket[], width: number) {
  const [top, bottom] = [20, 250];
  const bands = bandsOf(buckets, width);
  const y = scaleLinear([0, Math.max(...buckets.map(clicksIn))], [bottom, top]).nice(4);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const content = html`${ticks.map((t) => [line(LEFT, y(t), width, y(t), "grid"), label(LEFT - 6, y(t) + 4, count(t), "end")])}
${buckets.map((d, i) => {
  const { from: left, to: right } = bands[i]!;
  const w = right - left - 2;
  return html`<g>${parts(d, (from, to, shade) => rect(left + 1, y(to), w, y(from) - y(to), shade))}
<rect class="hit" x="${Math.round(left)}" y="${top}" width="${Math.round(w)}" height="${bottom - top}"/>
${clicksIn(d) === 0 ? null : label((left + right) / 2, y(clicksIn(d)) - 6, count(clicksIn(d)), "middle", "figure small")}</g>`;
})}
${bands.map((band, i) => underBar(buckets[i]!, band, bottom))}
${line(LEFT, bottom, width, bottom, "axis")}`;
  return { height: bottom + 44, content };
}

const LEFT = 44;

/** Equal bars where the buckets name no spans of time. */
function bandsOf(buckets: DelayBucket[], width: number): Band[] {
  const names = buckets.map((d) => d.bucket);
  const bands = logBands(names, [LEFT, width - 2]);
  if (bands !== null) return bands;
  const x = scaleBand(names, [LEFT, width]);
  return names.map((name) => ({ from: x(name)!, to: x(name)! + x.bandwidth(), edge: "" }));
}

/** The time at the left edge of a bar; names under bars without one. */
function underBar(d: DelayBucket, { from, to, edge }: Band, bottom: number): Markup {
  if (edge !== "")
    return html`${line(from, bottom, from, bottom + 5, "axis")}${label(from, bottom + 20, edge, "middle")}`;
  const words = bucketName(d).split(" ");
  return html`${words.map((word, i) => label((from + to) / 2, bottom + 20 + i * 15, word, "middle"))}`;
}

function lying(buckets: DelayBucket[], width: number) {
  const [left, step] = [104, 28];
  const x = scaleLinear([0, Math.max(...buckets.map(clicksIn))], [left, width - 44]);
  const content = buckets.map((d, i) => {
    const y = i * step + 4;
    return html`<g>${parts(d, (from, to, shade) => rect(x(from), y, x(to) - x(from), step - 8, shade))}
${label(left - 8, y + 14, bucketName(d), "end")}
${label(x(clicksIn(d)) + 6, y + 14, count(clicksIn(d)), "start", "figure small")}</g>`;
  });
  return {
    height: buckets.length * step + 6,
    content: html`${content}${line(left, 0, left, buckets.length * step, "axis")}`,
  };
}
