import { textsOf } from "../../domain/byte-record.js";
import { InputError } from "../../errors.js";
import { openTables } from "../../read/index.js";

/** One record as either reader saw it. */
type Seen = string;

function row(cells: readonly string[], line: number, record: number, damage?: string): Seen {
  return JSON.stringify([record, line, damage ?? null, cells]);
}

/**
 * Reads a file with csv-parse and as bytes: both must give the same records, reasons and numbers.
 * @returns the first difference, in words
 */
export async function compareReaders(path: string): Promise<string[]> {
  try {
    const found: string[] = [];
    for (const table of await openTables(path, {})) {
      if (table.scan === undefined) continue;
      const careful: Seen[] = [];
      const quick: Seen[] = [];
      const sinkOf = (seen: Seen[]) => ({
        row: (cells: readonly string[], line: number, record: number, damage?: string) =>
          seen.push(row(cells, line, record, damage)) > 0 ? undefined : undefined,
        unreadable(line: number, record: number, reason: string, raw: string) {
          seen.push(JSON.stringify([record, line, reason, raw]));
        },
      });
      await table.read(sinkOf(careful));
      // Bytes carry no numbers: what comes as cells in between does.
      await table.scan({
        ...sinkOf(quick),
        bytes(record, count) {
          for (let at = 0; at < count; at++, record.first += record.stride)
            quick.push(JSON.stringify(textsOf(record)));
          return count;
        },
      });
      const at = careful.findIndex((one, n) => quick[n] !== one && !one.endsWith(`,${quick[n]}]`));
      if (at >= 0 || careful.length !== quick.length)
        found.push(
          `readers differ at record ${at + 1}: ${careful[at]?.slice(0, 100)} and ${quick[at]?.slice(0, 100)}`,
        );
      await table.close?.();
    }
    return found;
  } catch (error) {
    return error instanceof InputError ? [] : [`reading throws ${String(error).slice(0, 200)}`];
  }
}
