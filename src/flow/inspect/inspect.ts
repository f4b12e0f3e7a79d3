import type { InspectedFile, Inspection } from "../../domain/inspection.js";
import { iso } from "../../domain/iso.js";
import type { AuditOptions } from "../../domain/options.js";
import { type Identified, identify } from "../inputs/identify.js";
import { looksJoined, takenApart } from "../inputs/joined.js";
import { openInputs } from "../inputs/open-inputs.js";
import { collect } from "../take/collect.js";
import { checksOf, needsMet, type Read, remediesOf } from "./inspect-checks.js";

/** What was understood of each file; works on any table, mail or not. */
export async function inspect(options: AuditOptions, rows: boolean): Promise<Inspection> {
  const read = await readAll(options);
  const files: InspectedFile[] = [];
  for (const one of read) files.push(await inspected(one, options, rows));
  const met = needsMet(read, options);
  const known = read.some(({ one }) => HITS.has(one.detection.role));
  const together = known ? { checks: checksOf(met), remedies: remediesOf(read, met) } : NOTHING;
  return { schema: "clickaudit-inspect/1", files, together };
}

/** Every table by itself; a file that turns out to hold several is read once more, table by table. */
async function readAll(options: AuditOptions): Promise<Read[]> {
  let inputs = await takenApart(await openInputs(options, true), looksJoined);
  for (let again = false; ; again = true) {
    const { tables } = await identify(inputs, options, true);
    const read: Read[] = [];
    for (const one of tables) read.push({ one, collected: await collect([one], options) });
    const joined = new Set(
      read.filter(({ collected }) => collected.accounts[0]!.joined).map(({ one }) => one.table),
    );
    if (joined.size === 0 || again) return read;
    inputs = await takenApart(inputs, (table) => joined.has(table));
  }
}

const HITS: ReadonlySet<string> = new Set(["events", "recipients"]);
const NOTHING = { checks: [], remedies: [] };

async function inspected(read: Read, options: AuditOptions, rows: boolean): Promise<InspectedFile> {
  const { one, collected } = read;
  const { table, detection } = one;
  const account = collected.accounts[0]!;
  const { info } = table;
  const { store } = collected;
  const met = needsMet([read], options);
  const file: InspectedFile = {
    path: info.path,
    role: detection.role,
    format: detection.format,
    vendor: detection.vendor,
    confidence: detection.confidence,
    syntax: info.syntax,
    encoding: info.encoding,
    delimiter: info.delimiter,
    headerLine: info.headerLine,
    header: [...info.header],
    columns: { ...detection.columns } as Record<string, string>,
    because: { ...detection.because } as Record<string, string>,
    ...(detection.spread.length > 0 ? { spread: [...detection.spread] } : {}),
    timezone: detection.timezone,
    timezoneFrom: detection.timezoneFrom,
    dateOrder: detection.dateOrder === "none needed" ? null : detection.dateOrder,
    dateOrderFrom: detection.dateOrderFrom,
    resolution: detection.resolution === "none" ? null : detection.resolution,
    period: { from: iso(account.from), to: iso(account.to) },
    kinds: Object.fromEntries([...store.kinds].sort((a, b) => (a[0] < b[0] ? -1 : 1))),
    accounting: account.accounting,
    ...(HITS.has(detection.role) ? { checks: checksOf(met), remedies: remediesOf([read], met) } : NOTHING),
    notes: [...info.notes, ...detection.notes, ...(detection.question === null ? [] : [detection.question])],
    rejected: account.rejects.map(({ line, reason }) => ({ line, reason })),
  };
  if (rows) file.records = await recordsOf(table);
  return file;
}

/** Every data record, so that record n of the counts is `records[n - 1]`; one that could not be split is its text, in one cell. */
async function recordsOf(table: Identified["table"]): Promise<string[][]> {
  const records: string[][] = [];
  await table.read({
    row: (cells) => records.push([...cells]),
    unreadable: (_line, _record, _reason, raw) => records.push([raw.replace(/\r?\n$|\r$/, "")]),
  });
  return records;
}
