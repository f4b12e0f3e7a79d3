import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Signal } from "../domain/signal.js";
import { openNetworks } from "../enrich/index.js";
import { signals } from "../signals/index.js";
import type { Judge, Weights } from "../verdict/judge.js";
import type { WeightSet } from "../verdict/model.js";
import type { OpenWeights } from "../verdict/opens.js";
import { Expected, logOddsOf } from "../verdict/rates.js";
import { openSpread } from "../verdict/spread.js";
import { facts } from "./facts-weights.js";
import { clickedAs, fitOpens, openJudge } from "./fit-opens.js";
import { type Prepared, prepare, VARIANTS, type Variant } from "./labelled.js";
import { type Example, fitLogistic } from "./logistic.js";
import { judgeOf, line, loadSeed, needsOf, scoresOf } from "./score.js";

/** Features: the prior, the contamination, and every case of every signal. */
interface Features {
  names: string[];
  index: Map<string, number>;
  prior: Float64Array;
  ridge: Float64Array;
  sign: Int8Array;
}

const RIDGE = 2;
/** A person wrongly removed costs more than a machine that slips through: it is the complaint that nobody can repair. */
const PERSON = 1.1;
const FIXED_AS = "prior";

export function featuresOf(list: readonly Signal[]): Features {
  const names = ["prior", "contamination"];
  for (const signal of list) for (const one of Object.keys(signal.cases)) names.push(`${signal.id}/${one}`);
  const index = new Map(names.map((name, at) => [name, at]));
  const prior = Float64Array.from(names, (name) => facts[name]?.weight ?? 0);
  const ridge = Float64Array.from(names, (name) =>
    name === FIXED_AS ? 0.01 : (facts[name]?.ridge ?? RIDGE),
  );
  const sign = Int8Array.from(names, (name) => facts[name]?.sign ?? 0);
  return { names, index, prior, ridge, sign };
}

export function examplesOf(
  prepared: Prepared,
  judge: Judge,
  features: Features,
  learned: boolean,
  weight: number,
): Example[] {
  const examples: Example[] = [];
  judge.forEachMessage((_, bursts) => {
    for (const judged of bursts) {
      const labels = judged.burst.hits.map((hit) => prepared.clickLabels[hit.click]!);
      const index = [0];
      const value = [1];
      if (learned) {
        const { contamination } = judge.prior(judged);
        index.push(1);
        value.push(Math.log(contamination / (1 - contamination)));
      }
      for (const evidence of judge.evidence(judged)) {
        const isLearned = evidence.case === "learned";
        if (isLearned && !learned) continue;
        index.push(features.index.get(`${evidence.signal}/${evidence.case}`)!);
        value.push(evidence.value);
      }
      examples.push({
        index: Int32Array.from(index),
        value: Float32Array.from(value),
        label: labels.reduce((sum, one) => sum + one, 0) / labels.length,
        weight: weight * (labels[0] === 0 ? PERSON : 1) * Math.min(2, 1 + 0.15 * (labels.length - 1)),
      });
    }
  });
  return examples;
}

function setOf(features: Features, beta: Float64Array): WeightSet {
  const weights: Record<string, Record<string, number>> = {};
  for (const [at, name] of features.names.entries()) {
    if (at < 2) continue;
    const [signal, one] = name.split("/") as [string, string];
    weights[signal] ??= {};
    weights[signal]![one] = Math.round(beta[at]! * 100) / 100;
  }
  ordered(weights["follow-up"]!);
  return {
    prior: Math.round(beta[0]! * 100) / 100,
    contamination: Math.round(beta[1]! * 100) / 100,
    weights,
  };
}

/** The stronger follow-up never speaks less for a person than the weaker one that it outranks (DESIGN 4). */
function ordered(followUp: Record<string, number>): void {
  const steps = ["instant-visit", "visit", "later", "soon"];
  for (const [at, step] of steps.entries()) {
    if (at > 0) followUp[step] = Math.min(followUp[step]!, followUp[steps[at - 1]!]!);
  }
}

/** Fits first and final weights on prepared exports: the learned columns come from the weights of the round before. */
export function fitClicks(
  prepared: readonly { data: Prepared; weight: number }[],
  log: (line: string) => void,
): Weights {
  const features = featuresOf(signals);
  const flat: Weights = { first: setOf(features, features.prior), final: setOf(features, features.prior) };
  const firstExamples = prepared.flatMap(({ data, weight }) =>
    examplesOf(data, judgeOf(data, flat), features, false, weight),
  );
  const first = setOf(features, fitLogistic(firstExamples, features.names.length, features));
  let weights: Weights = { first, final: first };
  for (let round = 0; round < 3; round++) {
    const examples = prepared.flatMap(({ data, weight }) =>
      examplesOf(data, judgeOf(data, weights), features, true, weight),
    );
    weights = { first, final: setOf(features, fitLogistic(examples, features.names.length, features)) };
    log(`round ${round}: ${examples.length} bursts`);
  }
  return weights;
}

/** Shift of all log-odds of a campaign that would make the expected count true: what the range must bear. */
function neededShifts(prepared: Prepared, weights: Weights): { shift: number; relative: number }[] {
  const judge = judgeOf(prepared, weights);
  const campaigns = new Map<number, { odds: number[][]; truth: number }>();
  judge.forEachMessage((message, bursts) => {
    const campaign = prepared.store.messages.a(message);
    const sums = campaigns.get(campaign) ?? { odds: [], truth: 0 };
    campaigns.set(campaign, sums);
    sums.odds.push(bursts.map((one) => logOddsOf(one.probability)));
    if (bursts.some(({ burst }) => burst.hits.some((hit) => prepared.clickLabels[hit.click] === 0)))
      sums.truth++;
  });
  return [...campaigns.values()].map(({ odds, truth }) => {
    const expected = (shift: number) =>
      odds.reduce((sum, one) => sum + 1 - one.reduce((all, l) => all / (1 + Math.exp(-(l + shift))), 1), 0);
    let low = -6;
    let high = 6;
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (expected(middle) > truth) low = middle;
      else high = middle;
    }
    return { shift: (low + high) / 2, relative: (expected(0) - truth) / Math.max(1, truth) };
  });
}

/** Leaves each kind out of the fit in turn and prints what ranges its campaigns would have needed. */
async function crossFit(root: string): Promise<void> {
  const networks = await openNetworks({});
  const folders = [...(await loadSeed(root, "100")), ...(await loadSeed(root, "101"))];
  const train = folders.slice(0, folders.length / 2);
  for (const kind of new Set(train.map((folder) => folder.name))) {
    const prepared = train
      .filter((folder) => folder.name !== kind)
      .flatMap((folder) =>
        VARIANTS.map((variant) => ({ data: prepare(folder, variant, networks), weight: weightFor(variant) })),
      );
    const weights = fitClicks(prepared, () => {});
    for (const folder of folders.filter((one) => one.name === kind)) {
      for (const variant of VARIANTS) {
        const data = prepare(folder, variant, networks);
        for (const { shift, relative } of neededShifts(data, weights))
          process.stdout.write(`SHIFT ${kind} ${variant.name} ${shift.toFixed(3)} ${relative.toFixed(3)}\n`);
        const s = scoresOf([data], weights);
        process.stdout.write(`${line(`LOO ${data.name}`, s)}\n`);
      }
    }
  }
}

function weightFor(variant: Variant): number {
  return variant.weight;
}

async function main(root: string, out: string | undefined): Promise<void> {
  if (out === "--cross-fit") return crossFit(root);
  const log = (text: string) => process.stdout.write(`${text}\n`);
  const networks = await openNetworks({});
  const train = await loadSeed(root, "100");
  const test = await loadSeed(root, "101");
  const prepared = train.flatMap((folder) =>
    VARIANTS.map((variant) => ({ data: prepare(folder, variant, networks), weight: weightFor(variant) })),
  );
  const weights = fitClicks(prepared, log);
  const opens = fitOpens(prepared.map((one) => ({ ...one, judge: judgeOf(one.data, weights) })));
  for (const variant of VARIANTS) {
    const data = test.map((folder) => prepare(folder, variant, networks));
    if (variant.name === "all")
      for (const one of data)
        log(`${line(one.name, scoresOf([one], weights))} opens ${openErrors(one, weights, opens)}`);
    log(line(`MEAN ${variant.name}`, scoresOf(data, weights)));
  }
  if (out !== undefined) {
    writeFileSync(join(out, "weights.ts"), tableOf(weights));
    writeFileSync(join(out, "open-weights.ts"), openTableOf(opens));
  }
}

/** Relative error of the expected number of messages with a person's open, per campaign, and whether the range holds it. */
function openErrors(prepared: Prepared, weights: Weights, openWeights: OpenWeights): string {
  const judge = judgeOf(prepared, weights);
  const opens = openJudge(prepared.world, openWeights, clickedAs(judge, prepared.store.clicks));
  const campaigns = new Map<number, { expected: Expected; truth: number }>();
  for (let message = 0; message < prepared.store.messages.size; message++) {
    if (!prepared.store.hasOpen(message)) continue;
    const id = prepared.store.messages.a(message);
    const sums = campaigns.get(id) ?? { expected: new Expected(openSpread(needsOf(prepared))), truth: 0 };
    campaigns.set(id, sums);
    const odds: number[] = [];
    let human = false;
    prepared.store.forEachOpenGroup(message, (group) => {
      odds.push(opens.judge(message, group).logOdds);
      if (prepared.openLabels.get(group) === 0) human = true;
    });
    sums.expected.addMessage(odds);
    if (human) sums.truth++;
  }
  return [...campaigns.values()]
    .map(
      ({ expected, truth }) =>
        `${((expected.adjusted - truth) / truth).toFixed(3)}${expected.range.low <= truth && truth <= expected.range.high ? "" : "!"}`,
    )
    .join(" ");
}

function openTableOf(weights: OpenWeights): string {
  const rows = Object.entries(weights.weights).map(
    ([signal, cases]) => `    ${JSON.stringify(signal)}: ${JSON.stringify(cases)},`,
  );
  return `import type { OpenWeights } from "./opens.js";

/** Weights of opens, fitted like those of clicks (see weights.ts). */
export const openWeights: OpenWeights = {
  prior: ${weights.prior},
  weights: {
${rows.join("\n")}
  },
};
`;
}

/** The weights as the readable table that the product ships. */
function tableOf(weights: Weights): string {
  const set = (one: WeightSet) => {
    const rows = Object.entries(one.weights).map(
      ([signal, cases]) => `      ${JSON.stringify(signal)}: ${JSON.stringify(cases)},`,
    );
    return `{\n    prior: ${one.prior},\n    contamination: ${one.contamination},\n    weights: {\n${rows.join("\n")}\n    },\n  }`;
  };
  return `import type { Weights } from "./judge.js";

/**
 * Log-odds of every case of every signal, fitted by \`npm run fit -- <labelled>\` on seed 100 of the labelled campaigns and on
 * the same campaigns with columns taken away; ridge logistic regression, pulled to the facts of src/tools/facts-weights.ts,
 * signs held where sense demands one. Above 0 speaks for a machine. For learned signals: factor of the log likelihood ratio.
 */
export const weights: Weights = {
  first: ${set(weights.first)},
  final: ${set(weights.final)},
};
`;
}

await main(process.argv[2]!, process.argv[3]);
