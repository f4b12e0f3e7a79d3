import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Signal } from "../domain/signal.js";
import { openNetworks } from "../enrich/index.js";
import { signals } from "../signals/index.js";
import { Judge, type Weights } from "../verdict/judge.js";
import { Scoring } from "../verdict/metrics.js";
import type { WeightSet } from "../verdict/model.js";
import { Expected, logOddsOf, type Spread } from "../verdict/rates.js";
import { facts } from "./facts-weights.js";
import {
  type LabelledFolder,
  loadFolder,
  type Prepared,
  prepare,
  VARIANTS,
  type Variant,
} from "./labelled.js";
import { type Example, fitLogistic } from "./logistic.js";

/** Features: the prior, the contamination, and every case of every signal. */
interface Features {
  names: string[];
  index: Map<string, number>;
  prior: Float64Array;
  ridge: Float64Array;
  sign: Int8Array;
}

const RIDGE = 2;
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

const settings = { set: {}, off: new Set<string>() };
const surroundings = { mailbox: () => ({ name: "", kind: "unknown" }) };

export function judgeOf(prepared: Prepared, weights: Weights): Judge {
  return new Judge(prepared.world, prepared.order, signals, settings, weights, surroundings);
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
        weight: weight * Math.min(2, 1 + 0.15 * (labels.length - 1)),
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
  return {
    prior: Math.round(beta[0]! * 100) / 100,
    contamination: Math.round(beta[1]! * 100) / 100,
    weights,
  };
}

/** Fits first and final weights on prepared exports: the learned columns come from the weights of the round before. */
export function fit(
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

/** Scores one export with given weights. */
export function score(prepared: Prepared, weights: Weights, spread: Spread, into: Scoring): void {
  const judge = judgeOf(prepared, weights);
  const campaigns = new Map<number, { expected: Expected; truth: number }>();
  judge.forEachMessage((message, bursts) => {
    const campaign = prepared.store.messages.a(message);
    const sums = campaigns.get(campaign) ?? { expected: new Expected(spread), truth: 0 };
    campaigns.set(campaign, sums);
    let human = false;
    for (const { burst, probability } of bursts) {
      for (const hit of burst.hits) {
        const automated = prepared.clickLabels[hit.click] === 1;
        into.row(probability, automated);
        if (!automated) human = true;
      }
    }
    into.message(
      bursts.some((one) => one.probability < 0.5),
      human,
    );
    sums.expected.addMessage(bursts.map((one) => logOddsOf(one.probability)));
    if (human) sums.truth++;
  });
  for (const { expected, truth } of campaigns.values())
    into.campaign(truth, expected.adjusted, expected.range);
}

export async function loadSeed(root: string, seed: string): Promise<LabelledFolder[]> {
  const kinds = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(kinds.map((kind) => loadFolder(join(root, kind, seed), kind)));
}

function line(name: string, s: ReturnType<typeof scoresOf>): string {
  const n = (value: number, digits = 3) => value.toFixed(digits).padStart(7);
  return `${name.padEnd(28)} rowF1 ${n(s.rowF1)} lost ${n(s.humanRowsLost)} mF1 ${n(s.messageF1)} err ${n(s.rateError)} brier ${n(s.brier)} cov ${n(s.covered, 2)} width ${n(s.width, 2)}`;
}

function scoresOf(prepared: readonly Prepared[], weights: Weights, spread: Spread) {
  const all = prepared.map((one) => {
    const scoring = new Scoring();
    score(one, weights, spread, scoring);
    return scoring.scores;
  });
  const mean = (key: "rowF1" | "humanRowsLost" | "messageF1" | "rateError" | "brier" | "covered" | "width") =>
    all.reduce((sum, one) => sum + one[key], 0) / all.length;
  return {
    rowF1: mean("rowF1"),
    humanRowsLost: mean("humanRowsLost"),
    messageF1: mean("messageF1"),
    rateError: mean("rateError"),
    brier: mean("brier"),
    covered: mean("covered"),
    width: mean("width"),
  };
}

async function main(root: string, out: string | undefined): Promise<void> {
  const log = (text: string) => process.stdout.write(`${text}\n`);
  const networks = await openNetworks({});
  const train = await loadSeed(root, "100");
  const test = await loadSeed(root, "101");
  const weightFor = (variant: Variant) => (variant.name === "all" ? 1 : 0.25);
  const prepared = train.flatMap((folder) =>
    VARIANTS.map((variant) => ({ data: prepare(folder, variant, networks), weight: weightFor(variant) })),
  );
  const weights = fit(prepared, log);
  const spread: Spread = { up: 0.5, down: 0.5, floor: 0.02 };
  for (const variant of VARIANTS) {
    const data = test.map((folder) => prepare(folder, variant, networks));
    if (variant.name === "all") for (const one of data) log(line(one.name, scoresOf([one], weights, spread)));
    log(line(`MEAN ${variant.name}`, scoresOf(data, weights, spread)));
  }
  if (out !== undefined) writeFileSync(out, tableOf(weights));
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
