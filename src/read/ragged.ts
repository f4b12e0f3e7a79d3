const LF = 10;
const CR = 13;
const QUOTE = 34;

/** The cells of a record that is sound but for their number, which begins there. */
export function raggedCells(bytes: Buffer, from: number, delimiter: string): string[] {
  const stop = delimiter.charCodeAt(0);
  const cells: string[] = [];
  for (let at = from; ; at++) {
    const isQuoted = bytes[at] === QUOTE;
    const end = isQuoted ? endInQuotes(bytes, at + 1) : endOfPlain(bytes, at, stop);
    const text = bytes.toString("utf8", isQuoted ? at + 1 : at, end);
    cells.push(isQuoted ? text.replaceAll('""', '"') : text);
    at = isQuoted ? end + 1 : end;
    if (bytes[at] !== stop) return cells;
  }
}

function endInQuotes(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(QUOTE, from);
  while (bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  return at;
}

function endOfPlain(bytes: Buffer, from: number, stop: number): number {
  let at = from;
  while (bytes[at] !== stop && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}
