/**
 * Measures the bars R1 to R16 of the reliability notes on the built program, from the outside, and prints a table with a figure
 * for each. Usage: npm run check:reliability -- CORPUS [--only R7,R8] [--fuzz 1000] [--kills 200] [--coverage]
 * Exits 1 when a bar is not met.
 */
import { parseArgs } from "node:util";
import type { Bar, Effort, Measured } from "./reliability/bar.js";
import { FLOOD } from "./reliability/floods.js";
import { PROCESS } from "./reliability/process.js";
import { Program } from "./reliability/program.js";
import { READING } from "./reliability/reading.js";
import { SINKS } from "./reliability/sinks.js";
import { WRITING } from "./reliability/writing.js";

const BARS: readonly Bar[] = [...READING, ...WRITING, ...FLOOD, ...SINKS, ...PROCESS];
/** Problems of a bar that are printed. */
const SHOWN = 12;

async function measure(bar: Bar, corpus: string, effort: Effort): Promise<Measured> {
  const program = new Program();
  try {
    return await bar.measure(program, corpus, effort);
  } catch (error) {
    return { figure: "the check itself failed", problems: [String(error)] };
  } finally {
    program.clear();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    fuzz: { type: "string", default: "1000" },
    kills: { type: "string", default: "200" },
    coverage: { type: "boolean", default: false },
  },
});

const [corpus] = positionals;
if (corpus === undefined) throw new Error("name the folder of the corpus");
const effort = { fuzz: Number(values.fuzz), kills: Number(values.kills), coverage: values.coverage };
const only = values.only?.split(",");
for (const bar of BARS) {
  if (only !== undefined && !only.includes(bar.id)) continue;
  const { figure, problems } = await measure(bar, corpus, effort);
  console.log(
    `${bar.id.padEnd(4)}${problems.length === 0 ? "met     " : "NOT MET "}${bar.asks}\n      ${figure}`,
  );
  for (const problem of problems.slice(0, SHOWN)) console.log(`      - ${problem}`);
  if (problems.length > SHOWN) console.log(`      - and ${problems.length - SHOWN} more`);
  if (problems.length > 0) process.exitCode = 1;
}
