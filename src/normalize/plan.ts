import type { Table } from "../domain/table.js";
import { indexOfHeaders } from "./columns.js";
import type { Detection } from "./detection.js";
import type { Field } from "./fields.js";
import { EventWords } from "./map/event-meaning.js";
import { personOf } from "./person.js";
import { headerKey } from "./text.js";
import { isoByteParser } from "./time/index.js";
import { isNothing } from "./values.js";

/** What a reader of bytes must know to map a table itself. */
export interface Plan {
  /**
   * Field -> index of its only column, when the mapping is nothing but columns of a CSV file with an event word in each
   * row; null when it needs repairs, alternatives or counts, and only the mapper knows how.
   */
  readonly simple: Readonly<Partial<Record<Field, number>>> | null;
  /** ms since 1970 UTC of the usual form of times in bytes; NaN when the mapper has to read them. */
  readonly time: ReturnType<typeof isoByteParser>;
  /** Campaign of rows that name none. */
  readonly campaign: string;
  /** Kind and flag of an event word, or why its rows are skipped. */
  readonly meaning: (cell: string) => ReturnType<EventWords["meaning"]>;
  /** The person that an address cell names; "" when the mapper has to decide. */
  readonly person: (cell: string) => string;
  /** Columns that name the campaign, in order of preference. */
  readonly campaigns: readonly number[];
}

export function planOf(table: Pick<Table, "info">, detection: Detection): Plan {
  const words = new EventWords(detection);
  const simple = simpleColumns(table, detection);
  const fields: Field[] = ["campaignName", "campaignId"];
  if (detection.spec) fields.push("subject");
  return {
    simple,
    campaigns: fields.map((field) => simple?.[field]).filter((index) => index !== undefined),
    person(cell) {
      const text = cell.trim();
      const person = isNothing(text) ? "" : personOf(text);
      return person.includes("@") ? person : "";
    },
    time: isoByteParser(detection.timezone === null ? {} : { zone: detection.timezone }),
    campaign: detection.campaign,
    meaning(cell) {
      const text = cell.trim();
      return isNothing(text) ? { skip: "no event word" } : words.meaning(text);
    },
  };
}

function simpleColumns({ info }: Pick<Table, "info">, detection: Detection): Plan["simple"] {
  const { spec, sources, role } = detection;
  if (
    sources.timeOfDay ||
    detection.zones ||
    info.syntax !== "csv" ||
    role !== "events" ||
    spec?.expand ||
    spec?.nulls ||
    spec?.time?.unit
  )
    return null;
  const indices = indexOfHeaders(info.header);
  const simple: Partial<Record<Field, number>> = {};
  for (const [field, names] of Object.entries(sources)) {
    const found = new Set(
      names.map((name) => indices.get(headerKey(name))).filter((index) => index !== undefined),
    );
    if (found.size > 1) return null;
    for (const index of found) simple[field as Field] = index;
  }
  return simple.email === undefined || simple.eventType === undefined || simple.eventTime === undefined
    ? null
    : simple;
}
