import { scaleLinear } from "d3-scale";
import type { FollowedUp, Report, SelfCheck } from "../../../domain/report.js";
import { html, type Markup } from "../escape.js";
import { count, percent, plural, sentence, tickPercent } from "../format.js";
import type { Section } from "../section.js";
import { anchorFor, chart, label, line, NARROW, whisker } from "../svg.js";

/** Do removed clicks convert like kept ones? Then too much was removed. */
export function selfCheck(report: Report): Section | null {
  const id = "self-check";
  const title = "Check against conversions";
  const check = report.selfCheck;
  if (check === null) {
    if (!report.total.totalClicks.reported) return null;
    return {
      id,
      title,
      body: html`<p>Without conversions this check is not possible. Add orders, forms or replies with <code>--conversions</code>.</p>`,
    };
  }
  return {
    id,
    title,
    body: html`<p class="${check.warning ? "statement warning" : "statement"}">${check.warning ? "Warning: " : ""}${sentence(check.statement)}</p>
<p>Machines do not buy. If the removed clicks led to conversions as often as the kept ones, the audit would have removed people.</p>
${chart({
  id: "self-check-chart",
  title: "Conversions after kept and after removed clicks",
  description: `${describe("Kept", check.kept)} ${describe("Removed", check.removed)}`,
  draw: (width) => drawing(check, width),
})}`,
  };
}

function describe(name: string, side: FollowedUp): string {
  if (side.messages === 0) return `${name}: none.`;
  return `${name}: ${count(side.converted)} of ${plural(side.messages, "mail")} converted, ${percent(side.rate)} (${percent(side.low)} to ${percent(side.high)}).`;
}

function drawing(check: SelfCheck, width: number): { height: number; content: Markup } {
  const x = scaleLinear(
    [0, Math.max(check.kept.high ?? 0, check.removed.high ?? 0, 0.001)],
    [4, width - 28],
  ).nice(4);
  const content = html`${x.ticks(width <= NARROW ? 3 : 6).map((t) => [line(x(t), 10, x(t), 124, "grid"), label(x(t), 142, tickPercent(t), anchorFor(x(t), 4, width))])}
${side("Kept clicks", check.kept, 50, "people", x)}
${side("Removed clicks", check.removed, 106, "machine", x)}
${line(4, 124, width, 124, "axis")}`;
  return { height: 150, content };
}

function side(
  name: string,
  { messages, converted, rate, low, high }: FollowedUp,
  y: number,
  who: string,
  x: (n: number) => number,
): Markup {
  if (rate === null || low === null || high === null)
    return label(8, y - 20, `${name}: none`, "start", "figure haloed");
  const mark =
    who === "people"
      ? html`<circle class="people" cx="${Math.round(x(rate))}" cy="${y}" r="6"/>`
      : html`<rect class="machine" x="${Math.round(x(rate) - 6)}" y="${y - 6}" width="12" height="12"/>`;
  return html`<g><title>${describe(name, { messages, converted, rate, low, high })}</title>
${label(8, y - 20, `${name}: ${percent(rate)} (${count(converted)} of ${count(messages)})`, "start", "figure haloed")}
${whisker(x(low), x(high), y, `whisker ${who}-line`)}${mark}</g>`;
}
