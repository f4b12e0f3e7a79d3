import type { Table } from "../../../src/domain/table.js";
import {
  campaignMapper,
  conversionMapper,
  type Detection,
  detect,
  eventMapper,
  linkMapper,
  type Outcome,
  subscriberMapper,
} from "../../../src/normalize/index.js";
import { openTables } from "../../../src/read/index.js";

/** What the program makes of a fixture, in the words of `expected.ts`. */
export interface Understood {
  role: string;
  format: string;
  rows: number;
  kinds: Record<string, number>;
  first: string | null;
  campaign: string | null;
  flags: Record<string, number>;
  rejected: string[];
  damaged: string[];
}

interface Seen {
  kind: string;
  subscriber: string;
  time: number;
  campaign: string;
  flag: string;
}

type MapRow = (cells: readonly string[], see: (row: Seen) => void) => Outcome;

const NOTHING: Seen = { kind: "", subscriber: "", time: Number.NaN, campaign: "", flag: "none" };

/** One function for the mappers of all roles; rows of lists have no kind. */
function mapRowOf(table: Table, detection: Detection): MapRow {
  switch (detection.role) {
    case "conversions": {
      const mapper = conversionMapper(table, detection);
      return (cells, see) => mapper.map(cells, (row) => see({ ...NOTHING, ...row, kind: row.type }));
    }
    case "campaigns": {
      const mapper = campaignMapper(table, detection);
      return (cells, see) =>
        mapper.map(cells, (row) => see({ ...NOTHING, campaign: row.campaign, time: row.sentAt }));
    }
    case "subscribers": {
      const mapper = subscriberMapper(table, detection);
      return (cells, see) =>
        mapper.map(cells, (row) => see({ ...NOTHING, subscriber: row.subscriber, campaign: "" }));
    }
    case "links": {
      const mapper = linkMapper(table, detection);
      return (cells, see) => mapper.map(cells, () => see(NOTHING));
    }
    default: {
      const mapper = eventMapper(table, detection);
      return (cells, see) => mapper.map(cells, see);
    }
  }
}

export async function understand(path: string): Promise<Understood> {
  const [table] = await openTables(path, {});
  const [detection] = await detect([table!], {});
  const mapRow = mapRowOf(table!, detection!);
  const people = new Set<string>();
  const understood: Understood = {
    role: detection!.role,
    format: detection!.format,
    rows: 0,
    kinds: {},
    first: null,
    campaign: null,
    flags: {},
    rejected: [],
    damaged: [],
  };
  let first = Number.POSITIVE_INFINITY;

  function see(row: Seen): void {
    if (row.time < first) first = row.time;
    if (row.campaign !== detection!.campaign && row.campaign !== "") understood.campaign ??= row.campaign;
    if (row.kind === "") return;
    // A recipient row stands for counts and times of one person: people are counted, not hits.
    const isNew = detection!.role !== "recipients" || !people.has(`${row.kind} ${row.subscriber}`);
    people.add(`${row.kind} ${row.subscriber}`);
    if (isNew) understood.kinds[row.kind] = (understood.kinds[row.kind] ?? 0) + 1;
    if (row.flag !== "none" && (row.kind === "open" || row.kind === "click")) {
      understood.flags[row.flag] = (understood.flags[row.flag] ?? 0) + 1;
    }
  }

  await table!.read({
    row(cells, line, _record, damage) {
      understood.rows++;
      if (damage !== undefined) understood.damaged.push(`line ${line}: ${damage}`);
      const outcome = mapRow(cells, see);
      if (outcome && "reject" in outcome) understood.rejected.push(`line ${line}: ${outcome.reject}`);
    },
    unreadable(line, _record, reason) {
      understood.damaged.push(`line ${line}: ${reason}`);
    },
  });
  understood.first = first === Number.POSITIVE_INFINITY ? null : new Date(first).toISOString();
  return understood;
}
