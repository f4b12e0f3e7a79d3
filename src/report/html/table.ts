import { type Content, html, type Markup, prose, raw } from "./escape.js";

export interface Column<Row> {
  head: string;
  cell: (row: Row, index: number) => Content;
  /** Numbers are right-aligned in digits of equal width. */
  kind?: "number" | "bar" | "prose" | "date";
}

interface TableOptions<Row> {
  /** Unique on the page. */
  id: string;
  caption: string;
  /** The first column names the row. */
  columns: Column<Row>[];
  rows: readonly Row[];
  /** Written under the table, such as how many rows are left out. */
  note?: string | null;
}

function kindClass(kind: string | undefined): string {
  return kind === undefined ? "" : ` class="${kind}"`;
}

/** Table with caption and header cells in a region that scrolls by itself, so that the page never does. */
export function table<Row>(options: TableOptions<Row>): Markup {
  const { id, columns } = options;
  const head = columns.map((c) => `<th scope="col"${kindClass(c.kind)}>${html`${c.head}`}</th>`).join("");
  const body = options.rows.map((row, index) => {
    const cells = columns.map((c, at) => {
      const content = html`${c.cell(row, index)}`;
      return at === 0 ? `<th scope="row">${content}</th>` : `<td${kindClass(c.kind)}>${content}</td>`;
    });
    return `<tr>${cells.join("")}</tr>\n`;
  });
  return html`${frame(id, options.caption, head, body.join(""))}${options.note ? html`<p class="note">${prose(options.note)}</p>` : null}`;
}

/** The frame that all tables share; `head` and `body` are finished markup. */
export function frame(
  id: string,
  caption: string,
  head: string,
  body: string,
  attributes: Markup | null = null,
): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
<table id="${id}"${attributes}><caption id="${id}-caption">${caption}</caption>
<thead><tr>${raw(head)}</tr></thead>
<tbody>
${raw(body)}</tbody></table></div>`;
}

/** `Showing the first 20 of 48.`, or nothing when all are shown. */
export function cutNote(shown: number, all: number, what: string, file: string): string | null {
  return shown < all ? `The first ${shown} of ${all} ${what}; all are in ${file} (--out-dir).` : null;
}
