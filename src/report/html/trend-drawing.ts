import { type ScaleLinear, type ScalePoint, scaleLinear, scalePoint } from "d3-scale";
import { line as d3line } from "d3-shape";
import type { TrendPoint } from "../../domain/report.js";
import { html, type Markup } from "./escape.js";
import { moment, percent, range, tickPercent } from "./format.js";
import { at, label, line, rect } from "./svg.js";

const LEFT = 52;
const TOP = 14;
const BOTTOM = 214;
/** Strip with the share of machine clicks, under the rates. */
const STRIP = { top: 252, bottom: 292 };
const HEIGHT = 312;
/** Room for one date on the axis. */
const DATE_WIDTH = 58;

interface Scales {
  x: ScalePoint<number>;
  y: ScaleLinear<number, number>;
  share: ScaleLinear<number, number>;
}

/** Rates with ranges above, share of machine clicks below, one column a campaign. */
export function trendDrawing(points: TrendPoint[], width: number): { height: number; content: Markup } {
  const highest = points.reduce(
    (n, p) => Math.max(n, p.clickRate.high ?? 0, p.clickRate.adjusted ?? 0, p.clickRate.reported ?? 0),
    0,
  );
  const scales: Scales = {
    x: scalePoint(points.keys(), [LEFT + 14, width - 22]),
    y: scaleLinear([0, highest || 1], [BOTTOM, TOP]).nice(5),
    share: scaleLinear([0, 1], [STRIP.bottom, STRIP.top]),
  };
  const every = Math.ceil((points.length * DATE_WIDTH) / (width - LEFT));
  const content = html`${scales.y.ticks(5).map((t) => [line(LEFT, scales.y(t), width, scales.y(t), "grid"), label(LEFT - 8, scales.y(t) + 4, tickPercent(t), "end")])}
${peoplePath(points, scales)}
${points.map((p, i) => column(p, i, scales, width / points.length))}
${points.map((_, i) => (i % every === 0 ? label(scales.x(i)!, BOTTOM + 20, dateOf(points, i), "middle") : null))}
${line(LEFT, BOTTOM, width, BOTTOM, "axis")}${line(LEFT, STRIP.bottom, width, STRIP.bottom, "axis")}
${label(LEFT - 8, STRIP.top + 8, "100 %", "end")}${label(LEFT - 8, STRIP.bottom, "0 %", "end")}`;
  return { height: HEIGHT, content };
}

/** Month and day, or year and month in a series over years; the place in the series where the time is unknown. */
function dateOf(points: TrendPoint[], i: number): string {
  const { sentAt } = points[i]!;
  if (sentAt === null) return String(i + 1);
  const years = new Set(points.map((p) => p.sentAt?.slice(0, 4)));
  const day = moment(sentAt, true);
  return years.size > 1 ? day.slice(0, 7) : day.slice(5);
}

/** Thin guide through the people's rates; interrupted where the series breaks. */
function peoplePath(points: TrendPoint[], { x, y }: Scales): Markup {
  const paths: Markup[] = [];
  let from = 0;
  for (let i = 1; i <= points.length; i++) {
    if (i < points.length && points[i]!.breaks.length === 0) continue;
    const start = from;
    const guide = d3line<TrendPoint>()
      .defined((p) => p.clickRate.adjusted !== null)
      .x((_, k) => x(start + k)!)
      .y((p) => y(p.clickRate.adjusted!))
      .digits(1);
    const d = guide(points.slice(from, i));
    if (d) paths.push(html`<path class="guide" d="${d}"/>`);
    from = i;
  }
  return html`${paths}`;
}

function column(p: TrendPoint, i: number, { x, y, share }: Scales, room: number): Markup {
  const cx = x(i)!;
  const { reported, adjusted, low, high } = p.clickRate;
  const bar = Math.min(18, room * 0.6);
  const half = bar / 2;
  const size = Math.min(5, Math.max(2.2, room * 0.28));
  const moved = p.change === "up" || p.change === "down";
  return html`<g><title>${hover(p)}</title>
${p.breaks.length > 0 ? line(cx - room / 2, TOP - 10, cx - room / 2, STRIP.bottom, "break") : null}
<rect class="hit" x="${at(cx - room / 2)}" y="${TOP}" width="${at(room)}" height="${STRIP.bottom - TOP}"/>
${p.automatedShare === null ? null : rect(cx - half, share(p.automatedShare), bar, STRIP.bottom - share(p.automatedShare), "machine")}
${low === null || high === null ? null : line(cx, y(low), cx, y(high), "range")}
${reported === null ? null : html`<circle class="ring" cx="${at(cx)}" cy="${at(y(reported))}" r="${at(size)}"/>`}
${adjusted === null ? null : html`<circle class="${moved ? "dot moved" : "dot"}" cx="${at(cx)}" cy="${at(y(adjusted))}" r="${at(size)}"/>`}</g>`;
}

function hover(p: TrendPoint): string {
  const change = p.change === null ? "" : `; against the one before: ${p.change}`;
  return `${p.campaign}: people ${percent(p.clickRate.adjusted)} (${range(p.clickRate, percent)}), reported ${percent(p.clickRate.reported)}, machine clicks ${percent(p.automatedShare)}${change}${p.breaks.map((b) => `; ${b}`).join("")}`;
}
