import { openNetworks } from "../enrich/index.js";
import type { Weights } from "../verdict/judge.js";
import { logOddsOf } from "../verdict/rates.js";
import { CONDITIONS } from "./conditions/index.js";
import { fitClicks, preparedAll } from "./fit-clicks.js";
import { type Prepared, prepare } from "./labelled.js";
import { judgeOf, line, loadSeed, scoresOf } from "./score.js";

/** Kinds are left out of the fit by threes: nine fits would say little more and take three times as long. */
const FOLDS = 3;

/**
 * Judges every kind of campaign with weights that were fitted on other kinds (seed 100) and yields, for its campaigns of both
 * seeds under every condition, what their ranges would have to bear: a line `SHIFT kind condition seed truth expected removed
 * shift`, the shift being that of all log-odds which would make the expected count true. Scores come in lines `FOLD`.
 */
export async function* crossFit(root: string): AsyncGenerator<string> {
  const networks = await openNetworks({});
  const train = await loadSeed(root, "100");
  const test = await loadSeed(root, "101");
  for (let fold = 0; fold < FOLDS; fold++) {
    const left = new Set(train.map(({ name }) => name).filter((_, at) => at % FOLDS === fold));
    const weights = fitClicks(
      train.filter(({ name }) => !left.has(name)).flatMap((folder) => preparedAll(folder, networks)),
      () => {},
    );
    for (const [seed, folders] of [["100", train] as const, ["101", test] as const]) {
      for (const folder of folders.filter(({ name }) => left.has(name))) {
        for (const condition of CONDITIONS) {
          const data = prepare(folder, condition, networks);
          for (const one of neededShifts(data, weights))
            yield `SHIFT ${folder.name} ${condition.name} ${seed} ${one}`;
          yield line(`FOLD ${seed} ${data.name}`, scoresOf([data], weights));
        }
      }
    }
  }
}

/** `truth expected removed shift` of each campaign. */
function neededShifts(prepared: Prepared, weights: Weights): string[] {
  const judge = judgeOf(prepared, weights);
  const campaigns = new Map<number, { odds: number[][]; truth: number }>();
  judge.forEachMessage((message, bursts) => {
    const campaign = prepared.store.messages.a(message);
    const sums = campaigns.get(campaign) ?? { odds: [], truth: 0 };
    campaigns.set(campaign, sums);
    sums.odds.push(bursts.map((one) => logOddsOf(one.probability)));
    if (bursts.some(({ burst }) => burst.hits.some((hit) => prepared.labelOf(hit.click) === 0))) sums.truth++;
  });
  return [...campaigns.values()].map(({ odds, truth }) => {
    const best = expected(odds, 0);
    let low = -6;
    let high = 6;
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (expected(odds, middle) > truth) low = middle;
      else high = middle;
    }
    const curve = [-3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3].map((shift) =>
      expected(odds, shift).toFixed(1),
    );
    return `${truth} ${best.toFixed(1)} ${(odds.length - best).toFixed(1)} ${low.toFixed(3)} ${curve.join(" ")}`;
  });
}

/** Expected number of messages with a person's click when all log-odds are moved together. */
function expected(odds: readonly number[][], shift: number): number {
  return odds.reduce(
    (sum, one) => sum + 1 - one.reduce((all, value) => all / (1 + Math.exp(-(value + shift))), 1),
    0,
  );
}
