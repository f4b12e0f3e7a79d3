import { signals } from "../signals/index.js";
import type { Judge } from "../verdict/judge.js";
import { OpenJudge, type OpenWeights } from "../verdict/opens.js";
import type { World } from "../verdict/world.js";
import { facts } from "./facts-weights.js";
import type { Prepared } from "./labelled.js";
import { type Example, fitLogistic } from "./logistic.js";

const settings = { set: {}, off: new Set<string>() };
const judged = signals.filter((signal) => signal.evaluateOpen !== undefined);

/** Probability of automation of every click, for the opens of the same client. */
export function clickedAs(judge: Judge, clicks: number): (click: number) => number {
  const probability = new Float32Array(clicks);
  judge.forEachMessage((_, bursts) => {
    for (const { burst, probability: p } of bursts) for (const hit of burst.hits) probability[hit.click] = p;
  });
  return (click) => probability[click]!;
}

export function openJudge(world: World, weights: OpenWeights, clicked: (click: number) => number): OpenJudge {
  return new OpenJudge(world, signals, settings, weights, clicked);
}

/** Fits the weights of opens as fit.ts fits those of clicks; every fold of opens is one example. */
export function fitOpens(exports: readonly { data: Prepared; judge: Judge; weight: number }[]): OpenWeights {
  const names = [
    "prior",
    ...judged.flatMap((signal) => Object.keys(signal.cases).map((one) => `${signal.id}/${one}`)),
  ];
  const index = new Map(names.map((name, at) => [name, at]));
  const examples: Example[] = [];
  for (const { data, judge, weight } of exports) {
    const opens = openJudge(data.world, { prior: 0, weights: {} }, clickedAs(judge, data.store.clicks));
    for (let message = 0; message < data.store.messages.size; message++) {
      data.store.forEachOpenGroup(message, (group) => {
        const features = [0, ...opens.cases(message, group).map((name) => index.get(name)!)];
        examples.push({
          index: Int32Array.from(features),
          value: new Float32Array(features.length).fill(1),
          label: data.openLabels.get(group)!,
          weight,
        });
      });
    }
  }
  const beta = fitLogistic(examples, names.length, {
    prior: Float64Array.from(names, (name) => facts[`open:${name}`]?.weight ?? 0),
    ridge: Float64Array.from(names, (name) => (name === "prior" ? 0.01 : 2)),
    sign: Int8Array.from(names, (name) => facts[`open:${name}`]?.sign ?? 0),
    most: new Float64Array(names.length).fill(Number.POSITIVE_INFINITY),
    bounds: [],
  });
  const weights: Record<string, Record<string, number>> = {};
  names.slice(1).forEach((name, at) => {
    const [signal, one] = name.split("/") as [string, string];
    weights[signal] = { ...weights[signal], [one]: Math.round(beta[at + 1]! * 100) / 100 };
  });
  return { prior: Math.round(beta[0]! * 100) / 100, weights };
}
