import type { Burst, Evidence } from "../domain/burst.js";
import type { Learned, Signal } from "../domain/signal.js";
import { sigmoid } from "../domain/verdict.js";
import { BurstColumns } from "./burst-columns.js";
import { BurstBuilder } from "./features.js";
import { type Lessons, learn, lesson } from "./learn.js";
import { type ActiveSignal, activate, evidenceOf, type Settings, type WeightSet, weightOf } from "./model.js";
import type { World } from "./world.js";

/** The fixed number of rounds of learning from the export: a third changes no verdict of the labelled campaigns. */
const ROUNDS = 2;
/** All bursts of one message together teach at most this much, so that a flood of clicks cannot teach the export. */
const MESSAGE_WEIGHT = 3;

export interface Weights {
  /** Before anything is learned from the export. */
  readonly first: WeightSet;
  readonly final: WeightSet;
}

/** What else signals look at. */
export interface Surroundings {
  mailbox(domain: number): { name: string; kind: string };
}

/** A burst with its verdict. */
export interface JudgedBurst {
  readonly burst: Burst;
  /** Position in the columns of all bursts. */
  readonly index: number;
  /** Probability that it was automated. */
  readonly probability: number;
}

/** Judges all click bursts of an export. */
export class Judge {
  readonly columns: BurstColumns;
  /** Messages with clicks, by campaign name and then subscriber: an order that rows and files do not change. */
  readonly order: Int32Array;
  readonly probability: Float32Array;
  readonly hits = new Map<string, number>();
  private readonly world: World;
  private readonly builder: BurstBuilder;
  private readonly active: readonly ActiveSignal[];
  private readonly weights: Weights;
  /** First burst of each entry of `order`. */
  private readonly offsets: Int32Array;
  /** The burst of each click. */
  private readonly burstOf: Int32Array;
  private lessons: Lessons | null = null;
  private current = 0;
  private places: Int32Array | null = null;

  constructor(
    world: World,
    order: Int32Array,
    signals: readonly Signal[],
    settings: Settings,
    weights: Weights,
    surroundings: Surroundings,
  ) {
    this.world = world;
    this.order = order;
    this.weights = weights;
    this.builder = new BurstBuilder(world);
    this.columns = new BurstColumns(world.events.clicks);
    this.offsets = new Int32Array(order.length + 1);
    this.burstOf = new Int32Array(world.events.clicks);
    this.active = activate(signals, settings, {
      home: ({ subscriber, message }) => world.home(subscriber, message),
      learned: (signal) => this.learned(signal),
      mailbox: (domain) => surroundings.mailbox(domain),
      domainName: (domain) => world.domainTexts[domain]!,
    });
    this.collect();
    this.probability = this.rounds();
    this.countLearned();
  }

  /** Visits every message with clicks in the fixed order. */
  forEachMessage(visit: (message: number, bursts: JudgedBurst[]) => void): void {
    for (let at = 0; at < this.order.length; at++) visit(this.order[at]!, this.burstsAt(at));
  }

  /** The judged bursts of one message. */
  bursts(message: number): JudgedBurst[] {
    return this.world.events.clicksOf(message) === 0 ? [] : this.burstsAt(this.place(message));
  }

  /** Probability of automation of a click, by its number in the store. */
  clickedAs(click: number): number {
    return this.probability[this.burstOf[click]!]!;
  }

  /** Evidence for the verdict of a burst, strongest first. */
  evidence(judged: JudgedBurst): Evidence[] {
    this.current = judged.index;
    return evidenceOf(judged.burst, this.active, this.weights.final);
  }

  /** The sentence of one piece of evidence. */
  because(judged: JudgedBurst, evidence: Evidence): string {
    this.current = judged.index;
    const { signal, context } = this.active.find((one) => one.signal.id === evidence.signal)!;
    return signal.because(judged.burst, evidence.case, context);
  }

  /** Where a burst starts from, before its own evidence: log-odds and the share of automated bursts of its campaign. */
  prior(judged: JudgedBurst): { weight: number; contamination: number } {
    return {
      weight: this.priorOf(this.weights.final, judged.burst.campaign),
      contamination: this.contamination(judged.burst.campaign),
    };
  }

  /** Place of a message in the order, looked up only by those who ask for single messages. */
  private place(message: number): number {
    if (this.places === null) {
      this.places = new Int32Array(this.world.events.messages.size).fill(-1);
      for (const [at, one] of this.order.entries()) this.places[one] = at;
    }
    return this.places[message]!;
  }

  private burstsAt(at: number): JudgedBurst[] {
    const from = this.offsets[at]!;
    return this.builder
      .build(this.order[at]!)
      .map((burst, index) => ({ burst, index: from + index, probability: this.probability[from + index]! }));
  }

  /** First pass over the clicks: the columns that the rounds run over. */
  private collect(): void {
    const { columns, world } = this;
    for (let at = 0; at < this.order.length; at++) {
      const message = this.order[at]!;
      const bursts = this.builder.build(message);
      this.offsets[at] = columns.size;
      for (const burst of bursts) {
        const index = columns.size++;
        columns.message[index] = message;
        columns.delayBin[index] = burst.delayBin;
        columns.ip[index] = burst.ipId;
        columns.agent[index] = burst.agentId;
        columns.loneLink[index] = burst.links === 1 && world.hasLinks ? burst.hits[0]!.link : -1;
        let hits = 0;
        for (const hit of burst.hits) {
          hits += hit.count;
          this.burstOf[hit.click] = index;
        }
        columns.hits[index] = hits;
        columns.weight[index] = Math.min(1, MESSAGE_WEIGHT / bursts.length);
        this.fixed(burst, index);
      }
    }
    this.offsets[this.order.length] = columns.size;
  }

  private fixed(burst: Burst, index: number): void {
    let first = 0;
    let final = 0;
    for (const { signal, context } of this.active) {
      if (signal.learned === true) continue;
      const seen = signal.evaluate(burst, context);
      if (seen === "") continue;
      this.hits.set(signal.id, (this.hits.get(signal.id) ?? 0) + 1);
      first += weightOf(this.weights.first, signal, seen, context);
      final += weightOf(this.weights.final, signal, seen, context);
    }
    this.columns.first[index] = first;
    this.columns.final[index] = final;
  }

  private rounds(): Float32Array {
    const { columns, weights } = this;
    const probability = new Float32Array(columns.size);
    for (let burst = 0; burst < columns.size; burst++)
      probability[burst] = sigmoid(weights.first.prior + columns.first[burst]!);
    for (let round = 0; round < ROUNDS; round++) {
      this.lessons = learn(this.world, columns, probability);
      for (let burst = 0; burst < columns.size; burst++) {
        const campaign = this.world.events.messages.a(columns.message[burst]!);
        probability[burst] = sigmoid(
          this.priorOf(weights.final, campaign) + columns.final[burst]! + this.learnedWeight(burst),
        );
      }
    }
    return probability;
  }

  private learnedWeight(burst: number): number {
    let sum = 0;
    for (const { signal } of this.active) {
      if (signal.learned !== true) continue;
      const said = this.lessons === null ? null : lesson(this.lessons.columns, signal.id, burst);
      if (said === null || !this.applies(signal.id, burst)) continue;
      sum += (this.weights.final.weights[signal.id]?.learned ?? 0) * said.llr;
    }
    return sum;
  }

  private countLearned(): void {
    for (const { signal } of this.active) {
      if (signal.learned !== true || this.lessons === null) continue;
      let count = 0;
      for (let burst = 0; burst < this.columns.size; burst++)
        if (lesson(this.lessons.columns, signal.id, burst) !== null && this.applies(signal.id, burst))
          count++;
      this.hits.set(signal.id, count);
    }
  }

  /** Mirrors what the learned signals check on the burst itself. */
  private applies(signal: string, burst: number): boolean {
    if (signal !== "machine-link") return true;
    return (
      this.columns.loneLink[burst] !== -1 &&
      this.world.campaignLinks[this.world.events.messages.a(this.columns.message[burst]!)]! >= 2
    );
  }

  private learned(signal: string): Learned | null {
    return this.lessons === null ? null : lesson(this.lessons.columns, signal, this.current);
  }

  private contamination(campaign: number): number {
    return this.lessons?.contamination[campaign] ?? Number.NaN;
  }

  private priorOf(set: WeightSet, campaign: number): number {
    const share = this.contamination(campaign);
    return Number.isNaN(share) ? set.prior : set.prior + set.contamination * Math.log(share / (1 - share));
  }
}
