import type { ClickCounts } from "../../domain/report.js";
import { html, type Markup } from "./escape.js";
import { plural } from "./format.js";
import { rect } from "./svg.js";

const WIDTH = 140;
const HEIGHT = 12;

/** A bar beside the figures of a table row; the figures are in the cells, so readers skip the picture. */
function miniature(title: string, parts: [shade: string, length: number][], longest: number): Markup {
  let x = 0;
  const bars = parts.map(([shade, length]) => {
    const width = longest > 0 ? (length / longest) * (WIDTH - 1) : 0;
    const bar = rect(x + 0.5, 0.5, width, HEIGHT - 1, shade);
    x += width;
    return bar;
  });
  return html`<svg class="mini" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><title>${title}</title>${bars}</svg>`;
}

/** Clicks of a row split into people, unsure and machines, on the scale of the longest row. */
export function clicksBar(clicks: ClickCounts, longest: number): Markup {
  const title = `${plural(clicks.human, "click")} by people, ${clicks.unsure} unsure, ${clicks.automated} by machines`;
  const parts: [string, number][] = [
    ["people", clicks.human],
    ["unsure", clicks.unsure],
    ["machine", clicks.automated],
  ];
  return miniature(title, parts, longest);
}

/** One figure split into what people made and what was reported beyond that. */
export function adjustedBar(reported: number, adjusted: number, longest: number): Markup {
  const parts: [string, number][] = [
    ["people", adjusted],
    ["machine", Math.max(0, reported - adjusted)],
  ];
  return miniature(
    `${plural(adjusted, "click")} by people of ${plural(reported, "click")} reported`,
    parts,
    longest,
  );
}

/** A plain hatched bar for what machines did. */
export function machineBar(n: number, longest: number): Markup {
  return miniature(plural(n, "click"), [["machine", n]], longest);
}
