import type { InspectedFile, Inspection } from "../domain/inspection.js";
import type { AuditOptions } from "../domain/options.js";
import { iso } from "./build-report.js";
import { collect } from "./collect.js";
import { type Identified, identify } from "./identify.js";
import { checksOf, needsMet, type Read, remediesOf } from "./inspect-checks.js";

/** What was understood of each file; works on any table, mail or not. */
export async function inspect(options: AuditOptions, rows: boolean): Promise<Inspection> {
  const { tables } = await identify(options, true);
  const files: InspectedFile[] = [];
  const read: Read[] = [];
  for (const one of tables) {
    const collected = await collect([one], { ...options, strict: false });
    read.push({ one, collected });
    files.push(await inspected({ one, collected }, options, rows));
  }
  const met = needsMet(read, options);
  const known = read.some(({ one }) => HITS.has(one.detection.role));
  const together = known ? { checks: checksOf(met), remedies: remediesOf(read, met) } : NOTHING;
  return { schema: "clickaudit-inspect/1", files, together };
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
