import { inMailOrder, type RankedLink } from "../link-ranks.js";
import { html, type Markup, raw, value } from "./escape.js";
import { count, percent } from "./format.js";
import { frame } from "./table.js";

/** Longer mails are digests: their map is the table of links. */
const LONGEST = 40;
/** A map of one or two links shows nothing. */
const SHORTEST = 3;
/** Shades of the style sheet, from none to the most clicked link. */
const SHADES = 6;

/**
 * The mail from top to bottom, twice: as reported and as people clicked, each shaded on its own scale. A table, because
 * every field of the map carries its number. Null where the order of the links is not known.
 */
export function clickMap(campaign: string, links: readonly RankedLink[], index: number): Markup | null {
  const rows = inMailOrder(links);
  if (rows === null || rows.length < SHORTEST || rows.length > LONGEST) return null;
  const reported = sum(rows, (row) => row.reported);
  const people = sum(rows, (row) => row.adjusted);
  if (reported === 0 || people === 0) return null;
  const most = {
    reported: Math.max(...rows.map((row) => row.reported)),
    people: Math.max(...rows.map((row) => row.adjusted)),
  };
  const head = ["Link, in the order of the mail", "Reported", "People"]
    .map((text, i) => `<th scope="col"${i === 0 ? "" : ' class="number"'}>${text}</th>`)
    .join("");
  const body = rows.map(
    ({ link, reported: theirs, adjusted }) =>
      `<tr><th scope="row">${html`<span class="place">${count(link.position)}</span> <span class="link">${value(shortened(link.link))}</span>`}</th>${cell(theirs, most.reported, reported, "m")}${cell(adjusted, most.people, people, "h")}</tr>\n`,
  );
  return frame(
    `map-${index + 1}`,
    `Click map of ${campaign}: each link’s share of the clicks`,
    head,
    body.join(""),
    raw(' class="heat map"'),
  );
}

function sum(rows: readonly RankedLink[], of: (row: RankedLink) => number): number {
  return rows.reduce((all, row) => all + of(row), 0);
}

function cell(n: number, most: number, all: number, shade: string): string {
  const level = Math.round(n) === 0 ? 0 : Math.max(1, Math.ceil((n / most) * SHADES));
  return `<td class="number ${shade}${level}">${level === 0 ? "–" : percent(n / all)}</td>`;
}

/** The address without what all links share; the whole address stands in the table of links. */
function shortened(link: string): string {
  return link.replace(/^https?:\/\/(www\.)?/i, "").replace(/[?#].*$/s, "");
}
