import { sigmoid } from "../domain/verdict.js";
import type { BurstColumns } from "./burst-columns.js";
import type { Combinations } from "./combinations.js";
import { type Lessons, learn } from "./learn.js";
import type { WeightSet } from "./model.js";
import type { World } from "./world.js";

/** The fixed number of rounds of learning from the export: a third changes no verdict of the labelled campaigns. */
const ROUNDS = 2;
/** Bursts for which learned weights are summed at once. */
const BLOCK = 4096;

export interface Weights {
  /** Before anything is learned from the export. */
  readonly first: WeightSet;
  readonly final: WeightSet;
}

/** From what is seen in single bursts to their probabilities, by learning from the export round after round. */
export class Rounds {
  /** Ids of the learned signals in force. */
  readonly signals: readonly string[];
  /** Of automation, by burst. */
  readonly probability: Float32Array;
  readonly lessons: Lessons;
  private readonly world: World;
  private readonly columns: BurstColumns;
  private readonly weights: Weights;
  /** What is seen in single bursts, by combination. */
  private readonly final: Float32Array;

  constructor(
    world: World,
    columns: BurstColumns,
    combinations: Combinations,
    weights: Weights,
    signals: readonly string[],
  ) {
    this.world = world;
    this.columns = columns;
    this.weights = weights;
    this.signals = signals;
    this.final = Float32Array.from(combinations.final);
    this.probability = new Float32Array(columns.size);
    const first = Float32Array.from(combinations.first);
    for (let burst = 0; burst < columns.size; burst++)
      this.probability[burst] = sigmoid(weights.first.prior + first[columns.seen[burst]!]!);
    this.lessons = learn(world, columns, this.probability);
    this.judge();
    for (let round = 1; round < ROUNDS; round++) {
      this.lessons = learn(world, columns, this.probability);
      this.judge();
    }
  }

  /** Factor of what a learned signal says. */
  factor(signal: string): number {
    return this.weights.final.weights[signal]?.learned ?? 0;
  }

  /** Where the bursts of a campaign start from, in log-odds. */
  prior(campaign: number): number {
    const { prior, contamination } = this.weights.final;
    const share = this.lessons.contamination[campaign]!;
    return Number.isNaN(share) ? prior : prior + contamination * Math.log(share / (1 - share));
  }

  /** Mirrors what the learned signals check on the burst itself. */
  applies(signal: string, burst: number): boolean {
    if (signal !== "machine-link") return true;
    const { columns, world } = this;
    return (
      columns.loneLink[burst] !== -1 &&
      world.campaignLinks[world.events.messages.a(columns.message[burst]!)]! >= 2
    );
  }

  /** Bursts about which each learned signal says something. */
  counts(): [signal: string, bursts: number][] {
    return this.signals.map((signal) => {
      const column = this.lessons.columns.get(signal);
      let count = 0;
      for (let burst = 0; column !== undefined && burst < this.columns.size; burst++)
        if (!Number.isNaN(column.llr[burst]!) && this.applies(signal, burst)) count++;
      return [signal, count];
    });
  }

  private judge(): void {
    const { columns, probability, final } = this;
    const { messages } = this.world.events;
    const priors = this.lessons.contamination.map((_, campaign) => this.prior(campaign));
    const learned = new Float64Array(BLOCK);
    for (let from = 0; from < columns.size; from += BLOCK) {
      const to = Math.min(columns.size, from + BLOCK);
      this.sumLearned(from, to, learned);
      for (let burst = from; burst < to; burst++) {
        const prior = priors[messages.a(columns.message[burst]!)]!;
        probability[burst] = sigmoid(prior + final[columns.seen[burst]!]! + learned[burst - from]!);
      }
    }
  }

  /** Log-odds of what was learned about the bursts of a block, summed in the order of the signals. */
  private sumLearned(from: number, to: number, sums: Float64Array): void {
    sums.fill(0);
    for (const signal of this.signals) {
      const factor = this.factor(signal);
      const llr = this.lessons.columns.get(signal)?.llr;
      if (llr === undefined) continue;
      for (let burst = from; burst < to; burst++) {
        const value = llr[burst]!;
        if (!Number.isNaN(value) && this.applies(signal, burst)) sums[burst - from]! += factor * value;
      }
    }
  }
}
