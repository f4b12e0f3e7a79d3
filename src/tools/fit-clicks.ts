import type { Burst } from "../domain/burst.js";
import type { Signal } from "../domain/signal.js";
import type { Networks } from "../enrich/index.js";
import { signals } from "../signals/index.js";
import type { Judge, Weights } from "../verdict/judge.js";
import type { WeightSet } from "../verdict/model.js";
import { CONDITIONS, FITTED } from "./conditions/index.js";
import { facts } from "./facts-weights.js";
import { type LabelledFolder, type Prepared, prepare } from "./labelled.js";
import { type Bound, type Example, fitLogistic } from "./logistic.js";
import { orders } from "./orders.js";
import { judgeOf } from "./score.js";

/** Features: the prior, the contamination, and every case of every signal. */
interface Features {
  names: string[];
  index: Map<string, number>;
  prior: Float64Array;
  ridge: Float64Array;
  sign: Int8Array;
  most: Float64Array;
  bounds: readonly Bound[];
}

const RIDGE = 2;
/**
 * What is learned from an export rests on verdicts of its own, so that it may not say more than it measured: a factor of 1.
 * The labelled campaigns, where gateways check samples, would have 1.6 for the contamination; where they check whole domains,
 * such a start takes their readers away. A little above 1 costs neither much.
 */
const MOST_LEARNED = 1;
const MOST_CONTAMINATION = 1.25;
/** The tenants of a cloud have nothing to do with each other: what scanners do from it says little about a desktop in it. */
const MOST_FROM_A_CLOUD = 0.1;
const FIXED_AS = "prior";
const LEARNED = new Set(signals.filter((signal) => signal.learned === true).map(({ id }) => id));

export function featuresOf(list: readonly Signal[]): Features {
  const names = ["prior", "contamination"];
  for (const signal of list) for (const one of Object.keys(signal.cases)) names.push(`${signal.id}/${one}`);
  const index = new Map(names.map((name, at) => [name, at]));
  const prior = Float64Array.from(names, (name) => facts[name]?.weight ?? 0);
  const ridge = Float64Array.from(names, (name) =>
    name === FIXED_AS ? 0.01 : (facts[name]?.ridge ?? RIDGE),
  );
  const sign = Int8Array.from(names, (name) => facts[name]?.sign ?? 0);
  const most = Float64Array.from(names, mostOf);
  const bounds = orders.map(({ more, less }) => ({
    more: more.map((name) => index.get(name)!),
    less: less.map((name) => index.get(name)!),
  }));
  return { names, index, prior, ridge, sign, most, bounds };
}

/**
 * People who work on a desktop in a cloud or behind a VPN are one burst in forty of the labelled campaigns, but whole companies
 * elsewhere: what speaks against their networks is weighed as if there were more of them.
 */
const CLOUD_PERSON = 1.5;

function careFor({ network }: Burst): number {
  return network.class === "cloud" ? CLOUD_PERSON : 1;
}

function mostOf(name: string): number {
  if (name === "contamination") return MOST_CONTAMINATION;
  if (name === "machine-network/cloud") return MOST_FROM_A_CLOUD;
  return LEARNED.has(name.split("/")[0]!) ? MOST_LEARNED : Number.POSITIVE_INFINITY;
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
      const labels = judged.burst.hits.map((hit) => prepared.labelOf(hit.click));
      const index = [0];
      const value = [1];
      if (learned) {
        const { contamination } = judge.prior(judged);
        index.push(1);
        value.push(Math.log(contamination / (1 - contamination)));
      }
      for (const evidence of judge.evidence(judged)) {
        if (LEARNED.has(evidence.signal) && !learned) continue;
        index.push(features.index.get(`${evidence.signal}/${evidence.case}`)!);
        value.push(evidence.value);
      }
      examples.push({
        index: Int32Array.from(index),
        value: Float32Array.from(value),
        label: labels.reduce((sum, one) => sum + one, 0) / labels.length,
        weight:
          weight *
          (labels[0] === 0 ? careFor(judged.burst) : 1) *
          Math.min(2, 1 + 0.15 * (labels.length - 1)),
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

/** A folder under every condition of the fit, with how much its bursts count. */
export function preparedAll(
  folder: LabelledFolder,
  networks: Pick<Networks, "lookup">,
): { data: Prepared; weight: number }[] {
  return CONDITIONS.filter(({ name }) => FITTED[name] !== undefined).map((condition) => ({
    data: prepare(folder, condition, networks),
    weight: FITTED[condition.name]!,
  }));
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
