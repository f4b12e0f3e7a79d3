import { html, type Markup } from "./escape.js";

/** Width in user units of the drawing for screens of at least 720 px and for paper, and for phones. */
const WIDE = 720;
export const NARROW = 328;

interface ChartOptions {
  id: string;
  /** Short name of the chart, read out first and shown on hover. */
  title: string;
  /** What the chart shows, in a sentence with its figures: the text alternative. */
  description: string;
  draw: (width: number) => { height: number; content: Markup };
  /** Legend, note or figures under the chart. */
  below?: Markup | null;
}

/**
 * A chart drawn twice: a picture that is scaled down to a phone cannot be read, so each width gets its own layout and
 * the style sheet shows one of them (the other is hidden from screen readers too).
 */
export function chart(options: ChartOptions): Markup {
  return html`<figure>${drawing(options, WIDE, "wide")}${drawing(options, NARROW, "narrow")}${options.below}</figure>`;
}

function drawing(options: ChartOptions, width: number, size: "wide" | "narrow"): Markup {
  const { height, content } = options.draw(width);
  const id = `${options.id}-${size}`;
  return html`<svg class="chart ${size}" viewBox="0 0 ${width} ${height}" role="img" tabindex="0" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">${options.title}</title><desc id="${id}-d">${options.description}</desc>
${content}</svg>`;
}

/** Coordinates with at most one decimal: crisp enough, and the same bytes everywhere. */
export function at(n: number): string {
  return String(Math.round(n * 10) / 10);
}

export function rect(x: number, y: number, width: number, height: number, shade: string): Markup | null {
  if (width <= 0 || height <= 0) return null;
  return html`<rect class="${shade}" x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"/>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, look: string): Markup {
  return html`<line class="${look}" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`;
}

type Anchor = "start" | "middle" | "end";

export function label(x: number, y: number, text: string, anchor: Anchor = "start", look = "tick"): Markup {
  return html`<text class="${look}" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${text}</text>`;
}

/** Where a text of this many characters must be anchored at `x` to stay inside the drawing (7 units a character). */
export function anchorFor(x: number, characters: number, width: number): Anchor {
  const half = characters * 3.7;
  if (x - half < 0) return "start";
  return x + half > width ? "end" : "middle";
}

/** A range with caps at both ends. */
export function whisker(low: number, high: number, y: number, look: string): Markup {
  const cap = 5;
  return html`<path class="${look}" d="M${at(low)},${at(y - cap)}V${at(y + cap)}M${at(low)},${at(y)}H${at(high)}M${at(high)},${at(y - cap)}V${at(y + cap)}"/>`;
}

/** People plain, machines hatched, unsure dotted: told apart without colour. Must not be display:none. */
export const PATTERNS: Markup = html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="machine-ground" width="6" height="6"/><rect class="machine-ink" width="1.5" height="6"/></pattern>
<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="unsure-ground" width="5" height="5"/><circle class="unsure-ink" cx="2.5" cy="2.5" r="1.1"/></pattern>
</defs></svg>
`;

const MEANINGS = { people: "people", unsure: "unsure", machine: "machines" } as const;

/** What the marks of a chart mean, each drawn in a field of 18 by 14. */
export function keyList(items: [mark: Markup, meaning: string][]): Markup {
  return html`<ul class="legend">${items.map(
    ([mark, meaning]) =>
      html`<li><svg viewBox="0 0 18 14" width="18" height="14" aria-hidden="true" focusable="false">${mark}</svg> ${meaning}</li>`,
  )}</ul>`;
}

/** What the shades mean. */
export function legend(shades: readonly (keyof typeof MEANINGS)[]): Markup {
  return keyList(
    shades.map((shade) => [
      html`<rect class="${shade}" x="1" y="2" width="16" height="10"/>`,
      MEANINGS[shade],
    ]),
  );
}
