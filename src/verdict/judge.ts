import type { Burst, Evidence } from "../domain/burst.js";
import { sharedBytes } from "../domain/shared-bytes.js";
import { activeSignals, type Bursts, type Judging } from "./burst-collector.js";
import { type BurstColumns, messageOf } from "./burst-columns.js";
import type { Calibration } from "./calibrate.js";
import type { Combinations, See } from "./combinations.js";
import { BurstBuilder } from "./features.js";
import { heavyDomain } from "./heavy-domain.js";
import type { Lesson } from "./lessons.js";
import { type ActiveSignal, strongestFirst } from "./model.js";
import { Rounds } from "./rounds.js";
import type { World } from "./world.js";

export type { Surroundings, Weights } from "./burst-collector.js";

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
  readonly probability: Float32Array;
  /** Bursts in which each signal saw something. */
  readonly hits: ReadonlyMap<string, number>;
  /** What the signals that are not learned see, by `columns.seen`. */
  readonly combinations: Combinations;
  private readonly rounds: Rounds;
  /** By number of a case: what its signal says, where it is learned. */
  private readonly lessons: readonly (Lesson | undefined)[];
  private readonly world: World;
  private readonly builder: BurstBuilder;
  /** Of bursts that are looked at once, the message whose bursts are, and the first of them. */
  private readonly brief: BurstBuilder;
  private briefOf = -1;
  private briefFrom = 0;
  private readonly active: readonly ActiveSignal[];
  private readonly byId: ReadonlyMap<string, ActiveSignal>;
  /** The burst whose sentence is asked for. */
  private current = -1;
  /** The burst whose evidence is visited. */
  private asked = -1;

  constructor(world: World, { columns, combinations }: Bursts, ...judging: Judging) {
    const [signals, settings, weights, surroundings] = judging;
    this.world = world;
    this.builder = new BurstBuilder(world, false);
    this.brief = new BurstBuilder(world, true);
    this.columns = columns;
    this.combinations = combinations;
    this.active = activeSignals(world, signals, settings, surroundings, (signal) =>
      this.rounds.said(signal, this.current),
    );
    this.byId = new Map(this.active.map((one) => [one.signal.id, one]));
    const learned = this.active.filter(({ signal }) => signal.learned === true);
    this.rounds = new Rounds(
      world,
      this.columns,
      this.combinations,
      weights,
      learned.map(({ signal }) => signal.id),
      heavyDomain(world, this.columns, (domain) => surroundings.mailbox(domain).kind === "consumer"),
    );
    this.probability = this.rounds.probability;
    this.lessons = this.combinations.bySignal((signal) => this.rounds.lesson(signal));
    const taught = this.rounds.signals.map((id, at) => [id, this.rounds.counts[at]!] as const);
    this.hits = new Map([...this.combinations.counts(), ...taught]);
  }

  /** Visits every message with clicks in the fixed order, by the range of its bursts in the columns. */
  forEachRange(visit: (message: number, from: number, to: number) => void): void {
    const { message, size } = this.columns;
    for (let from = 0, to = 0; from < size; from = to) {
      to = from + 1;
      while (to < size && message[to] === message[from]) to++;
      visit(message[from]!, from, to);
    }
  }

  /** How many clicks a burst stands for. */
  clicksOf(burst: number): number {
    const { firstClick } = this.columns;
    let count = 0;
    for (let click = firstClick[burst]!; click < firstClick[burst + 1]!; click++)
      count += 1 + this.world.events.clickExtra.get(click);
    return count;
  }

  /** The burst of a click, by their numbers in the store and in the columns. */
  burstOfClick(click: number): number {
    return this.columns.burstOf(click);
  }

  /** Visits every message with clicks in the fixed order, its bursts built anew. */
  forEachMessage(visit: (message: number, bursts: JudgedBurst[]) => void): void {
    this.forEachRange((message, from) => visit(message, this.burstsOf(message, from)));
  }

  /** The judged bursts of one message. */
  bursts(message: number): JudgedBurst[] {
    return this.world.events.clicksOf(message) === 0 ? [] : this.burstsOf(message, this.firstOf(message));
  }

  /** Probability of automation of a click, by its number in the store. */
  clickedAs(click: number): number {
    return this.probability[this.columns.burstOf(click)]!;
  }

  /** By click, by its number in the store: 1 where it is more likely a person's. In shared memory. */
  clicksOfPeople(): Uint8Array {
    const { firstClick, size } = this.columns;
    const people = new Uint8Array(sharedBytes(firstClick[size]!));
    for (let burst = 0, click = 0; burst < size; burst++) {
      const isPerson = this.probability[burst]! < 0.5 ? 1 : 0;
      for (; click < firstClick[burst + 1]!; click++) people[click] = isPerson;
    }
    return people;
  }

  /** Whether a burst is more likely a person's without the evidence of follow-ups, so that follow-ups can check it. */
  isPlainlyPerson(burst: number): boolean {
    return this.rounds.isPlainlyPerson(burst);
  }

  /** What the follow-ups of this export did to the verdicts. */
  get calibration(): Calibration {
    return this.rounds.calibration;
  }

  /** Evidence for the verdict of a burst, strongest first. */
  evidence(judged: JudgedBurst): Evidence[] {
    return this.evidenceAt(judged.index);
  }

  /** The same for a burst of the columns. */
  evidenceAt(burst: number): Evidence[] {
    const all: Evidence[] = [];
    this.forEachEvidence(burst, (one, weight, value) => {
      const { signal, name } = this.combinations.caseAt(one);
      all.push({ signal, case: name, weight, value });
    });
    return all.sort(strongestFirst);
  }

  /** The same one by one, in no order that means anything: for those who look at all bursts. */
  forEachEvidence(burst: number, see: See): void {
    this.asked = burst;
    this.combinations.forEach(this.columns.seen[burst]!, this.ratio, see);
  }

  /** The sentence of one piece of evidence. */
  because(judged: JudgedBurst, evidence: Pick<Evidence, "signal" | "case">): string {
    this.current = judged.index;
    const { signal, context } = this.byId.get(evidence.signal)!;
    return signal.because(judged.burst, evidence.case, context);
  }

  /** The sentence of a case of a burst, both by their numbers: for those who ask many, message by message. */
  sentence(burst: number, one: number): string {
    const message = this.columns.message[burst]!;
    if (message !== this.briefOf) {
      this.brief.read(message);
      this.briefOf = message;
      this.briefFrom = messageOf(this.columns, burst).from;
    }
    this.current = burst;
    const { signal: id, name } = this.combinations.caseAt(one);
    const { signal, context } = this.byId.get(id)!;
    return signal.because(this.brief.burst(burst - this.briefFrom), name, context);
  }

  /** Where a burst starts from, before its own evidence: log-odds and the share of automated bursts of its campaign. */
  prior(judged: JudgedBurst): { weight: number; contamination: number } {
    const { campaign, subscriber } = judged.burst;
    const domain = this.world.domains[subscriber]!;
    return {
      weight: this.rounds.prior(campaign, domain) - this.calibration.moved,
      contamination: this.rounds.contamination(campaign, domain),
    };
  }

  /** First burst of a message with clicks, for those who ask for single messages. */
  private firstOf(message: number): number {
    const { message: messages, size } = this.columns;
    let low = 0;
    for (let high = size; low < high; ) {
      const middle = (low + high) >> 1;
      if (messages[middle]! < message) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private burstsOf(message: number, from: number): JudgedBurst[] {
    return this.builder
      .build(message)
      .map((burst, index) => ({ burst, index: from + index, probability: this.probability[from + index]! }));
  }

  private readonly ratio = (one: number): number => this.lessons[one]?.llr(this.asked) ?? Number.NaN;
}
