import { isUtf8 } from "node:buffer";
import type { ByteRecord } from "../domain/table.js";
import { FastRecords } from "./fast.js";

/** What a part of a plain file came to. */
export interface ScannedPart {
  /** Physical lines; null when the part does not begin and end with whole records, or is no UTF-8. */
  readonly lines: number | null;
  /** Every record was taken as bytes. */
  readonly plain: boolean;
}

/**
 * Scans a part of a file that should begin and end with whole records, which the lines of its end prove or disprove. Stops
 * caring at the first record that is not taken: then somebody has to read the part who can take every record.
 * @param last whether the file ends with the part, so that its last line needs no end
 */
export function scanPart(
  bytes: Buffer,
  delimiter: string,
  width: number,
  last: boolean,
  take: (record: ByteRecord) => boolean,
): ScannedPart {
  if (!isUtf8(bytes)) return { lines: null, plain: false };
  let plain = true;
  const odd = () => {
    plain = false;
  };
  const dialect = { delimiter, quote: '"', padded: false };
  const start = { offset: 0, line: 0 };
  const records = new FastRecords(dialect, width, start, {
    bytes: (record) => plain && take(record),
    record: odd,
    broken: odd,
  });
  records.write(bytes);
  const lines = records.place?.line ?? null;
  if (!last || lines !== null) return { lines, plain };
  records.end();
  return { lines: 0, plain };
}
