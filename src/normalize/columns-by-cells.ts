import type { TableInfo } from "../domain/table.js";
import { indexOfHeaders, type Sources } from "./columns.js";
import type { Field } from "./fields.js";
import { headerKey } from "./text.js";
import { isNothing } from "./values.js";

/**
 * Those of some fields whose columns are told by their cells.
 * @param isSuch asked of the filled cells of the sample, at least one
 */
export function columnsByCells(
  info: TableInfo,
  sources: Sources,
  fields: readonly Field[],
  isSuch: (filled: readonly string[]) => boolean,
): Field[] {
  const indices = indexOfHeaders(info.header);
  return fields.filter((field) => {
    const index = (sources[field] ?? [])
      .map((name) => indices.get(headerKey(name)))
      .find((at) => at !== undefined);
    if (index === undefined) return false;
    const filled = info.sample.map((row) => (row[index] ?? "").trim()).filter((text) => !isNothing(text));
    return filled.length > 0 && isSuch(filled);
  });
}
