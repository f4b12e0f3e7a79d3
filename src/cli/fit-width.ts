/** Columns that must be left for a text beside its term; else it goes below. */
const NARROWEST_TEXT = 24;

/**
 * Breaks lines that are wider than a terminal at their blanks. What follows a gap of two blanks or more (a term and its
 * text) hangs under the text.
 */
export function fitWidth(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => (line.length <= width ? [line] : broken(line, width)))
    .join("\n");
}

function broken(line: string, width: number): string[] {
  const [, start = "", term = "", gap = "", rest = ""] = /^(\s*)(?:(\S.*?)( {2,})(?=\S))?(.*)$/.exec(line)!;
  const hang = start.length + term.length + gap.length;
  if (term === "") return words(rest, start, `${start}  `, width);
  if (width - hang >= NARROWEST_TEXT) return words(rest, start + term + gap, " ".repeat(hang), width);
  return [start + term, ...words(rest, `${start}    `, `${start}    `, width)];
}

function words(text: string, first: string, next: string, width: number): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
