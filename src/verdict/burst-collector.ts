import type { Burst } from "../domain/burst.js";
import { delayBucket } from "../domain/delay.js";
import type { Learned, Signal } from "../domain/signal.js";
import { BurstColumns, type BurstPart } from "./burst-columns.js";
import { type CombinationList, Combinations } from "./combinations.js";
import { BurstBuilder } from "./features.js";
import { type ActiveSignal, activate, type Settings, type WeightSet } from "./model.js";
import type { World } from "./world.js";

/** What else signals look at. */
export interface Surroundings {
  mailbox(domain: number): { name: string; kind: string };
}

/** Before anything is learned from the export, and after it. */
export interface Weights {
  readonly first: WeightSet;
  readonly final: WeightSet;
}

/** All that is kept of bursts: what their verdicts rest on. */
export interface Bursts {
  readonly columns: BurstColumns;
  /** What the signals that are not learned see, by `columns.seen`. */
  readonly combinations: Combinations;
}

/** By which rules bursts are judged. */
export type Judging = [
  signals: readonly Signal[],
  settings: Settings,
  weights: Weights,
  surroundings: Surroundings,
];

/** What a thread collected. */
export interface CollectedPart {
  readonly columns: BurstPart;
  readonly combinations: CombinationList;
  /** Bursts of each block of messages. */
  readonly sizes: readonly number[];
}

/** All bursts of one message together teach at most this much, so that a flood of clicks cannot teach the export. */
const MESSAGE_WEIGHT = 3;

/** A burst that hit a hidden link is known for a machine's, not only judged to be one: it teaches as much as several. */
const LABEL_WEIGHT = 3;

const UNLEARNED: Learned = { llr: 0, others: 0, share: 0 };

/** Every signal in force, with what it may look at. */
export function activeSignals(
  world: World,
  signals: readonly Signal[],
  settings: Settings,
  surroundings: Surroundings,
  learned: (signal: string) => Learned | null,
): ActiveSignal[] {
  return activate(signals, settings, {
    home: ({ subscriber, message }) => world.home(subscriber, message),
    early: ({ agentId }) => world.early(agentId),
    visits: ({ subscriber, message, country }) => world.visits(subscriber, message, country),
    address: ({ ipId }) => world.address(ipId),
    learned,
    mailbox: (domain) => surroundings.mailbox(domain),
    domainName: (domain) => world.domainTexts[domain]!,
  });
}

/** Resolves clicks into bursts and asks the signals about each: the one pass over the clicks. */
export class BurstCollector implements Bursts {
  readonly columns: BurstColumns;
  readonly combinations: Combinations;
  private readonly world: World;
  private readonly builder: BurstBuilder;
  /** Of the message whose bursts are kept: of the list only so many count, and whether they lie in that order already. */
  private readonly clicks: number[] = [];
  private clickCount = 0;
  private clicksInOrder = true;

  constructor(world: World, ...[signals, settings, { first, final }, surroundings]: Judging) {
    this.world = world;
    this.builder = new BurstBuilder(world, true);
    this.columns = new BurstColumns(world.events.clicks, world.agents.length, world.linkRanks.length);
    // While bursts are collected nothing is learned yet; signals only say which case a burst would be.
    const active = activeSignals(world, signals, settings, surroundings, () => UNLEARNED);
    this.combinations = new Combinations(active, (signal, name) => ({
      first: first.weights[signal]?.[name] ?? 0,
      final: final.weights[signal]?.[name] ?? 0,
    }));
  }

  /** Takes the messages from one place of a list to another, which come after one another here. */
  take(order: Int32Array, from: number, to: number): void {
    const { columns, builder } = this;
    if (from < to) columns.firstClick[columns.size] = this.world.events.firstClick(order[from]!);
    for (let at = from; at < to; at++) {
      const bursts = builder.read(order[at]!);
      const weight = Math.min(1, MESSAGE_WEIGHT / bursts);
      const first = columns.size;
      this.clickCount = 0;
      this.clicksInOrder = true;
      for (let one = 0; one < bursts; one++) this.keep(builder.burst(one), columns.add(), weight);
      this.arrangeClicks(columns.firstClick[first]!);
    }
  }

  /** What was collected, as a message to another thread can hold it. @param sizes bursts of each block that was taken */
  part(sizes: readonly number[]): CollectedPart {
    return { columns: this.columns.part(), combinations: this.combinations.part(), sizes };
  }

  /** Takes what another thread collected, block by block from the last one on, of all messages that come after those here. */
  append({ columns, combinations, sizes }: CollectedPart): void {
    const numbers = this.combinations.taking(combinations);
    for (let to = columns.size, block = sizes.length - 1; block >= 0; block--) {
      const from = to - sizes[block]!;
      this.columns.append(columns, from, to, numbers);
      to = from;
    }
    this.columns.firstClick[this.columns.size] = this.world.events.clicks;
  }

  /** Lays the clicks of the message at hand in the order of its bursts, which most are in already. */
  private arrangeClicks(from: number): void {
    if (!this.clicksInOrder) this.world.events.arrangeClicks(from, this.clicks.slice(0, this.clickCount));
  }

  private keep(burst: Burst, index: number, weight: number): void {
    const { columns } = this;
    const { hits } = burst;
    columns.message[index] = burst.message;
    columns.subscriber[index] = burst.subscriber;
    columns.see(index, this.combinations.of(burst));
    columns.delayBin[index] = burst.delayBin;
    columns.delayBucket[index] = delayBucket(burst.delay);
    columns.ip[index] = burst.ipId;
    columns.agent[index] = burst.agentId;
    columns.loneLink[index] = burst.links === 1 && this.world.hasLinks ? hits[0]!.link + 1 : 0;
    columns.answered[index] = burst.followUp !== null || burst.instantVisit ? 1 : 0;
    columns.known[index] = burst.honeypot ? 1 : 0;
    columns.followed[index] = burst.followUp !== null && burst.followUp.type !== "visit" ? 1 : 0;
    columns.weight[index] = weight * (burst.honeypot ? LABEL_WEIGHT : 1);
    const first = columns.firstClick[index]!;
    for (let at = 0; at < hits.length; at++) {
      const { click } = hits[at]!;
      if (click !== first + at) this.clicksInOrder = false;
      this.clicks[this.clickCount++] = click;
    }
    columns.firstClick[index + 1] = first + hits.length;
  }
}

/** The bursts of all messages with clicks. @param order these, in the order of their numbers */
export function collectBursts(world: World, order: Int32Array, ...judging: Judging): Bursts {
  const collector = new BurstCollector(world, ...judging);
  collector.take(order, 0, order.length);
  collector.columns.complete();
  return collector;
}
