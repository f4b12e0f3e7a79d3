/**
 * One function per sink through which all text from the data goes. Subscribers choose their own names, so any text may
 * hold terminal commands, spreadsheet formulas or markup. (The HTML report has its own in `html/escape.ts`.)
 */

// Cc: C0, DEL and C1, so ESC and with it every CSI and OSC sequence. Cf: bidi controls, zero-width characters, tags.
// Zl and Zp: line and paragraph separators. Cs: lone surrogates. 115F, 1160, 3164 and FFA0 are letters that show nothing.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;
// A joiner between two pictures only glues them into one picture, whose width every terminal sees differently.
const EMOJI_GLUE =
  /(?<=\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)\u200d(?=\p{Extended_Pictographic})/gu;
// They choose between drawings of the same character and make its width uncertain.
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Text for a terminal: whatever is invisible or moves the cursor is shown as an escape (`\x1b`, `\u202e`). */
export function forTerminal(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(EMOJI_GLUE, "").replace(VARIATION, "").replace(UNSEEN, spellOut);
}

function spellOut(character: string): string {
  const hex = character.codePointAt(0)!.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}

// Besides = + - @ (OWASP, CSV Injection) and control characters (ASVS 1.2.10), what a spreadsheet may fold into one of
// them: full-width, small and superscript forms, with blanks or invisible characters in front.
const BLANK_START = /^[\s\p{Cc}\p{Cf}]+/u;
const CONTROL_START = /^\p{Cc}/u;
// What nearly every cell is: spared the rest, since cells are many.
const PLAIN_CELL = /^(?:[A-Za-z0-9][ -~]*)?$/;
const TRIGGERS = "=+-@\u2212";

/** What {@link plainCell} finds. */
export const PLAIN = 0;
const PLAIN_QUOTED = 1;
export const NOT_PLAIN = 2;

/**
 * The same question of UTF-8: whether `bytes[start..end)` may stand in a CSV file as it is.
 * @returns PLAIN, PLAIN_QUOTED where it needs quotes around it, NOT_PLAIN where {@link forCsv} must look
 */
export function plainCell(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return PLAIN;
  const first = bytes[start]! | 0x20;
  if (!((first >= 0x61 && first <= 0x7a) || (bytes[start]! >= 0x30 && bytes[start]! <= 0x39)))
    return NOT_PLAIN;
  let found = PLAIN;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x20 || byte > 0x7e) return NOT_PLAIN;
    if (byte === 0x22 || byte === 0x2c) found = PLAIN_QUOTED;
  }
  return found;
}

/**
 * Text for a cell of a CSV file: a formula is disarmed by an apostrophe in front. A cell that begins with an apostrophe
 * gets one more, so that reading strips exactly one ({@link fromCsv}) and gives back the same text.
 */
export function forCsv(text: string): string {
  if (PLAIN_CELL.test(text)) return text;
  const sound = withoutLoneSurrogates(text);
  return sound.startsWith("'") || isFormula(sound) ? `'${sound}` : sound;
}

// Controls, lone surrogates, bidi controls and line separators.
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Like {@link forCsv}, for files that people print: controls are spelled out, so a record is a line. */
export function forPrintedCsv(text: string): string {
  if (PLAIN_CELL.test(text)) return text;
  return forCsv(text.replace(UNSAFE, spellOut));
}

/** The text of a cell that {@link forCsv} wrote. */
export function fromCsv(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

function isFormula(text: string): boolean {
  if (CONTROL_START.test(text)) return true;
  const start = text.replace(BLANK_START, "");
  if (start === "") return false;
  const first = String.fromCodePoint(start.codePointAt(0)!).normalize("NFKC");
  return TRIGGERS.includes(first.charAt(0));
}

function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

const MARKDOWN = /[\\*_{}[\]#!~$]/g;
const HTML: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
// What a renderer turns into a link or a mention by itself, even when written as an entity; not so inside code.
const LINKED = /[@#]|:\/\/|www\./i;
// A list, heading line or rule, if it came to stand at the start of a line.
const LINE_START = /^(?:[-+=]|\d{1,9}[.)](?= |$))/;

/** Text inside a line or a table cell of Markdown: no markup, link, mention, HTML or line break survives. */
export function forMarkdown(text: string): string {
  return forTerminal(text)
    .split(" ")
    .map(markdownWord)
    .join(" ")
    .replace(LINE_START, (start) => `\\${start}`);
}

function markdownWord(word: string): string {
  // Bars end a table cell even inside code, and backticks end the code: both stay outside, as entities.
  return word
    .split(/([|`])/)
    .map((part) => {
      if (part === "|") return "&#124;";
      if (part === "`") return "&#96;";
      return LINKED.test(part) ? `\`${part}\`` : escapeMarkdown(part);
    })
    .join("");
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>]/g, (character) => HTML[character]!)
    .replace(MARKDOWN, (character) => `\\${character}`);
}

const XML: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
// Code points that XML 1.0 does not allow even as references (section 2.2) and that forTerminal leaves alone.
const NOT_XML = /[\ufffe\uffff]/g;

/** Text of an XML attribute or element; what XML cannot hold is spelled out. */
export function forXml(text: string): string {
  return forTerminal(text)
    .replace(NOT_XML, spellOut)
    .replace(/[&<>"']/g, (character) => XML[character]!);
}

/** Message of a GitHub workflow command: `%` encoded first, so that nothing can start a second command. */
export function forGithub(text: string): string {
  return forTerminal(text).replace(/%/g, "%25");
}

/** Property (`title=...`) of a GitHub workflow command: `:` and `,` would end it. */
export function forGithubProperty(text: string): string {
  return forGithub(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// JSON.stringify escapes C0 and lone surrogates itself.
const JSON_UNSEEN = /[\x7f-\x9f\u2028\u2029\p{Cf}]/gu;

/** JSON text with everything invisible as `\uXXXX`: the same value when parsed, harmless on a terminal. */
export function forJson(json: string): string {
  return json.replace(JSON_UNSEEN, (character) => {
    let escaped = "";
    for (let i = 0; i < character.length; i++) {
      escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
    }
    return escaped;
  });
}
