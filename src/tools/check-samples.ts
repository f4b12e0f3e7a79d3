import type { Table } from "../domain/table.js";
import {
  campaignMapper,
  conversionMapper,
  type Detection,
  detect,
  eventMapper,
  type Outcome,
} from "../normalize/index.js";
import { expandPaths, openTables } from "../read/index.js";

/**
 * Prints what is understood of each file below a path: role, format, rows, kinds, period, left-out and rejected rows.
 * Usage: node dist/tools/check-samples.js FOLDER. Exits 1 when the role of a file is unknown or doubtful, or when
 * all its rows are rejected; some samples hold payloads that are deliberately minimal and name no recipient.
 */
interface Tally {
  rows: number;
  kinds: Map<string, number>;
  from: number;
  to: number;
  skipped: Map<string, number>;
  rejected: string[];
}

type Count = (kind: string, time: number) => void;

function countUp(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mapRowOf(table: Table, detection: Detection, count: Count): (cells: readonly string[]) => Outcome {
  switch (detection.role) {
    case "events":
    case "recipients": {
      const mapper = eventMapper(table, detection);
      return (cells) => mapper.map(cells, (row) => count(row.kind, row.time));
    }
    case "conversions": {
      const mapper = conversionMapper(table, detection);
      return (cells) => mapper.map(cells, (row) => count(row.type, row.time));
    }
    case "campaigns": {
      const mapper = campaignMapper(table, detection);
      return (cells) => mapper.map(cells, (row) => count("campaign", row.sentAt));
    }
    default:
      return () => undefined;
  }
}

async function tallyOf(table: Table, detection: Detection): Promise<Tally> {
  const tally: Tally = {
    rows: 0,
    kinds: new Map(),
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
    skipped: new Map(),
    rejected: [],
  };
  const mapRow = mapRowOf(table, detection, (kind, time) => {
    countUp(tally.kinds, kind);
    if (time < tally.from) tally.from = time;
    if (time > tally.to) tally.to = time;
  });
  await table.read({
    row(cells, line, _record, damage) {
      tally.rows++;
      if (damage !== undefined) {
        tally.rejected.push(`line ${line}: ${damage}`);
        return;
      }
      const outcome = mapRow(cells);
      if (outcome && "reject" in outcome) tally.rejected.push(`line ${line}: ${outcome.reject}`);
      else if (outcome) countUp(tally.skipped, outcome.skip);
    },
    unreadable(line, _record, reason) {
      tally.rows++;
      tally.rejected.push(`line ${line}: ${reason}`);
    },
  });
  return tally;
}

const list = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([key, count]) => `${key} ${count}`).join(", ") || "none";
const iso = (time: number): string => (Number.isFinite(time) ? new Date(time).toISOString() : "-");

function print(table: Table, detection: Detection, tally: Tally): void {
  const lines = [
    table.info.path,
    `  ${detection.role}, ${detection.format}, confidence ${detection.confidence}, ${tally.rows} rows`,
    `  kinds: ${list(tally.kinds)}`,
    `  period: ${iso(tally.from)} to ${iso(tally.to)}, zone ${detection.timezone ?? "in the values"}`,
    `  left out: ${list(tally.skipped)}`,
    ...(detection.question === null ? [] : [`  question: ${detection.question}`]),
    ...tally.rejected.map((text) => `  rejected ${text}`),
  ];
  console.log(lines.join("\n"));
}

/** Each file alone, as a user would drop it. */
async function check(path: string): Promise<boolean> {
  const tables = await openTables(path, {});
  const detections = await detect(tables, {});
  let isGood = true;
  for (const [index, table] of tables.entries()) {
    const detection = detections[index]!;
    const tally = await tallyOf(table, detection);
    print(table, detection, tally);
    isGood &&=
      detection.role !== "unknown" && detection.question === null && tally.rejected.length < tally.rows;
  }
  return isGood;
}

let failures = 0;
for (const { path } of await expandPaths(process.argv.slice(2))) {
  if (path.endsWith(".md")) continue;
  if (!(await check(path))) failures++;
}
console.log(`${failures} files need a look`);
process.exitCode = failures > 0 ? 1 : 0;
