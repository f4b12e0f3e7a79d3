import { countLines, isLineEnd, nextLine } from "./lines.js";
import type { Position } from "./position.js";
import { type Dialect, RecordScanner } from "./scan.js";

/** A record at the head of a file, read only to find out how the file is written. */
export interface HeadRecord {
  offset: number;
  /** Offset after it. */
  next: number;
  line: number;
  cells: string[];
  /** Breaks the quoting rules; it was cut at its line end and not split. */
  broken: boolean;
  /** Cells that were written with quotes. */
  quoted: number;
}

function cellsOf(
  head: Buffer,
  scanner: RecordScanner,
  dialect: Dialect,
): { cells: string[]; quoted: number } {
  const cells: string[] = [];
  let quoted = 0;
  const quote = dialect.quote ?? "";
  for (let cell = 0; cell < scanner.bounds.length; cell += 2) {
    const start = scanner.bounds[cell]!;
    const text = head.toString("utf8", start, scanner.bounds[cell + 1]!);
    const isQuoted = quote !== "" && head[start - 1] === quote.charCodeAt(0);
    if (isQuoted) quoted++;
    cells.push(isQuoted ? text.replaceAll(quote + quote, quote) : dialect.padded ? text.trim() : text);
  }
  return { cells, quoted };
}

/**
 * Splits the head of a file by a dialect. Blank lines are left out; a record cut by the end of the head too.
 * @param limit records at most; 500 are enough to tell dialects apart
 */
export function headRecords(
  head: Buffer,
  complete: boolean,
  dialect: Dialect,
  from: Position,
  limit = 500,
): HeadRecord[] {
  const scanner = new RecordScanner(dialect);
  const records: HeadRecord[] = [];
  let { offset: at, line } = from;
  while (at < head.length && records.length < limit) {
    const sound = scanner.scan(head, at);
    let next = sound ? scanner.next : nextLine(head, at);
    if (next === -1) next = head.length;
    const isCut = !complete && (next >= head.length || scanner.problem === "unclosed");
    if (isCut && records.length > 0) break;
    if (!isLineEnd(head[at])) {
      const text = sound ? cellsOf(head, scanner, dialect) : { cells: [lineText(head, at, next)], quoted: 0 };
      records.push({ offset: at, next, line, ...text, broken: !sound });
    }
    line += countLines(head, at, next);
    at = next;
  }
  return records;
}

/** The text of the lines in [from, to) without the last line end. */
export function lineText(head: Buffer, from: number, to: number): string {
  let end = to;
  while (end > from && isLineEnd(head[end - 1])) end--;
  return head.toString("utf8", from, end);
}
