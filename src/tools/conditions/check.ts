import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCampaigns } from "../../demo/generate.js";
import { openNetworks } from "../../enrich/index.js";
import type { Weights } from "../../verdict/judge.js";
import { type LabelledFolder, loadFolder, prepare } from "../labelled.js";
import { line, loadSeed, type Mean, meanOf, scoresOf } from "../score.js";
import { worstOf } from "../worst.js";
import { CONDITIONS } from "./index.js";

/** Campaigns of our own generator, drawn from the same facts by other code: what was fitted elsewhere must hold here, too. */
const DEMOS = [
  { seed: 1, subscribers: 2400, campaigns: 1 },
  { seed: 2, subscribers: 2000, campaigns: 4 },
  { seed: 3, subscribers: 600, campaigns: 3 },
];

async function demos(): Promise<LabelledFolder[]> {
  const folders: LabelledFolder[] = [];
  for (const options of DEMOS) {
    const folder = mkdtempSync(join(tmpdir(), "clickaudit-demo-"));
    for (const [name, text] of generateCampaigns(options).files) writeFileSync(join(folder, name), text);
    folders.push(await loadFolder(folder, `demo-${options.seed}`));
    rmSync(folder, { recursive: true });
  }
  return folders;
}

/** Scores weights under every condition, on the labelled campaigns of a seed and on those of our own generator. */
export async function checkConditions(
  { root, seed, kinds, worst, only }: Check,
  weights: Weights,
  print: (text: string) => void,
): Promise<void> {
  const networks = await openNetworks({});
  const groups: Record<string, LabelledFolder[]> = process.env.NODEMO
    ? { "": await loadSeed(root, seed) }
    : { "": await loadSeed(root, seed), "demo ": await demos() };
  for (const [group, folders] of Object.entries(groups)) {
    const means: Mean[] = [];
    for (const condition of CONDITIONS) {
      if (only !== null && !only.has(condition.name)) continue;
      const exports = folders.map((folder) => prepare(folder, condition, networks));
      if (kinds) for (const one of exports) print(line(`  ${one.name}`, scoresOf([one], weights)));
      means.push(scoresOf(exports, weights));
      print(line(`${group}${condition.name}`, means.at(-1)!));
      for (const one of worst > 0 ? exports : []) print(worstOf(one, weights, worst));
    }
    print(line(`${group}MEAN`, meanOf(means)));
  }
}

export interface Check {
  root: string;
  seed: string;
  /** A line for every kind of campaign. */
  kinds: boolean;
  /** The text of so many bursts with the largest errors. */
  worst: number;
  only: ReadonlySet<string> | null;
}
