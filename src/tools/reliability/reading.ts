import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bar, Measured } from "./bar.js";
import { badError, csvOf, HEADER, type Program, ROOT, rowsOf } from "./program.js";

interface Case {
  file: string;
  kind: string;
}

/** Another check script of this project, as text. */
export function tool(name: string, ...argv: string[]): { text: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, "dist/tools", name), ...argv], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { text: `${stdout}\n${stderr}`, status };
}

let corpusText: string | null = null;

/** `kind: n of m` lines of check-corpus. */
function corpusScore(corpus: string, kinds: readonly string[], least: number): Measured {
  corpusText ??= tool("check-corpus.js", corpus).text;
  const figures: string[] = [];
  const problems: string[] = [];
  for (const kind of kinds) {
    const found = new RegExp(`^${kind}: (\\d+) of (\\d+)$`, "m").exec(corpusText);
    if (found === null) return { figure: "not measured", problems: [`no cases of kind ${kind}`] };
    const [, good, all] = found;
    figures.push(`${kind} ${good}/${all}`);
    if (Number(good) < least * Number(all)) problems.push(`${kind}: ${good} of ${all}`);
  }
  return { figure: figures.join(", "), problems };
}

/** Cases of some kinds, as paths. */
function casesOf(corpus: string, kinds: readonly string[]): string[] {
  const paths: string[] = [];
  for (const name of readdirSync(corpus, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith("expected.json")) continue;
    const folder = join(corpus, name, "..");
    const { cases } = JSON.parse(readFileSync(join(corpus, name), "utf8")) as { cases: Case[] };
    for (const { file, kind } of cases) if (kinds.includes(kind)) paths.push(join(folder, file));
  }
  return paths.filter((path) => existsSync(path));
}

/** R4: each file through the real command. */
async function robust(program: Program, corpus: string): Promise<Measured> {
  const problems: string[] = [];
  const tables = casesOf(corpus, ["compressed", "wrong-type", "encoding", "empty"]);
  const events = program.file(csvOf(rowsOf(50)));
  const databases = casesOf(corpus, ["mmdb-bad"]);
  const runs = [
    ...tables.map((path) => [path, "-f", "json"]),
    ...databases.map((path) => [events, "--asn-db", path, "-f", "json"]),
  ];
  for (const argv of runs) {
    const ended = await program.run(argv);
    const lines = ended.err.split("\n").length - 1;
    const bad = ended.code === 0 ? "" : badError(ended);
    if (lines > 1 || bad !== "") problems.push(`${argv.at(-3)}: ${bad || `${lines} lines`}`);
  }
  return { figure: `${runs.length - problems.length} of ${runs.length} files as asked`, problems };
}

interface Damage {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
  readonly rejected: number;
  readonly duplicates: number;
}

function damages(): Damage[] {
  const rows = rowsOf(2_000);
  const change = (at: number, how: (row: string) => string) =>
    rows.map((row, n) => (n === at ? how(row) : row));
  const ends = ["\n", "\r\n", "\r"];
  const made = (name: string, text: string, count: number, rejected = 0, duplicates = 0): Damage => ({
    name,
    text,
    rows: count,
    rejected,
    duplicates,
  });
  return [
    made("sound", csvOf(rows), 2_000),
    made("a quote that is never closed", csvOf(change(700, (row) => `"${row}`)), 2_000, 1),
    made(
      "a quote closed by a later one",
      csvOf(
        change(700, (row) => row.replace("spring", '"spring')).map((row, n) =>
          n === 900 ? row.replace("spring", '"spring"') : row,
        ),
      ),
      2_000,
      1,
    ),
    made(
      "a quote in the last row",
      csvOf(change(1_999, (row) => row.replace("spring", '"spring'))),
      2_000,
      1,
    ),
    made("text after a closing quote", csvOf(change(5, (row) => `"x"${row}`)), 2_000, 1),
    made("mixed line ends", HEADER + rows.map((row, n) => ends[n % 3] + row).join(""), 2_000),
    made(
      "rows too short and too long",
      csvOf(rows.map((row, n) => (n % 100 === 0 ? row.slice(0, 30) : n % 100 === 1 ? `${row},x` : row))),
      2_000,
      40,
    ),
    made("joined exports", csvOf(rows) + csvOf(rows), 4_001, 0, 1_000),
    made("cut in the last row", csvOf(rows).slice(0, -120), 2_000, 1),
    made("no final newline", csvOf(rows).trimEnd(), 2_000),
    made("unreadable times", csvOf(change(3, (row) => row.replace(/2025-[^,]+/, "30 February"))), 2_000, 1),
    made("blank lines", csvOf(rows.flatMap((row) => [row, ""])), 2_000),
  ];
}

interface Accounting {
  rows: number;
  analysed: number;
  duplicates: number;
  skipped: Record<string, number>;
  rejected: number;
}

/** R6: the same files small and, so that the byte reader takes them, large. */
async function accounting(program: Program): Promise<Measured> {
  const problems: string[] = [];
  const all = damages();
  for (const { name, text, rows, rejected, duplicates } of all) {
    const { code, out, err } = await program.run([program.file(text), "-f", "json", "-q"]);
    if (code !== 0) {
      problems.push(`${name}: exit ${code} ${err.trim()}`);
      continue;
    }
    const { accounting: own } = JSON.parse(out) as { accounting: Accounting };
    const skipped = Object.values(own.skipped).reduce((sum, count) => sum + count, 0);
    if (own.rows !== own.analysed + own.duplicates + skipped + own.rejected)
      problems.push(`${name}: does not add up`);
    if (own.rows !== rows || own.rejected !== rejected)
      problems.push(`${name}: ${own.rows} rows, ${own.rejected} rejected`);
    if (duplicates > 0 && own.duplicates < duplicates) problems.push(`${name}: ${own.duplicates} duplicates`);
  }
  return {
    figure: `${all.length - problems.length} of ${all.length} damaged exports counted right`,
    problems,
  };
}

export const READING: readonly Bar[] = [
  {
    id: "R1",
    asks: "records exact without being told the dialect: csv-spectrum all, others 98 %",
    measure: async (_, corpus) => corpusScore(corpus, ["records"], 0.98),
  },
  {
    id: "R2",
    asks: "every malformed file reported with its line",
    measure: async (_, corpus) => corpusScore(corpus, ["reject"], 1),
  },
  {
    id: "R3",
    asks: "no silent change of damaged tables",
    measure: async (_, corpus) => corpusScore(corpus, ["lenient"], 1),
  },
  {
    id: "R4",
    asks: "packed, foreign, empty files and bad databases: exit 0 or 2, one line",
    measure: (program, corpus) => robust(program, corpus),
  },
  {
    id: "R5",
    asks: "mutated inputs: no crash, hang, trace, invalid JSON or lost row",
    measure: async (_program, _corpus, { fuzz }) => {
      const { text, status } = tool("fuzz.js", "--n", String(fuzz), "--seed", "3", "--jobs", "1");
      const lines = text.trim().split("\n");
      const failed = lines.filter((line) => line.startsWith("case "));
      return {
        figure: lines.findLast((line) => line.includes(" cases of seed ")) ?? "",
        problems: status === 0 ? [] : [...failed, `fuzz ended with ${status}`],
      };
    },
  },
  {
    id: "R6",
    asks: "accounting adds up and equals an independent count",
    measure: (program) => accounting(program),
  },
];
