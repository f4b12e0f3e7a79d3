/**
 * Shows what the normalizer makes of files: `node check-normalize.js FILE...`. For each table one line of detection, the rows by
 * kind, and the reasons of skipped and rejected records.
 */
import type { Table } from "../domain/table.js";
import {
  automationMapper,
  campaignMapper,
  conversionMapper,
  detect,
  eventMapper,
  linkMapper,
  type Mapper,
  subscriberMapper,
} from "../normalize/index.js";
import { openTables } from "../read/index.js";

type AnyRow = { kind?: string; type?: string; time?: number; count?: number };

const MAPPERS: Record<string, (table: Table, detection: never) => Mapper<AnyRow>> = {
  events: eventMapper,
  recipients: eventMapper,
  conversions: conversionMapper,
  campaigns: campaignMapper as never,
  subscribers: subscriberMapper as never,
  links: linkMapper as never,
  automations: automationMapper as never,
};

function count(into: Map<string, number>, key: string, by = 1): void {
  into.set(key, (into.get(key) ?? 0) + by);
}

async function show(table: Table): Promise<void> {
  const [detection] = await detect([table], {});
  if (!detection) return;
  const { role, format, confidence, columns, timezone, dateOrder, resolution, question } = detection;
  console.log(
    `${table.info.path}: ${role} ${format} ${confidence} ${timezone} ${dateOrder} ${resolution} ${question ?? ""}`,
  );
  console.log(
    `  ${Object.entries(columns)
      .map(([field, header]) => `${field}=${header}`)
      .join(" ")}`,
  );
  const mapper = MAPPERS[role]?.(table, detection as never);
  if (!mapper) return;
  const outcomes = new Map<string, number>();
  const kinds = new Map<string, number>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  await table.read({
    row: (cells) => {
      const outcome = mapper.map(cells, (row) => {
        count(kinds, row.kind ?? row.type ?? "row", row.count ?? 1);
        if (row.time !== undefined && !Number.isNaN(row.time))
          [from, to] = [Math.min(from, row.time), Math.max(to, row.time)];
      });
      count(outcomes, outcome === undefined ? "analysed" : JSON.stringify(outcome));
    },
    unreadable: (_line, _record, reason) => count(outcomes, reason),
  });
  const period = from <= to ? `${new Date(from).toISOString()} to ${new Date(to).toISOString()}` : "";
  console.log(
    `  ${[...outcomes].map(([what, n]) => `${n} ${what}`).join(", ")} | ${JSON.stringify([...kinds])} ${period}`,
  );
  for (const note of detection.notes) console.log(`  - ${note}`);
}

for (const path of process.argv.slice(2)) {
  try {
    for (const table of await openTables(path, {})) await show(table);
  } catch (error) {
    console.log(`${path}: ${error}`);
  }
}
