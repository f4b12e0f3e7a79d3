/**
 * Reads every table of a corpus of hostile files (folders with an `expected.json`) and compares what comes out with
 * what the corpus expects: bars R1 to R4. Usage: node dist/tools/check-corpus.js CORPUS [part of a file name]
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../errors.js";
import { openTables } from "../read/index.js";

interface Case {
  file: string;
  kind: string;
  records?: string[][];
  objects?: Record<string, string>[];
  rows?: number;
  sha256?: string;
  line?: number | null;
  clean?: string;
  /** False: the dialect cannot be found from the file. */
  detect?: boolean;
}

interface Outcome {
  refused: string | null;
  headerLine: number;
  header: string[];
  rows: string[][];
  /** Lines of rows that were reported as damaged. */
  reported: number[];
  notes: string[];
  preamble: string[];
}

const KINDS = new Set(
  "records records-objects lenient reject survive empty compressed wrong-type encoding".split(" "),
);

async function readFile(path: string): Promise<Outcome> {
  const outcome: Outcome = {
    refused: null,
    headerLine: 0,
    header: [],
    rows: [],
    reported: [],
    notes: [],
    preamble: [],
  };
  try {
    for (const table of await openTables(path, {})) {
      await table.read({
        row(cells, line, _record, damage) {
          if (damage === undefined) outcome.rows.push([...cells]);
          else outcome.reported.push(line);
        },
        unreadable: (line) => outcome.reported.push(line),
      });
      outcome.headerLine = table.info.headerLine;
      outcome.header = [...table.info.header];
      outcome.preamble = [...table.info.preamble];
      outcome.notes.push(...table.info.notes);
      await table.close?.();
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    outcome.refused = error.message;
    if (/\n/.test(error.message)) throw new Error("message of several lines");
  }
  return outcome;
}

function digest(records: readonly string[][]): string {
  return createHash("sha256").update(JSON.stringify(records)).digest("hex");
}

/** All records as the corpus counts them: with the header where there is one, and the lines above it. */
function allRecords(outcome: Outcome): string[][] {
  const above = outcome.preamble.map(splitLine);
  return outcome.headerLine > 0 ? [...above, outcome.header, ...outcome.rows] : outcome.rows;
}

function asObjects(outcome: Outcome): string {
  return JSON.stringify(outcome.rows.map((row) => outcome.header.map((name, at) => [name, row[at] ?? ""])));
}

function checkRecords(test: Case, outcome: Outcome): string | null {
  // No records at all: the tool says so and ends with 2 (T17).
  if (test.rows === 0 && /^(is empty|holds no data)/.test(outcome.refused ?? "")) return null;
  if (outcome.refused !== null) return `refused: ${outcome.refused}`;
  if (test.objects && !test.records) {
    const expected = JSON.stringify(test.objects.map((object) => Object.entries(object)));
    return asObjects(outcome) === expected ? null : "other objects";
  }
  const records = allRecords(outcome);
  if (outcome.reported.length > 0) return `reported lines ${outcome.reported.slice(0, 5).join(", ")}`;
  if (test.sha256 === undefined) return records.length === test.rows ? null : "other number of rows";
  if (digest(records) === test.sha256) return null;
  return `other records: ${records.length} of ${test.rows}, ${outcome.header.length} columns`;
}

/** The first table of a file that repeats its header: what follows is read as further rows, and the header counted as repeated. */
function firstTable(outcome: Outcome): string[][] {
  const header = JSON.stringify(outcome.header);
  const isHeader = outcome.rows.map((row) => JSON.stringify(row) === header);
  const start = isHeader.indexOf(false);
  const end = isHeader.indexOf(true, start);
  return outcome.rows.slice(Math.max(0, start), start === -1 || end === -1 ? undefined : end);
}

/** Exactly the clean rows, except rows that were reported, and repeated headers with the tables below them. */
function checkLenient(test: Case, outcome: Outcome, folder: string): string | null {
  if (checkRecords(test, outcome) === null) return null;
  const named = outcome.refused ?? outcome.notes.join("; ");
  if (outcome.refused !== null) return null;
  const rows = firstTable(outcome);
  if (test.clean === undefined) {
    const lost = test.rows! - 1 - rows.length;
    return lost <= outcome.reported.length && (outcome.reported.length > 0 || named !== "")
      ? null
      : "silent change";
  }
  const clean = new Set(cleanRows(join(folder, test.clean)));
  const changed = rows.filter((row) => !clean.has(JSON.stringify(row)));
  const missing = clean.size - new Set(rows.map((row) => JSON.stringify(row))).size;
  if (changed.length > 0) return `changed: ${JSON.stringify(changed[0]).slice(0, 200)}`;
  return missing <= outcome.reported.length
    ? null
    : `${missing} rows missing, ${outcome.reported.length} reported`;
}

/** The corpus stores clean files with every cell quoted or plain, one record a line. */
function cleanRows(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const records = text.split(/\r?\n/).filter((line) => line !== "");
  return records.slice(1).map((line) => JSON.stringify(splitLine(line)));
}

function splitLine(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const cells: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
  }
  return cells;
}

function checkReject(test: Case, outcome: Outcome): string | null {
  if (outcome.refused !== null) return null;
  if (outcome.reported.length === 0) return "nothing reported";
  return typeof test.line === "number" && !outcome.reported.includes(test.line)
    ? `reported ${outcome.reported.join(", ")} instead of line ${test.line}`
    : null;
}

function check(test: Case, outcome: Outcome, folder: string): string | null {
  if (test.kind === "records" || test.kind === "records-objects") return checkRecords(test, outcome);
  if (test.kind === "lenient") return checkLenient(test, outcome, folder);
  if (test.kind === "reject") return checkReject(test, outcome);
  if (test.kind === "empty" || test.kind === "wrong-type")
    return outcome.refused === null ? "not refused" : null;
  const isClean = ![...outcome.header, ...outcome.rows.flat()].some((cell) => cell.includes("\uFFFD"));
  return isClean || test.kind === "survive" ? null : "a silent U+FFFD";
}

function folders(root: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && entry.name === "expected.json") found.push(entry.parentPath);
  }
  return found.sort();
}

async function main(root: string, only: string): Promise<void> {
  const tally = new Map<string, { passed: number; total: number }>();
  for (const folder of folders(root)) {
    const { cases } = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as { cases: Case[] };
    for (const test of cases) {
      const path = join(folder, test.file);
      if (test.detect === false || !KINDS.has(test.kind) || !existsSync(path) || !path.includes(only))
        continue;
      const count = tally.get(test.kind) ?? { passed: 0, total: 0 };
      tally.set(test.kind, count);
      count.total++;
      let failure: string | null;
      try {
        failure = check(test, await readFile(path), folder);
      } catch (error) {
        failure = `crashed: ${String(error)}`;
      }
      if (failure === null) count.passed++;
      else console.log(`${test.kind}  ${path.slice(root.length)}  ${failure}`);
    }
  }
  for (const [kind, { passed, total }] of tally) console.log(`${kind}: ${passed} of ${total}`);
}

await main(process.argv[2] ?? ".", process.argv[3] ?? "");
