import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { afterAll, describe, expect, it } from "vitest";
import { openTables } from "../../../src/read/index.js";
import { type Expected, expected } from "./expected.js";
import { understand } from "./read-fixture.js";

const FOLDER = new URL("../../../fixtures/formats/", import.meta.url).pathname;
const out = mkdtempSync(join(tmpdir(), "clickaudit-variants-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Merge fields and notes that accounts add: they hold all that our own columns hold, and mean none of it. */
const MERGE: readonly (readonly [string, (i: number) => string])[] = [
  ["FNAME", (i) => `Ann ${i}`],
  ["Account manager e-mail", () => "sales@sender.example"],
  ["Website", (i) => `https://firm${i}.example/`],
  ["Customer since", (i) => `2019-05-0${(i % 9) + 1} 12:00:00`],
  ["Signup IP", (i) => `203.0.113.${i % 250}`],
  ["Birthday", (i) => `1${i % 9}/0${(i % 9) + 1}/1990`],
  ["Last action", () => "click"],
  ["Score", (i) => String(i * 7)],
  ["Notes", () => 'met at the fair; likes "blue", red'],
];

interface Rows {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  delimiter: string;
}

async function rowsOf(path: string): Promise<Rows | undefined> {
  const [table] = await openTables(path, {});
  const { syntax, headerLine, preamble, header, delimiter } = table!.info;
  if (syntax !== "csv" || headerLine === 0 || preamble.length > 0) return undefined;
  const rows: string[][] = [];
  await table!.read({ row: (cells) => rows.push([...cells]), unreadable: () => {} });
  return { header: [...header], rows, delimiter: delimiter! };
}

/** A fixed order that differs from the given one: every third column, from the back. */
function shuffled<T>(items: readonly T[]): T[] {
  const order = items.map((_, at) => at).toSorted((a, b) => (b % 3) - (a % 3) || b - a);
  return order.map((at) => items[at]!);
}

/** Totals are no contacts and have no merge fields. */
const isPerson = (cells: readonly string[]): boolean => !/^totals?$/i.test(cells[0] ?? "");

function write(name: string, { header, rows, delimiter }: Rows): string {
  const path = join(out, name);
  writeFileSync(path, stringify([header, ...rows], { delimiter }));
  return path;
}

const csv = expected.filter(({ file, format }) => /\.[ct]sv$/.test(file) && format !== "generic");
const json = expected.filter(({ file }) => /json$/.test(file));
const wanted = ({ id: _, file: __, ...entry }: Expected) => ({ ...entry, rejected: [], damaged: [] });

describe("columns in another order between merge fields of the account change nothing", () => {
  it.each(csv)("$id", async (entry) => {
    const found = await rowsOf(FOLDER + entry.file);
    if (found === undefined) return expect(entry.id).toMatch(/^(?:ga4|phplist-clickers|tibco|contactlab)/);
    const { header, rows, delimiter } = found;
    const wide = (cells: readonly string[], extra: readonly string[]) => shuffled([...cells, ...extra]);
    const path = write(entry.file, {
      header: wide(
        header,
        MERGE.map(([name]) => name),
      ),
      // Ragged rows are for the reader; here every row is as wide as the header.
      rows: rows.map((cells, i) =>
        wide(
          header.map((_, at) => cells[at] ?? ""),
          MERGE.map(([, cell]) => (isPerson(cells) ? cell(i) : "")),
        ),
      ),
      delimiter,
    });
    expect(await understand(path)).toEqual(wanted(entry));
  });
});

describe("names in capitals and semicolons change nothing", () => {
  it.each(csv)("$id", async (entry) => {
    const found = await rowsOf(FOLDER + entry.file);
    if (found === undefined) return;
    const header = found.header.map((name) => ` ${name.toUpperCase()} `);
    expect(await understand(write(entry.file, { ...found, header, delimiter: ";" }))).toEqual(wanted(entry));
  });
});

describe("headers over several lines and blanks around each cell change nothing", () => {
  it.each(csv)("$id", async (entry) => {
    const found = await rowsOf(FOLDER + entry.file);
    if (found === undefined) return;
    const header = found.header.map((name) => name.replaceAll(" ", "\n"));
    const rows = found.rows.map((cells) => cells.map((cell) => ` ${cell} `));
    const { campaign, ...wrapped } = await understand(write(entry.file, { ...found, header, rows }));
    // Names of campaigns are taken verbatim.
    expect({ ...wrapped, campaign: campaign?.trim() ?? null }).toEqual(wanted(entry));
  });
});

/** Keys of every object in reverse, and further keys beside the outermost. */
function turned(value: unknown, extra: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => turned(item, extra));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return { ...Object.fromEntries(entries.map(([key, item]) => [key, turned(item, {})])), ...extra };
}

describe("keys in another order and further keys change nothing", () => {
  // A record that is keyed by the address has no place for further keys.
  it.each(json.filter(({ id }) => id !== "mailchimp-export-api-activity"))("$id", async (entry) => {
    const text = readFileSync(FOLDER + entry.file, "utf8");
    const extra = { account: "north", received_by: "hook-2", attempt_no: 1 };
    const lines = entry.file.endsWith(".ndjson")
      ? text
          .trim()
          .split("\n")
          .map((line) => JSON.stringify(turned(JSON.parse(line), extra)))
          .join("\n")
      : JSON.stringify(turned(JSON.parse(text), {}));
    const path = join(out, entry.file);
    writeFileSync(path, lines);
    expect(await understand(path)).toEqual(wanted(entry));
  });
});
