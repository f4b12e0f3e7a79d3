import type { Table } from "../domain/table.js";
import { indexOfHeaders } from "./columns.js";
import type { Detection } from "./detection.js";
import type { Field } from "./fields.js";
import { EventWords } from "./map/event-meaning.js";
import { headerKey } from "./text.js";

/** What a reader of bytes must know to map a table itself. */
interface Plan {
  /**
   * Field -> index of its only column, when the mapping is nothing but columns of a CSV file with an event word in each
   * row; null when it needs repairs, alternatives or counts, and only the mapper knows how.
   */
  readonly simple: Readonly<Partial<Record<Field, number>>> | null;
  /** Zone and order for `timeParser` and `isoByteParser`. */
  readonly time: { zone?: string; order?: "dmy" | "mdy" | "ymd" };
  /** Campaign of rows that name none. */
  readonly campaign: string;
  /** Kind and flag of an event word, or why its rows are skipped. */
  readonly meaning: EventWords["meaning"];
}

export function planOf(table: Table, detection: Detection): Plan {
  const words = new EventWords(detection);
  return {
    simple: simpleColumns(table, detection),
    time: {
      ...(detection.timezone === null ? {} : { zone: detection.timezone }),
      ...(detection.dateOrder === "none needed" ? {} : { order: detection.dateOrder }),
    },
    campaign: detection.campaign,
    meaning: (text) => words.meaning(text),
  };
}

function simpleColumns({ info }: Table, detection: Detection): Plan["simple"] {
  const { spec, sources, role } = detection;
  if (info.syntax !== "csv" || role !== "events" || spec?.expand || spec?.nulls || spec?.time?.unit)
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
