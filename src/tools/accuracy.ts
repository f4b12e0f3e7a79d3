/**
 * Measures how right the audit is on labelled campaigns, as a user would: through the library, with all files and with less.
 * `npm run accuracy -- FOLDER [SEED]`, where FOLDER holds `<kind>/<seed>/events.csv` and so on. Writes fixtures/accuracy.json,
 * which the README shows.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AuditOptions, audit, openTables } from "../index.js";

type Row = Record<string, string>;
type Files = Record<"events" | "conversions" | "subscribers" | "links" | "truth", Row[]>;

/** Figures of one kind of campaigns, or their mean. Shares of 1. */
export interface Accuracy {
  /** Error of the click rate that the platform reports, and of the adjusted one, as a share of the true one. */
  reportedError: number;
  adjustedError: number;
  /** Share of people's click rows that were called automated. */
  humanLost: number;
  /** Share of machines' click rows that were found. */
  found: number;
  /** Share of campaigns whose range holds the truth, and how wide it is beside the adjusted number. */
  held: number;
  width: number;
}

/** What an export may lack. */
const CONDITIONS: readonly { name: string; keep: (files: Files) => Partial<Files> }[] = [
  { name: "all files", keep: (files) => files },
  { name: "the event file alone", keep: ({ events }) => ({ events }) },
  {
    name: "the event file without addresses and user agents",
    keep: ({ events }) => ({ events: events.map(({ ip: _, user_agent: __, ...row }) => row) }),
  },
  {
    name: "clicks and opens only, no deliveries",
    keep: ({ events }) => ({
      events: events.filter(({ event }) => event === "open" || event === "click"),
    }),
  },
];

async function rowsOf(path: string): Promise<Row[]> {
  const [table] = await openTables(path);
  const rows: Row[] = [];
  await table!.read({
    row: (cells) =>
      rows.push(Object.fromEntries(table!.info.header.map((name, at) => [name, cells[at] ?? ""]))),
    unreadable: (line, _record, reason) => {
      throw new Error(`${path}:${line}: ${reason}`);
    },
  });
  return rows;
}

async function filesOf(folder: string): Promise<Files> {
  const read = (name: string) => rowsOf(join(folder, `${name}.csv`));
  return {
    events: await read("events"),
    conversions: await read("conversions"),
    subscribers: await read("subscribers"),
    links: await read("links"),
    truth: await read("truth"),
  };
}

async function measure(all: Files, keep: (files: Files) => Partial<Files>): Promise<Accuracy> {
  const automated = new Map(
    all.truth.map(({ row, label }) => [all.events[Number(row) - 1]!, label === "automated"]),
  );
  const kept = keep(all);
  // What a condition leaves of a row stands at another place: labels follow the rows.
  const labels: (boolean | undefined)[] = [];
  const places = all.events.filter((row) => kept.events!.length === all.events.length || automated.has(row));
  for (const row of places) labels.push(automated.get(row));
  const roles = ["events", "conversions", "subscribers", "links"] as const;
  const options: AuditOptions = {
    rows: roles.flatMap((role) => (kept[role] === undefined ? [] : [{ name: role, role, rows: kept[role] }])),
  };
  const found = await audit(options);
  const { clicks, campaigns } = await found.score((file, row) =>
    file === "events" ? labels[row - 1] : undefined,
  );
  await found.close();
  const reported = new Map(
    found.report.campaigns.map(({ campaign, uniqueClicks }) => [
      campaign,
      uniqueClicks.reported ?? Number.NaN,
    ]),
  );
  const mean = (value: (one: (typeof campaigns)[number]) => number) =>
    campaigns.reduce((sum, one) => sum + value(one), 0) / campaigns.length;
  return {
    reportedError: mean(({ campaign, truth }) => Math.abs(reported.get(campaign)! - truth) / truth),
    adjustedError: mean(({ adjusted, truth }) => Math.abs(adjusted - truth) / truth),
    humanLost: clicks.humanRowsLost,
    found: clicks.recall,
    held: mean(({ held }) => Number(held)),
    width: mean(({ low, high, adjusted }) => (high - low) / adjusted),
  };
}

function meanOf(all: readonly Accuracy[]): Accuracy {
  const keys = Object.keys(all[0]!) as (keyof Accuracy)[];
  return Object.fromEntries(
    keys.map((key) => [key, round(all.reduce((sum, one) => sum + one[key], 0) / all.length)]),
  ) as unknown as Accuracy;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const [root, seed = "101"] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: accuracy FOLDER [SEED]");
const kinds = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const conditions: { name: string; kinds: number; mean: Accuracy }[] = [];
const byKind: { name: string; figures: Accuracy }[] = [];
const folders = await Promise.all(kinds.map((kind) => filesOf(join(root, kind, seed))));
for (const { name, keep } of CONDITIONS) {
  const found: Accuracy[] = [];
  for (const files of folders) found.push(await measure(files, keep));
  if (byKind.length === 0)
    byKind.push(...kinds.map((kind, at) => ({ name: kind, figures: meanOf([found[at]!]) })));
  conditions.push({ name, kinds: kinds.length, mean: meanOf(found) });
}
const target = new URL("../../fixtures/accuracy.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ seed, conditions, byKind }, null, 2)}\n`);
