import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Need } from "../domain/signal.js";
import { signals } from "../signals/index.js";
import { collectBursts, type Judging } from "../verdict/burst-collector.js";
import { Judge, type Weights } from "../verdict/judge.js";
import { Scoring } from "../verdict/metrics.js";
import { Expected, oddsOf } from "../verdict/rates.js";
import { clickSpread } from "../verdict/spread.js";
import { type LabelledFolder, loadFolder, type Prepared } from "./labelled.js";

const surroundings = { mailbox: () => ({ name: "", kind: "unknown" }) };

/** Judges a prepared export; `off` switches signals off, for ablations. */
export function judgeOf(prepared: Prepared, weights: Weights, off: ReadonlySet<string> = new Set()): Judge {
  const judging: Judging = [signals, { set: {}, off }, weights, surroundings];
  return new Judge(prepared.world, collectBursts(prepared.world, prepared.order, ...judging), ...judging);
}

/** Needs that decide how wide the range is. */
export function needsOf(prepared: Prepared): ReadonlySet<Need> {
  const has = new Set<Need>();
  if (prepared.store.ips.size > 1) has.add("ip");
  if (prepared.store.agents.size > 1) has.add("user_agent");
  return has;
}

/** Scores one export with given weights. */
export function score(prepared: Prepared, weights: Weights, into: Scoring, off?: ReadonlySet<string>): void {
  const spread = clickSpread(needsOf(prepared));
  const judge = judgeOf(prepared, weights, off);
  const campaigns = new Map<number, { expected: Expected; truth: number }>();
  judge.forEachMessage((message, bursts) => {
    const campaign = prepared.store.messages.a(message);
    const sums = campaigns.get(campaign) ?? { expected: new Expected(spread), truth: 0 };
    campaigns.set(campaign, sums);
    let human = false;
    for (const { burst, probability } of bursts) {
      for (const hit of burst.hits) {
        const automated = prepared.labelOf(hit.click) === 1;
        into.row(probability, automated);
        if (!automated) human = true;
      }
    }
    into.message(
      bursts.some((one) => one.probability < 0.5),
      human,
    );
    sums.expected.addMessage(bursts.map((one) => oddsOf(one.probability)));
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

/** One line of a table of scores. */
export function line(name: string, s: Mean): string {
  const n = (value: number, digits = 3) => value.toFixed(digits).padStart(7);
  return `${name.padEnd(28)} rowF1 ${n(s.rowF1)} lost ${n(s.humanRowsLost)} missed ${n(1 - s.recall)} mF1 ${n(s.messageF1)} err ${n(s.rateError)} bias ${n(s.rateBias)} brier ${n(s.brier)} cov ${n(s.covered, 2)} width ${n(s.width, 2)}`;
}

const MEASURES = [
  "rowF1",
  "recall",
  "humanRowsLost",
  "messageF1",
  "rateError",
  "rateBias",
  "brier",
  "covered",
  "width",
] as const;

export type Mean = Record<(typeof MEASURES)[number], number>;

/** Scores of several exports, each counting alike. */
export function scoresOf(prepared: readonly Prepared[], weights: Weights, off?: ReadonlySet<string>): Mean {
  return meanOf(
    prepared.map((one) => {
      const scoring = new Scoring();
      score(one, weights, scoring, off);
      return scoring.scores;
    }),
  );
}

export function meanOf(all: readonly Mean[]): Mean {
  const mean = {} as Mean;
  for (const key of MEASURES) {
    // Where no machine was, none could be found.
    const known = all.map((one) => one[key]).filter((value) => !Number.isNaN(value));
    mean[key] = known.reduce((sum, value) => sum + value, 0) / known.length;
  }
  return mean;
}
