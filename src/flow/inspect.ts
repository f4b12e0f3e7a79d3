import type { InspectedFile, Inspection } from "../domain/inspection.js";
import type { AuditOptions } from "../domain/options.js";
import { signals } from "../signals/index.js";
import { iso } from "./build-report.js";
import { type Collected, collect } from "./collect.js";
import { type Identified, identify } from "./identify.js";

/** What was understood of each file; works on any table, mail or not. */
export async function inspect(options: AuditOptions, rows: boolean): Promise<Inspection> {
  const { tables } = await identify(options, true);
  const files: InspectedFile[] = [];
  for (const one of tables) {
    const collected = await collect([one], { ...options, strict: false });
    files.push(await inspected(one, collected, rows));
  }
  return { schema: "clickaudit-inspect/1", files };
}

async function inspected(
  { table, detection }: Identified,
  collected: Collected,
  rows: boolean,
): Promise<InspectedFile> {
  const account = collected.accounts[0]!;
  const { info } = table;
  const { store } = collected;
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
    timezone: detection.timezone,
    dateOrder: detection.dateOrder === "none needed" ? null : detection.dateOrder,
    resolution: detection.resolution === "none" ? null : detection.resolution,
    period: { from: iso(account.from), to: iso(account.to) },
    kinds: Object.fromEntries([...store.kinds].sort((a, b) => (a[0] < b[0] ? -1 : 1))),
    accounting: account.accounting,
    checks: detection.role === "events" || detection.role === "recipients" ? checksOf(detection.columns) : [],
    notes: [...info.notes, ...detection.notes, ...(detection.question === null ? [] : [detection.question])],
    rejected: account.rejects.map(({ line, reason }) => ({ line, reason })),
  };
  if (rows) file.records = await recordsOf(table);
  return file;
}

/** Columns that give what a signal needs; what is not listed comes from other files or flags. */
const COLUMNS: Partial<Record<(typeof signals)[number]["needs"][number], readonly string[]>> = {
  "click times": ["eventTime", "clickTime"],
  links: ["url", "linkId", "linkName"],
  ip: ["ip"],
  user_agent: ["userAgent"],
  "platform flags": ["machineFlag"],
  "mail domains": ["email"],
};

function checksOf(columns: Readonly<Record<string, string | undefined>>): InspectedFile["checks"] {
  return signals.map((signal) => {
    const missing = signal.needs.filter(
      (need) => COLUMNS[need] !== undefined && !COLUMNS[need]!.some((field) => columns[field] !== undefined),
    );
    return { signal: signal.id, runs: missing.length === 0, missing };
  });
}

async function recordsOf(table: Identified["table"]): Promise<string[][]> {
  const records: string[][] = [];
  await table.read({
    row: (cells) => records.push([...cells]),
    unreadable: () => {},
  });
  return records;
}
