/** Markup that is already safe. Only {@link html} and {@link raw} make one, so nothing reaches the page unescaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: text is escaped, markup is kept, lists are joined, empty values vanish. */
export type Content = Markup | string | number | null | undefined | readonly Content[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const SPECIAL = /[&<>"']/g;
// Controls, lone surrogates, and marks that change the order of what is read or hide letters. Zero-width joiners stay:
// names in Persian or Hindi and many emoji need them.
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

function visible(character: string): string {
  if (character === "\n" || character === "\t") return " ";
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Text that is safe as a text node and inside a quoted attribute; invisible characters are spelled out (`\u202e`). */
export function escapeText(text: string): string {
  return text.replace(INVISIBLE, visible).replace(SPECIAL, (character) => ENTITIES[character]!);
}

function render(content: Content): string {
  if (content === null || content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "string") return escapeText(content);
  if (typeof content === "number") return String(content);
  return content.map(render).join("");
}

/** Template tag: `` html`<p>${text}</p>` `` escapes every value; attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Markup {
  let out = parts[0]!;
  for (let i = 0; i < values.length; i++) out += render(values[i]) + parts[i + 1]!;
  return new Markup(out);
}

/** Own markup that no data went into, such as the style sheet. */
export function raw(text: string): Markup {
  return new Markup(text);
}

/** Longest value shown: tracked links run to thousands of characters and say nothing after the first few hundred. */
const LONGEST = 240;

/** A value from the data: isolated from the reading direction around it, and cut where it is very long. */
export function value(text: string): Markup {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return html`<bdi>${cut}</bdi>`;
}

/** An address, which may break before its @ but nowhere else if there is room. */
export function address(text: string): Markup {
  const at = text.lastIndexOf("@");
  if (at < 1 || text.length > LONGEST) return value(text);
  return html`<bdi>${text.slice(0, at)}<wbr>${text.slice(at)}</bdi>`;
}

/** A sentence in which flags of the command line are set as code, so that they do not break at their hyphens. */
export function prose(text: string): Markup {
  const parts = text.split(/(--[a-z][a-z-]{1,30})/);
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
