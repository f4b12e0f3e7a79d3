/** How many cells of a terminal a text fills, and cutting and wrapping that keeps graphemes whole. */

// East Asian Wide and Fullwidth (Unicode Annex 11) by block, and what is drawn as a picture.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
// Marks sit on the letter before them; a skin tone colours it; Hangul vowels and finals join their initial.
const NARROWEST = /[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}\u1160-\u11ff]/u;
const FLAG_HALF = /\p{Regional_Indicator}/u;
const PRINTABLE_ASCII = /^[ -~]*$/;

// A figure stays with its unit.
const BREAK = / (?!(?:s|min|h|days?|%)(?![\p{L}\p{N}]))/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Cells of a terminal. The text holds no control characters. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (NARROWEST.test(character)) return 0;
  if (FLAG_HALF.test(character)) return 1;
  return WIDE.test(character) ? 2 : 1;
}

/** At most `width` cells of the text; a cut is shown by `...`. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const mark = ".".repeat(Math.min(3, width));
  return head(text, width - mark.length) + mark;
}

/** As many whole graphemes from the start as fit. */
function head(text: string, width: number): string {
  let filled = 0;
  let out = "";
  // A grapheme of a hundred combining marks is one cell wide, so the text is bounded before it is taken apart.
  for (const { segment } of graphemes.segment(text.slice(0, width * 16))) {
    filled += displayWidth(segment);
    if (filled > width) break;
    out += segment;
  }
  return out;
}

/** Lines of at most `width` cells, broken at blanks; a word that is longer than a line is broken between graphemes. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(BREAK)) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (displayWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (displayWidth(line) > width) {
      // At least one grapheme, or a wide one on a line of one cell would never end.
      const part = head(line, width) || [...graphemes.segment(line)][0]!.segment;
      lines.push(part);
      line = line.slice(part.length);
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}
