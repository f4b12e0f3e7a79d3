import { openNetworks } from "../enrich/index.js";
import { signals } from "../signals/index.js";
import { Scoring } from "../verdict/metrics.js";
import { weights } from "../verdict/weights.js";
import { CONDITIONS, FITTED } from "./conditions/index.js";
import { type Prepared, prepare } from "./labelled.js";
import { line, loadSeed, score, scoresOf } from "./score.js";

/**
 * Scores the shipped weights on labelled campaigns: `node dist/tools/check-labelled.js <labelled> [seed] [--ablation]`. Prints a line per
 * kind, the mean with its reliability, the mean under every condition of the fit, and with --ablation the mean without each
 * group of signals.
 */
async function main(root: string, seed: string, ablation: boolean): Promise<void> {
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const networks = await openNetworks({});
  const folders = await loadSeed(root, seed);
  for (const variant of CONDITIONS.filter(({ name }) => FITTED[name] !== undefined)) {
    const exports = folders.map((folder) => prepare(folder, variant, networks));
    if (variant.name === "all") for (const one of exports) print(line(one.name, scoresOf([one], weights)));
    print(line(`MEAN ${variant.name}`, scoresOf(exports, weights)));
    if (variant.name === "all") for (const row of reliability(exports)) print(row);
    if (variant.name !== "all" || !ablation) continue;
    for (const group of new Set(signals.map((signal) => signal.group))) {
      const off = new Set(signals.filter((signal) => signal.group === group).map((signal) => signal.id));
      print(line(`  without ${group}`, scoresOf(exports, weights, off)));
    }
  }
}

/** What was said and what was so, in tenths of probability over the click rows of all kinds. */
function reliability(exports: readonly Prepared[]): string[] {
  const scoring = new Scoring();
  for (const one of exports) score(one, weights, scoring);
  return scoring.scores.reliability.map(
    ({ predicted, actual, rows }) =>
      `  said ${predicted.toFixed(3)}  was automated ${actual.toFixed(3)}  of ${rows} rows`,
  );
}

const [root, seed = "101"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (root === undefined) {
  process.stderr.write("usage: check-labelled <folder of labelled campaigns> [seed] [--ablation]\n");
  process.exitCode = 2;
} else {
  await main(root, seed, process.argv.includes("--ablation"));
}
