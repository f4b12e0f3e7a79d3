import type { Learned } from "../domain/signal.js";
import { sigmoid } from "../domain/verdict.js";
import type { Weights } from "./burst-collector.js";
import type { BurstColumns } from "./burst-columns.js";
import { type Calibration, calibrate } from "./calibrate.js";
import type { Combinations } from "./combinations.js";
import { shown, startOf } from "./filtered.js";
import { divided, type HeavyDomain, seenByOthers } from "./heavy-domain.js";
import { type Lessons, learn } from "./learn.js";
import type { Lesson } from "./lessons.js";
import { logOddsOf } from "./rates.js";
import { standingLessons } from "./standing-lessons.js";
import type { World } from "./world.js";

/** The fixed number of rounds of learning from the export: a third changes no verdict of the labelled campaigns. */
const ROUNDS = 2;
/** Bursts for which learned weights are summed at once. */
const BLOCK = 512;

const NOTHING: Lessons = { signals: new Map(), contamination: new Float64Array(0), within: null };

/** From what is seen in single bursts to their probabilities, by learning from the export round after round. */
export class Rounds {
  /** Ids of the learned signals in force. */
  readonly signals: readonly string[];
  /** Of automation, by burst. */
  probability: Float32Array;
  lessons = NOTHING;
  readonly calibration: Calibration;
  /** By signal: bursts about which it says something. */
  readonly counts: Int32Array;
  /** Of the learned signals, by combination: see `Combinations`. */
  private readonly factors: Float64Array;
  private readonly world: World;
  private readonly columns: BurstColumns;
  private readonly weights: Weights;
  private readonly heavy: HeavyDomain | null;
  /** What is seen in single bursts, by combination. */
  private readonly final: Float32Array;
  /** What each of the learned signals says of the bursts of a block, one signal after the other. */
  private readonly ratios: Float64Array;
  /** Probabilities before follow-ups moved them, and what the follow-ups of the burst itself did to these. */
  private readonly unmoved: Float32Array;
  private readonly followUps: Float64Array;

  constructor(
    world: World,
    columns: BurstColumns,
    combinations: Combinations,
    weights: Weights,
    signals: readonly string[],
    heavy: HeavyDomain | null = null,
  ) {
    this.world = world;
    this.columns = columns;
    this.weights = weights;
    this.signals = signals;
    this.heavy = heavy;
    this.counts = new Int32Array(signals.length);
    this.final = Float32Array.from(combinations.final);
    this.factors = combinations.factors(signals);
    this.ratios = new Float64Array(signals.length * BLOCK);
    const first = Float32Array.from(combinations.first);
    this.probability = new Float32Array(columns.size);
    const { messages } = world.events;
    for (let burst = 0; burst < columns.size; burst++) {
      const start = startOf(weights.first.prior, world.filteredClicks[messages.a(columns.message[burst]!)]!);
      this.probability[burst] = sigmoid(start + first[columns.seen[burst]!]!);
    }
    this.learn();
    this.unmoved = this.probability;
    this.followUps = combinations.weights("follow-up");
    this.calibration = { moved: 0 };
    this.calibration = calibrate(columns, (burst) => this.plain(burst));
    const { moved } = this.calibration;
    if (moved !== 0)
      this.probability = this.unmoved.map((probability) => sigmoid(logOddsOf(probability) - moved));
  }

  /** Round after round. What a round was learned from is let go before the next one learns. */
  private learn(): void {
    const learn = this.teacher();
    let spare: Float32Array = new Float32Array(this.columns.size);
    for (let round = 0; round < ROUNDS; round++) {
      this.lessons = NOTHING;
      this.lessons = learn();
      const before = this.probability;
      this.probability = this.judged(spare);
      spare = before;
    }
  }

  /** Whether a burst is more likely a person's without the evidence of follow-ups. */
  isPlainlyPerson(burst: number): boolean {
    return this.plain(burst) < 0.5;
  }

  /** Probability of automation without the evidence of follow-ups, which can then be held against it. */
  plain(burst: number): number {
    const by = -this.followUps[this.columns.seen[burst]!]! - this.calibration.moved;
    // Most have no follow-up: to take nothing off them takes a logarithm and an exponential function.
    if (by === 0) return this.unmoved[burst]!;
    return Math.fround(sigmoid(logOddsOf(this.unmoved[burst]!) + by));
  }

  /** One round of learning. A heavy domain is judged by all of its own, the others by a part of that. */
  private teacher(): () => Lessons {
    const { world, columns, heavy } = this;
    const standing = standingLessons(world, columns);
    if (heavy === null) return () => learn(world, columns, this.marked(), standing);
    const seen = seenByOthers(world, columns, heavy);
    const others = standingLessons(world, seen, heavy);
    return () => {
      const marked = this.marked();
      return divided(
        world,
        columns,
        heavy,
        learn(world, columns, marked, standing),
        learn(world, seen, marked, others),
      );
    };
  }

  /** Machines' share of the hits of a campaign, as the mail of a domain is judged by it. */
  contamination(campaign: number, domain: number): number {
    const { contamination, within } = this.lessons;
    return (domain === within?.domain ? within.contamination : contamination)[campaign]!;
  }

  /** Where the bursts of a campaign to a domain start from, in log-odds. */
  prior(campaign: number, domain: number): number {
    const { prior, contamination } = this.weights.final;
    const share = this.contamination(campaign, domain);
    const learned = Number.isNaN(share) ? prior : prior + contamination * Math.log(share / (1 - share));
    return startOf(learned, this.world.filteredClicks[campaign]!);
  }

  /** What a learned signal says about a burst. */
  said(signal: string, burst: number): Learned | null {
    return this.lessons.signals.get(signal)?.said(burst) ?? null;
  }

  /** What a learned signal says about bursts; undefined for one that is not learned. */
  lesson(signal: string): Lesson | undefined {
    return this.lessons.signals.get(signal);
  }

  /** What the rounds learn from. Hits of hidden links are known for machines: they teach as labels do. */
  private marked(): Float32Array {
    const { known, message } = this.columns;
    const { filteredClicks, events } = this.world;
    const marked = known.includes(1)
      ? this.probability.map((probability, burst) => (known[burst] === 1 ? 1 : probability))
      : this.probability;
    if (!filteredClicks.includes(1)) return marked;
    return marked.map((probability, burst) =>
      shown(probability, filteredClicks[events.messages.a(message[burst]!)]!),
    );
  }

  /** @param probability what to fill and give back */
  private judged(probability: Float32Array): Float32Array {
    const { columns, final } = this;
    const { domains, events } = this.world;
    const { messages } = events;
    const heavy = this.heavy?.domain ?? -1;
    const priors = this.lessons.contamination.map((_, campaign) => this.prior(campaign, -1));
    const within = heavy === -1 ? priors : priors.map((_, campaign) => this.prior(campaign, heavy));
    const learned = new Float64Array(BLOCK);
    this.counts.fill(0);
    for (let from = 0; from < columns.size; from += BLOCK) {
      const to = Math.min(columns.size, from + BLOCK);
      this.sumLearned(from, to, learned);
      for (let burst = from; burst < to; burst++) {
        const known = heavy !== -1 && domains[columns.subscriber[burst]!] === heavy ? within : priors;
        const prior = known[messages.a(columns.message[burst]!)]!;
        probability[burst] = sigmoid(prior + final[columns.seen[burst]!]! + learned[burst - from]!);
      }
    }
    return probability;
  }

  /** Log-odds of what was learned about the bursts of a block, summed in the order of the signals. */
  private sumLearned(from: number, to: number, sums: Float64Array): void {
    const { ratios, factors, counts, signals } = this;
    const { seen } = this.columns;
    for (let at = 0; at < signals.length; at++) {
      const into = ratios.subarray(at * BLOCK, (at + 1) * BLOCK);
      const lesson = this.lessons.signals.get(signals[at]!);
      if (lesson === undefined) into.fill(Number.NaN);
      else lesson.fill(from, to, into);
    }
    for (let burst = from; burst < to; burst++) {
      const row = seen[burst]! * signals.length;
      let sum = 0;
      for (let at = 0; at < signals.length; at++) {
        const more = factors[row + at]! * ratios[at * BLOCK + burst - from]!;
        // NaN where the signal has no case, or nothing to say.
        if (Number.isNaN(more)) continue;
        sum += more;
        counts[at]!++;
      }
      sums[burst - from] = sum;
    }
  }
}
