/**
 * Cuts small labelled campaigns out of large ones, by whole companies and whole consumers, so that what a domain shows
 * stays whole. Usage: node dist/tools/cut-labelled.js SOURCE [TARGET], where SOURCE holds `<kind>/<seed>/events.csv` and so on.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { openTables } from "../read/index.js";

const KINDS = ["b2b", "single-link", "no-network", "flash-sale"];
/** What is fitted is fitted on seed 100; these are for checks. */
const SEED = "101";
const EVENT_ROWS = 2500;

interface Csv {
  header: readonly string[];
  rows: (readonly string[])[];
}

async function readCsv(path: string): Promise<Csv> {
  const [table] = await openTables(path, {});
  if (table === undefined) throw new Error(`${path}: no table`);
  const rows: (readonly string[])[] = [];
  await table.read({
    row: (cells) => rows.push([...cells]),
    unreadable: (line, _record, reason) => {
      throw new Error(`${path}:${line}: ${reason}`);
    },
  });
  return { header: table.info.header, rows };
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);
const isCompany = (email: string): boolean => email.endsWith(".example");

/** The addresses to keep, each with the one to write instead: made-up names at consumer domains may be somebody's. */
function choose({ rows }: Csv): Map<string, string> {
  const units = new Map<string, { emails: Set<string>; rows: number }>();
  for (const [email = ""] of rows) {
    const name = isCompany(email) ? domainOf(email) : email;
    const unit = units.get(name) ?? { emails: new Set(), rows: 0 };
    units.set(name, unit);
    unit.emails.add(email);
    unit.rows += 1;
  }
  const kept = new Map<string, string>();
  let total = 0;
  for (const name of [...units.keys()].sort(byHash)) {
    const unit = units.get(name)!;
    if (total + unit.rows > EVENT_ROWS) continue;
    total += unit.rows;
    for (const email of unit.emails) {
      const number = String(kept.size + 1).padStart(4, "0");
      kept.set(email, isCompany(email) ? email : `sub${number}.demo@${domainOf(email)}`);
    }
  }
  return kept;
}

function byHash(a: string, b: string): number {
  return hash(a) < hash(b) ? -1 : 1;
}

const hash = (name: string): string => createHash("sha256").update(name).digest("hex");

/** The rows of the kept people. The first column is the address. */
function keep({ header, rows }: Csv, kept: ReadonlyMap<string, string>): Csv {
  return {
    header,
    rows: rows.flatMap(([email = "", ...rest]) => (kept.has(email) ? [[kept.get(email)!, ...rest]] : [])),
  };
}

/** The labels of the kept rows, under their new numbers. */
function relabel(events: Csv, truth: Csv, kept: ReadonlyMap<string, string>): Csv {
  const labels = new Map(truth.rows.map(([row, label = ""]) => [Number(row), label]));
  const rows: string[][] = [];
  let number = 0;
  for (const [at, [email = ""]] of events.rows.entries()) {
    if (!kept.has(email)) continue;
    number += 1;
    const label = labels.get(at + 1);
    if (label !== undefined) rows.push([String(number), label]);
  }
  return { header: ["row", "label"], rows };
}

async function cut(source: string, target: string): Promise<void> {
  const read = (name: string) => readCsv(join(source, name));
  const events = await read("events.csv");
  const kept = choose(events);
  const files: Record<string, Csv> = {
    "events.csv": keep(events, kept),
    "conversions.csv": keep(await read("conversions.csv"), kept),
    "subscribers.csv": keep(await read("subscribers.csv"), kept),
    "links.csv": await read("links.csv"),
    "labels.csv": relabel(events, await read("truth.csv"), kept),
  };
  mkdirSync(target, { recursive: true });
  for (const [name, { header, rows }] of Object.entries(files)) {
    writeFileSync(join(target, name), stringify([header, ...rows], { record_delimiter: "unix" }));
  }
}

const [source, target = "fixtures/labelled"] = process.argv.slice(2);
if (source === undefined) throw new Error("usage: cut-labelled SOURCE [TARGET]");
for (const kind of KINDS) await cut(join(source, kind, SEED), join(target, kind));
