import type { Column } from "../columns.js";
import type { Detection } from "../detection.js";
import type { Field } from "../fields.js";
import { type TimeParser, timeParser } from "../time/index.js";
import type { Failure } from "./fields.js";

/** Reads the times of a table. Rows of one send repeat their times, so the last text of each column is remembered. */
export class TimeCells {
  readonly #parse: TimeParser;
  #ambiguous: number[] = [];
  #days: number[] = [];
  /** Headers of columns that tell days. */
  readonly #dayHeaders: ReadonlySet<string>;
  /** Header -> parser, for columns in a zone of their own. */
  readonly #others: ReadonlyMap<string, TimeParser>;
  /** Why a text is no time: there is none that the zone skips when its clocks go forward. */
  readonly #why: (text: string) => string;

  constructor(detection: Detection) {
    const written = {
      ...(detection.dateOrder === "none needed" ? {} : { order: detection.dateOrder }),
      ...(detection.spec?.time?.unit ? { unit: detection.spec.time.unit } : {}),
    };
    const zone = detection.timezone;
    this.#dayHeaders = new Set(
      (detection.dayFields ?? []).flatMap((field) => detection.columns[field]?.trim() ?? []),
    );
    this.#parse = timeParser(zone === null ? written : { ...written, zone });
    this.#others = new Map(
      Object.entries(detection.zones ?? {}).map(([field, own]) => [
        detection.columns[field as Field]?.trim() ?? "",
        timeParser({ ...written, zone: own }),
      ]),
    );
    const anywhere = timeParser({ ...written, zone: "UTC" });
    this.#why = (text) =>
      spreadsheetDamage(text) ??
      (zone === null || Number.isNaN(anywhere(text)) ? "unreadable date" : `clocks in ${zone} skip the time`);
  }

  /** Times read since {@link begin} whose hour happens twice in their zone: the earlier instant of each, in ms. */
  get ambiguous(): readonly number[] {
    return this.#ambiguous;
  }

  /** Times read since {@link begin} of which only the day is known: the start of each, in ms. */
  get days(): readonly number[] {
    return this.#days;
  }

  /** A new record begins. */
  begin(): void {
    if (this.#days.length > 0) this.#days = [];
    if (this.#ambiguous.length > 0) this.#ambiguous = [];
  }

  /**
   * @param isNone texts that say that there is no time, as an empty cell does
   * @returns a reader of one column: ms since 1970 UTC, NaN when the cell is empty; a text that is no time gives NaN and is
   * noted in `failure`
   */
  reader(
    column: Column,
    failure: Failure,
    isNone: (text: string) => boolean = never,
  ): (cells: readonly string[]) => number {
    let text = "";
    let time = Number.NaN;
    let isAmbiguous = false;
    let isDay = false;
    return (cells) => {
      const next = column.read(cells);
      if (next === "") return Number.NaN;
      if (next === text) {
        if (isAmbiguous) this.#ambiguous.push(time);
        if (isDay) this.#days.push(time);
        return time;
      }
      const none = isNone(next);
      // The columns of a growing table get their names with its rows.
      const parse = this.#others.get(column.header) ?? this.#parse;
      const parsed = none ? Number.NaN : parse(next);
      if (Number.isNaN(parsed) && !none) {
        failure.note(this.#why(next), next, column.header);
        return Number.NaN;
      }
      text = next;
      time = parsed;
      isAmbiguous = !none && parse.kind() === "overlap";
      isDay = !none && this.#dayHeaders.has(column.header);
      if (isAmbiguous) this.#ambiguous.push(time);
      if (isDay) this.#days.push(time);
      return time;
    };
  }
}

const never = () => false;

/** What a spreadsheet made of a time when it saved: only the export itself has it still. */
function spreadsheetDamage(text: string): string | undefined {
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(text))
    return "a spreadsheet cut the digits of a time when it saved the file: take the export as downloaded instead of";
  return /^#+$/.test(text)
    ? "a spreadsheet hid a time in a narrow column when it saved the file: take the export as downloaded instead of"
    : undefined;
}
