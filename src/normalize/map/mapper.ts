import type { Table } from "../../domain/table.js";
import { type Column, Layout } from "../columns.js";
import type { Detection } from "../detection.js";
import { isHeaderRow } from "../header-row.js";
import { recordsOf } from "../records.js";
import { headerKey } from "../text.js";
import { isTotals, isTotalWord } from "../totals.js";
import { TimeCells } from "./time-cells.js";

/** Why a record gave no rows: left out on purpose, or unusable. `undefined`: it was analysed. */
export type Outcome = undefined | { skip: string } | { reject: string; field?: string };

/** Compiled mapping of one table. Records of one file must come in order: a second header in the middle ends what is known. */
export interface Mapper<Row> {
  /** Why a record of another width than the header is rejected: below a second header that is the reason. */
  damaged(cells: readonly string[], damage: string): string;
  /** Below a second header with other columns: nothing is known until the table's own header comes again. */
  readonly lost: boolean;
  /** Times of the record mapped last that its zone has twice, for its clocks went back: the earlier instant of each, in ms. */
  readonly ambiguous: readonly number[];
  /** Times of the record mapped last of which only the day is known, in ms. */
  readonly days: readonly number[];
  /**
   * Maps one record and calls `emit` for each row it stands for. The emitted object is reused: the consumer copies.
   * @param cells as read, aligned to the header of the table
   */
  map(cells: readonly string[], emit: (row: Row) => void): Outcome;
}

/** Maps the cells of one (repaired) record. */
export type MapCells<Row> = (cells: readonly string[], emit: (row: Row) => void) => Outcome;

const REPEATED: Outcome = { skip: "repeated header" };
/** Of rows that add up the others. */
export const TOTALS: Outcome = { skip: "totals row" };
/** Delimiters and nothing between them: what a spreadsheet writes for an empty row. */
const BLANK: Outcome = { skip: "blank row" };
const NO_EVENT: Outcome = { skip: "no event in the record" };
const FOREIGN = { reject: "stands below a second header with other columns: split the file there" } as const;

/**
 * Wraps the mapping of single records with what every table needs: headers that grow, repairs of the format, and the rows
 * that people and platforms put between the data (repeated headers, totals).
 */
export function createMapper<Row>(
  table: Table,
  detection: Detection,
  build: (layout: Layout, times: TimeCells) => MapCells<Row>,
): Mapper<Row> {
  const { header } = table.info;
  const records = recordsOf(header, detection.spec);
  const layout = new Layout(records.header, detection.sources);
  const times = new TimeCells(detection);
  const mapCells = build(layout, times);
  const own = new OwnHeader(header);
  const expands = detection.spec?.expand !== undefined;
  let foreign = false;

  function mapExpanded(cells: readonly string[], emit: (row: Row) => void): Outcome {
    if (detection.spec?.whole === true) {
      const refused = firstRefused(cells);
      if (refused !== undefined) return refused;
    }
    let analysed = false;
    let first: Outcome;
    records.each(cells, (expanded) => {
      layout.refresh();
      const outcome = mapCells(expanded, emit);
      if (outcome === undefined) analysed = true;
      else first ??= outcome;
    });
    return analysed ? undefined : (first ?? NO_EVENT);
  }

  function firstRefused(cells: readonly string[]): Outcome {
    let refused: Outcome;
    records.each(cells, (expanded) => {
      layout.refresh();
      refused ??= mapCells(expanded, () => {});
    });
    return refused;
  }

  return {
    damaged(cells, damage) {
      foreign ||= table.info.syntax === "csv" && isHeaderRow(cells);
      return foreign ? FOREIGN.reject : damage;
    },
    get lost() {
      return foreign;
    },
    get ambiguous() {
      return times.ambiguous;
    },
    get days() {
      return times.days;
    },
    map(cells, emit) {
      times.begin();
      if (own.repeats(cells)) {
        foreign = false;
        return REPEATED;
      }
      if (foreign) return FOREIGN;
      if (expands) {
        const outcome = mapExpanded(cells, emit);
        return outcome === undefined ? undefined : explain(outcome, cells);
      }
      layout.refresh();
      const outcome = mapCells(cells, emit);
      return outcome === undefined ? undefined : explain(outcome, cells);
    },
  };

  /** Rows that failed may be no data at all: only these are looked at closely. */
  function explain(outcome: Outcome, cells: readonly string[]): Outcome {
    if (cells.every((cell) => cell.trim() === "")) return BLANK;
    // Columns in another order put the word anywhere.
    if (isTotals(cells) || cells.some(isTotalWord)) return TOTALS;
    if (table.info.syntax !== "csv" || !isHeaderRow(cells)) return outcome;
    foreign = true;
    return FOREIGN;
  }
}

/** Tells rows that repeat the header of the table. */
class OwnHeader {
  readonly #keys: readonly string[];
  readonly #probe: number;
  readonly #written: string;

  constructor(header: readonly string[]) {
    this.#keys = header.map(headerKey);
    this.#probe = this.#keys.findIndex((key) => key !== "");
    this.#written = this.#probe < 0 ? "" : header[this.#probe]!.trim();
  }

  repeats(cells: readonly string[]): boolean {
    const cell = cells[this.#probe];
    // One comparison of lengths settles nearly every row.
    if (cell === undefined || cell.length < this.#written.length || cell.trim() !== this.#written)
      return false;
    return this.#keys.every((key, index) => headerKey(cells[index] ?? "") === key);
  }
}

/** Header of the first of these columns that the table has: for messages. */
export function headerOf(...columns: readonly Column[]): string | undefined {
  return columns.find((column) => column.present)?.header || undefined;
}
