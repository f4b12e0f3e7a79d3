import { parse } from "csv-parse/sync";
import type { FuzzCase } from "./cases.js";

/** What a run left behind. */
export interface FuzzResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Files that it wrote, by their path in the folder of the case. */
  readonly written: ReadonlyMap<string, string>;
  /** Milliseconds of processor time. */
  readonly cpu: number;
}

/** Inputs have some 30 KiB, rarely a MiB; a second is twenty times what the slowest sound one takes. */
const MOST_CPU = 4_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]/;
const CELL_TRIGGER = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(\.\d+)?(e-?\d+)?$/;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Everything that is wrong with a run, in words; empty when it kept its promises. */
export function judge(test: FuzzCase, result: FuzzResult): string[] {
  return [
    ...judgeEnd(result),
    ...judgeErrors(result),
    ...(result.code === 2 ? judgeFailure(result) : judgeOutputs(test, result)),
    ...(test.argv.includes("--pseudonymize") ? judgePrivacy(test, result) : []),
  ];
}

function judgeEnd({ code, cpu }: FuzzResult): string[] {
  const found = [0, 1, 2].includes(code) ? [] : [`exit code ${code}`];
  if (cpu > MOST_CPU) found.push(`took ${Math.round(cpu)} ms of processor time`);
  for (const name in Object.prototype) found.push(`Object.prototype.${name} was added`);
  return found;
}

function judgeErrors({ err, code }: FuzzResult): string[] {
  const lines = err === "" ? [] : err.replace(/\n$/, "").split("\n");
  const found: string[] = [];
  if (lines.length > 1) found.push(`${lines.length} lines on standard error`);
  if (code === 2 && lines.length !== 1) found.push("no line says what is wrong");
  for (const line of lines) {
    if (!line.startsWith("clickaudit: ")) found.push(`a line without our name: ${line.slice(0, 80)}`);
    if (line.length > 600) found.push(`a line of ${line.length} characters`);
    if (CONTROL.test(line)) found.push("control characters on standard error");
    if (/this is a bug in clickaudit|^ {4}at /.test(line))
      found.push(`internal error: ${line.slice(0, 200)}`);
  }
  return found;
}

function judgeFailure({ out, written }: FuzzResult): string[] {
  const found = out === "" ? [] : ["output in spite of exit code 2"];
  for (const name of written.keys()) found.push(`${name} was left in spite of exit code 2`);
  return found;
}

function judgeOutputs(test: FuzzCase, { out, written }: FuzzResult): string[] {
  const format = test.argv[test.argv.indexOf("-f") + 1]!;
  const found = judgeText(format, out, test, "standard output");
  for (const [name, text] of written) {
    if (/\.tmp$/.test(name)) found.push(`${name} was left behind`);
    found.push(...judgeText(name.slice(name.lastIndexOf(".") + 1), text, test, name));
  }
  return found;
}

function judgeText(format: string, text: string, test: FuzzCase, where: string): string[] {
  if (format === "json") return judgeJson(text, test).map((what) => `${where}: ${what}`);
  if (format === "csv") return judgeCsv(text).map((what) => `${where}: ${what}`);
  const found = CONTROL.test(text) ? [`${where}: a control or bidi character`] : [];
  if (format === "html" && /<script(?! nonce|>\n)/i.test(text.replace(/<script>[^<]*<\/script>/, "")))
    found.push(`${where}: a script`);
  return found;
}

function judgeCsv(text: string): string[] {
  let rows: string[][];
  try {
    rows = parse(text, { relax_column_count: false, record_delimiter: ["\n", "\r\n"] });
  } catch (error) {
    return [`is no sound CSV: ${String(error).slice(0, 120)}`];
  }
  const cell = rows.flat().find((one) => CELL_TRIGGER.test(one) && !NUMBER.test(one));
  return cell === undefined ? [] : [`a cell begins with a formula: ${JSON.stringify(cell.slice(0, 60))}`];
}

function judgeJson(text: string, test: FuzzCase): string[] {
  let report: { [key: string]: Json };
  try {
    report = JSON.parse(text);
  } catch (error) {
    return [`is no JSON: ${String(error).slice(0, 120)}`];
  }
  const found = CONTROL.test(text) ? ["raw control or bidi character"] : [];
  for (const one of accountings(report)) found.push(...judgeAccounting(one));
  const rows = (report.accounting as { rows: number } | undefined)?.rows;
  const expected = countLines(test);
  const alone = test.files.size === 1 && !test.argv.includes("--encoding");
  if (rows !== undefined && expected !== null && alone && rows !== expected)
    found.push(`${rows} rows, an independent count gives ${expected}`);
  return found;
}

/** Every object of the name `accounting`, and the shares that are no shares. */
function accountings(value: Json): { [key: string]: Json }[] {
  if (Array.isArray(value)) return value.flatMap(accountings);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "accounting" ? [child as { [key: string]: Json }] : accountings(child),
  );
}

function judgeAccounting(one: { [key: string]: Json }): string[] {
  const skipped = Object.values(one.skipped as Record<string, number>).reduce((sum, count) => sum + count, 0);
  const sum = Number(one.analysed) + Number(one.duplicates) + skipped + Number(one.rejected);
  return sum === one.rows ? [] : [`${one.rows} rows, but the parts give ${sum}`];
}

/**
 * Data records of a file in which every line is one, counted without the reader; null where quotes, packing or lines
 * above the header make that a matter of opinion.
 */
function countLines({ files, input }: FuzzCase): number | null {
  const bytes = files.get(input)!;
  if (!input.endsWith("plain.csv") || bytes.length > 1_000_000) return null;
  const text = bytes.toString("latin1");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: any byte that is no plain text
  if (/["'\0-\x08\x0b\x0c\x0e-\x1f\x7f-\xff]/.test(text)) return null;
  if (!text.startsWith("email,event,timestamp,campaign,url,ip,user_agent")) return null;
  return text.split(/\r\n|\n|\r/).filter((line) => line !== "").length - 1;
}

const ADDRESS = /[a-z0-9._+-]{1,64}@(?:[a-z0-9-]{1,40}\.){1,4}example/gi;

/** R12: none of the addresses of the input in anything that came out. */
function judgePrivacy({ files, argv }: FuzzCase, { out, err, written }: FuzzResult): string[] {
  const all = [out, err, ...written.values()].join("\n").toLowerCase();
  if (argv[0] === "inspect") return [];
  const found = new Set<string>();
  for (const bytes of files.values()) {
    for (const [address] of bytes.toString("utf8").matchAll(ADDRESS)) {
      if (all.includes(address.toLowerCase())) found.add(`an address under --pseudonymize: ${address}`);
    }
  }
  return [...found].slice(0, 3);
}
