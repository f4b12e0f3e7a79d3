import { weights } from "../verdict/weights.js";
import { checkConditions } from "./conditions/check.js";

/**
 * Scores the shipped weights under conditions that they were not fitted on: other columns, clocks, people and machines.
 * `node dist/tools/check-conditions.js <labelled> [seed] [--kinds] [--worst N] [--only condition,condition]`
 */
function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

const [, , root, seed = "101"] = process.argv;
if (root === undefined) {
  process.stderr.write(
    "usage: check-conditions <folder of labelled campaigns> [seed] [--kinds] [--worst N] [--only a,b]\n",
  );
  process.exitCode = 2;
} else {
  const only = optionOf("--only");
  const check = {
    root,
    seed: /^\d+$/.test(seed) ? seed : "101",
    kinds: process.argv.includes("--kinds"),
    worst: Number(optionOf("--worst") ?? 0),
    only: only === undefined ? null : new Set(only.split(",")),
  };
  await checkConditions(check, weights, (text) => process.stdout.write(`${text}\n`));
}
