import type { AuditOptions, Progress } from "../domain/options.js";
import type { Table } from "../domain/table.js";

/** Rows between two reports of progress. */
const STEP = 16_384;

/** How far the reading of all tables has come. */
export class Meter {
  private readonly report: ((progress: Progress) => void) | undefined;
  private stage: Progress["stage"] = "read";
  private bytes = 0;
  private totalBytes = 0;
  private rows = 0;

  constructor({ onProgress }: AuditOptions) {
    this.report = onProgress;
  }

  /** Begins a reading of these tables. */
  begin(stage: Progress["stage"], tables: readonly Table[]): void {
    const sizes = tables.map(({ size }) => size);
    this.stage = stage;
    this.bytes = 0;
    this.rows = 0;
    this.totalBytes = sizes.reduce<number>((sum, size) => sum + (size ?? Number.NaN), 0) || 0;
  }

  /** Bytes that were read, as stored. */
  read(bytes: number): void {
    this.bytes += bytes;
  }

  /** So many more rows were read. */
  row(path: string, count = 1): void {
    const steps = Math.floor(this.rows / STEP);
    this.rows += count;
    if (Math.floor(this.rows / STEP) === steps) return;
    const { stage, rows, bytes, totalBytes } = this;
    this.report?.({ stage, path, rows, bytes, totalBytes });
  }

  /** A stage that reads nothing. */
  enter(stage: Progress["stage"]): void {
    this.report?.({ stage, path: "", rows: 0, bytes: 0, totalBytes: 0 });
  }
}
