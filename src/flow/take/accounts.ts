import type { RejectedRow } from "../../domain/options.js";
import type { Accounting } from "../../domain/report.js";

/** Longest excerpt of a rejected record that is kept. */
const RAW_LIMIT = 8192;
/** Rejected rows, and characters of them, that are kept as text; all are counted. */
const KEPT = 100_000;
const KEPT_TEXT = 1 << 25;

/** Reasons to skip a row that are told apart, and counted apart: a word of the file may be part of one, and each row may have another. */
const TOLD = 1_000;
const COUNTED = 100_000;

/** Where every record of one table went. */
export class Account {
  readonly path: string;
  rows = 0;
  analysed = 0;
  duplicates = 0;
  rejected = 0;
  /** Analysed rows with a time that may be either of two instants. */
  ambiguous = 0;
  /** A header with other columns came in the middle. */
  joined = false;
  /** Earliest and latest instant that a row names, in ms since 1970 UTC; NaN when no row has a time. */
  from = Number.NaN;
  to = Number.NaN;
  readonly skipped = new Map<string, number>();
  readonly rejects: RejectedRow[] = [];
  #keptText = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** @param time NaN when the row has none */
  at(time: number): void {
    if (Number.isNaN(time)) return;
    if (!(time >= this.from)) this.from = time;
    if (!(time <= this.to)) this.to = time;
  }

  skip(reason: string): void {
    const told = this.skipped.has(reason) || this.skipped.size < COUNTED ? reason : withoutWord(reason);
    this.skipped.set(told, (this.skipped.get(told) ?? 0) + 1);
  }

  reject(line: number, record: number, reason: string, raw: string): void {
    this.rejected++;
    if (this.rejects.length >= KEPT || this.#keptText >= KEPT_TEXT) return;
    // Copied, for a slice keeps all of a record of megabytes alive.
    const excerpt = raw.length > RAW_LIMIT ? Buffer.from(raw.slice(0, RAW_LIMIT), "utf16le") : null;
    this.rejects.push({ file: this.path, line, record, reason, raw: excerpt?.toString("utf16le") ?? raw });
    this.#keptText += Math.min(raw.length, RAW_LIMIT);
  }

  /** The counts, once they add up: a row that went nowhere is a bug that must not pass as a number. */
  get accounting(): Accounting {
    const skipped = told(this.skipped);
    let sum = this.analysed + this.duplicates + this.rejected;
    for (const reason in skipped) sum += skipped[reason]!;
    if (sum !== this.rows)
      throw new Error(
        `row accounting of ${this.path} does not add up: ${this.rows} read, ${sum} accounted for`,
      );
    return {
      rows: this.rows,
      analysed: this.analysed,
      duplicates: this.duplicates,
      skipped,
      rejected: this.rejected,
    };
  }
}

/** `unknown event word "x"` -> `unknown event word (others)`. */
function withoutWord(reason: string): string {
  return `${reason.replace(/ ".*/s, "")} (others)`;
}

/** In order of names; of very many, the most frequent, and the others by their kind. */
function told(skipped: ReadonlyMap<string, number>): Record<string, number> {
  let reasons = [...skipped];
  if (reasons.length > TOLD) {
    reasons.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
    const others = new Map(reasons.slice(0, TOLD));
    for (const [reason, count] of reasons.slice(TOLD)) {
      const kind = withoutWord(reason);
      others.set(kind, (others.get(kind) ?? 0) + count);
    }
    reasons = [...others];
  }
  const all: Record<string, number> = Object.create(null);
  for (const [reason, count] of reasons.sort(([a], [b]) => (a < b ? -1 : 1))) all[reason] = count;
  return all;
}

export function sumOf(accounts: readonly Account[]): Accounting {
  const total: Accounting = {
    rows: 0,
    analysed: 0,
    duplicates: 0,
    skipped: {},
    rejected: 0,
  };
  const skipped = new Map<string, number>();
  for (const account of accounts) {
    const one = account.accounting;
    total.rows += one.rows;
    total.analysed += one.analysed;
    total.duplicates += one.duplicates;
    total.rejected += one.rejected;
    for (const [reason, count] of account.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + count);
  }
  return { ...total, skipped: told(skipped) };
}
