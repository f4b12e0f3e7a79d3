/**
 * Good and damaged MaxMind databases of a corpus: `node dist/tools/check-mmdb.js CORPUS/maxmind-db`.
 * Good look-ups must match; damaged files must give a warning or "unknown", never a crash, a hang or an answer.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parseAddress } from "../enrich/address.js";
import { type Database, openDatabase } from "../enrich/database.js";
import { openNetworks } from "../enrich/open-networks.js";
import { countryOf, type DatabaseRecord, networkOf } from "../enrich/record.js";

interface Lookup {
  ip: string;
  /** Top-level fields that must be equal. */
  record?: DatabaseRecord;
  /** Dotted paths that must be equal. */
  fields?: Record<string, unknown>;
}

interface Case {
  file: string;
  kind: "mmdb-good" | "mmdb-bad";
  lookups?: Lookup[];
}

/** Milliseconds; a damaged file that takes longer counts as a hang. */
const PATIENCE = 5_000;

const folder = process.argv[2] ?? ".";
const { cases }: { cases: Case[] } = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
const asked = cases.flatMap(({ lookups = [] }) => lookups.map(({ ip }) => ip));
for (let i = 0; i < 256; i++)
  asked.push(`${i}.${255 - i}.7.9`, `2${i.toString(16).padStart(3, "0")}:db8::${i}`);

let failed = 0;
for (const { file, kind, lookups = [] } of cases) {
  const path = join(folder, file);
  const problems = kind === "mmdb-good" ? await checkGood(path, lookups) : await checkBad(path);
  failed += problems.length;
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${file}`);
  for (const problem of problems) console.log(`     ${problem}`);
}
console.log(`${cases.length} files, ${failed} problems`);
process.exitCode = failed === 0 ? 0 : 1;

async function checkGood(path: string, lookups: readonly Lookup[]): Promise<string[]> {
  const database = await openDatabase(path, () => true, "");
  const problems = lookups.flatMap((lookup) => compare(database, lookup));
  if (database.failures > 0) problems.push(`${database.failures} look-ups failed`);
  return problems;
}

function compare(database: Database, { ip, record = {}, fields = {} }: Lookup): string[] {
  const found = database.get(parseAddress(ip)!) ?? {};
  const problems: string[] = [];
  const same = (name: string, actual: unknown, expected: unknown) => {
    if (!isDeepStrictEqual(actual, expected))
      problems.push(`${ip} ${name}: ${String(actual)}, not ${String(expected)}`);
  };
  for (const [name, value] of Object.entries(record)) same(name, found[name], value);
  for (const [path, value] of Object.entries(fields)) {
    const steps = path.split(".");
    same(
      path,
      steps.reduce<unknown>((at, step) => (at as DatabaseRecord | undefined)?.[step], found),
      value,
    );
  }
  const asn = record.autonomous_system_number;
  if (asn !== undefined) same("asn", networkOf(found)?.asn, asn);
  const country = fields["country.iso_code"];
  if (country !== undefined) same("country", countryOf(found), country);
  return problems;
}

async function checkBad(path: string): Promise<string[]> {
  const started = performance.now();
  const problems: string[] = [];
  try {
    const networks = await openNetworks({ asnDb: path, countryDb: path, cityDb: path });
    for (const ip of asked) {
      const { asn, country, city } = networks.lookup(ip);
      if (asn !== 0 || country !== "" || city !== "")
        problems.push(`${ip}: invented ${asn} ${country} ${city}`);
    }
    for (const { file, message } of networks.warnings) {
      console.log(`     ${file}: ${message}`);
      if (message.includes("\n") || file !== path)
        problems.push("the warning is not one line that names the file");
    }
  } catch (error) {
    problems.push(`threw ${String(error)}`);
  }
  if (performance.now() - started > PATIENCE) problems.push("took too long");
  return problems;
}
