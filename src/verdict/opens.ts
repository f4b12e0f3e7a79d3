import type { OpenHit, Signal } from "../domain/signal.js";
import { sigmoid } from "../domain/verdict.js";
import { baseAt, baseKind } from "./base.js";
import { startOf } from "./filtered.js";
import { type Settings, thresholdsOf } from "./model.js";
import { OpenClickers } from "./open-clickers.js";
import { countryOf } from "./place.js";
import type { World } from "./world.js";

const FLAG_NAMES = ["none", "human", "machine", "prefetch", "proxy"] as const;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A signal that judges opens, bound to its thresholds and weights; see `ActiveSignal`. */
interface ActiveOpenSignal {
  readonly signal: Signal;
  readonly evaluate: NonNullable<Signal["evaluateOpen"]>;
  readonly context: { readonly thresholds: Readonly<Record<string, number>> };
  readonly weights: ReadonlyMap<string, number>;
  last: string;
  lastWeight: number;
}

export interface OpenWeights {
  readonly prior: number;
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What another thread found out about all opens. */
export interface KnownOdds {
  /** Of automation, each value once, and which of them each group has: opens share a few hundred. */
  readonly logOdds: readonly number[];
  readonly groups: Uint16Array;
  /** By signal, opens in which it saw something. */
  readonly counts: Int32Array;
}

/** In place of the number of a value where there are more than two bytes can count. */
const UNNUMBERED = 0xffff;

/**
 * Judges opens. An open is harder than a click: proxies hide who looked. Its probability is a function of its row, its
 * message's state and the tables, so that opens need not be kept as rows.
 */
export class OpenJudge {
  private readonly world: World;
  private readonly active: readonly ActiveOpenSignal[];
  private readonly weights: OpenWeights;
  /** By signal, opens in which it saw something. */
  counts: Int32Array;
  private known: KnownOdds | null = null;
  private readonly nothing = new SeenInOpen([]);
  private readonly clickers: OpenClickers;
  /** The open at hand: opens are many, and objects for each would be a third of the work. */
  private readonly open: Writable<OpenHit>;
  private readonly facts = { ip: 0, first: Number.NaN, last: Number.NaN, agent: 0 };
  /** The message of that open. */
  private message = -1;
  private subscriber = -1;
  private baseAt = Number.NaN;

  /** @param clickedAs probability of automation of a click, by its number */
  constructor(
    world: World,
    signals: readonly Signal[],
    settings: Settings,
    weights: OpenWeights,
    clickedAs: (click: number) => number,
  ) {
    this.world = world;
    this.weights = weights;
    this.clickers = new OpenClickers(world, clickedAs);
    this.active = signals
      .filter((signal) => signal.evaluateOpen !== undefined && !settings.off.has(signal.id))
      .map((signal) => ({
        signal,
        evaluate: signal.evaluateOpen!,
        context: { thresholds: thresholdsOf(signal, settings) },
        weights: new Map(Object.entries(weights.weights[signal.id] ?? {})),
        last: "",
        lastWeight: 0,
      }));
    this.counts = new Int32Array(this.active.length);
    this.open = {
      base: "none",
      delay: Number.NaN,
      resolution: world.resolution,
      agent: world.agents[0]!,
      network: world.networks[0]!,
      flag: "none",
      clickedByPerson: false,
      clickedByMachine: false,
      repeated: false,
      known: false,
      country: "",
      home: null,
    };
  }

  /** Opens in which each signal saw something, counted while {@link logOdds} sums them. */
  get hits(): ReadonlyMap<string, number> {
    const counts = this.active.map(({ signal }, at) => [signal.id, this.counts[at]!] as const);
    return new Map(counts.filter(([, count]) => count > 0));
  }

  /** What the signals see in the opens of one client: signal ids, strongest first, and the log-odds of automation. */
  judge(message: number, group: number): { logOdds: number; signals: readonly string[] } {
    const open = this.resolve(message, group);
    let logOdds = this.start(message);
    let seen = this.nothing;
    for (const one of this.active) {
      const found = one.evaluate.call(one.signal, open, one.context);
      if (found === "") continue;
      const weight = weightOf(one, found);
      logOdds += weight;
      seen = seen.and(one.signal.id, found, weight);
    }
    return { logOdds, signals: seen.signals };
  }

  /** Takes over what another thread found out. */
  know(odds: KnownOdds): void {
    this.known = odds;
    this.counts = odds.counts;
  }

  /**
   * Judges the opens of all messages with clicks, or without any, for another thread.
   * @param groups filled with numbers of log-odds, by group
   * @param numbers of those that were met so far; more are added
   */
  fill(groups: Uint16Array, numbers: Map<number, number>, withClicks: boolean): void {
    const { events } = this.world;
    for (let message = 0; message < events.messages.size; message++) {
      if (events.clicksOf(message) > 0 !== withClicks) continue;
      for (let group = events.firstOpenGroup(message); group !== -1; group = events.nextOpenGroup(group))
        groups[group] = numberOf(this.logOdds(message, group), numbers);
    }
  }

  /** The log-odds alone, for the one pass that sums all opens. */
  logOdds(message: number, group: number): number {
    const number = this.known === null ? UNNUMBERED : this.known.groups[group]!;
    if (number !== UNNUMBERED) return this.known!.logOdds[number]!;
    // The other thread counted all, those without a number too.
    const isCounted = this.known !== null;
    const open = this.resolve(message, group);
    const { active, counts } = this;
    let logOdds = this.start(message);
    for (let at = 0; at < active.length; at++) {
      const one = active[at]!;
      const found = one.evaluate.call(one.signal, open, one.context);
      if (found === "") continue;
      if (!isCounted) counts[at]!++;
      logOdds += weightOf(one, found);
    }
    return logOdds;
  }

  private start(message: number): number {
    const { filteredOpens, events } = this.world;
    return startOf(this.weights.prior, filteredOpens[events.messages.a(message)]!);
  }

  /** Every case that is seen, as `signal/case`. */
  cases(message: number, group: number): string[] {
    const open = this.resolve(message, group);
    return this.active
      .map(({ signal, context }) => [signal.id, signal.evaluateOpen!(open, context)])
      .filter(([, found]) => found !== "")
      .map(([id, found]) => `${id}/${found}`);
  }

  probability(message: number, group: number): number {
    return sigmoid(this.judge(message, group).logOdds);
  }

  /** @returns an object that is used again for the next open */
  private resolve(message: number, group: number): OpenHit {
    const { world, open } = this;
    const { events } = world;
    events.readOpenGroup(group, this.facts);
    const { first, last, ip, agent } = this.facts;
    if (message !== this.message) this.enter(message);
    this.clickers.find(ip, agent);
    open.clickedByPerson = this.clickers.byPerson;
    open.clickedByMachine = this.clickers.byMachine;
    open.delay = (world.settled(first) - this.baseAt) / 1000;
    open.agent = world.agents[agent]!;
    open.network = world.networks[ip]!;
    open.flag = FLAG_NAMES[events.openFlag.get(group)]!;
    open.repeated = last - first > 60_000;
    open.known = ip !== 0 || agent !== 0;
    open.country = countryOf(world, ip, events.openCountry.get(group));
    open.home = open.country === "" ? null : world.home(this.subscriber, message);
    return open;
  }

  /** What all opens of a message share. */
  private enter(message: number): void {
    const { world } = this;
    this.message = message;
    this.clickers.enter(message);
    this.subscriber = world.events.messages.b(message);
    this.open.base = baseKind(world, message);
    this.baseAt = world.settled(baseAt(world, message));
  }
}

/** The number of a value, a new one when it is met for the first time. */
function numberOf(value: number, numbers: Map<number, number>): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  if (numbers.size === UNNUMBERED) return UNNUMBERED;
  const number = numbers.size;
  numbers.set(value, number);
  return number;
}

/** What a case of a signal weighs; the one that was asked for last is mostly the one that is asked for again. */
function weightOf(one: ActiveOpenSignal, found: string): number {
  if (found !== one.last) {
    one.last = found;
    one.lastWeight = one.weights.get(found) ?? 0;
  }
  return one.lastWeight;
}

/** The cases seen in an open, in the order of the signals: opens share few lists of them, and each is made once. */
class SeenInOpen {
  /** Ids, strongest first. */
  readonly signals: readonly string[];
  private readonly all: readonly { id: string; weight: number }[];
  /** Lists with one case more, by signal and case. */
  private readonly next = new Map<string, Map<string, SeenInOpen>>();

  constructor(all: readonly { id: string; weight: number }[]) {
    this.all = all;
    this.signals = [...all]
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  }

  and(id: string, found: string, weight: number): SeenInOpen {
    let cases = this.next.get(id);
    if (cases === undefined) {
      cases = new Map();
      this.next.set(id, cases);
    }
    let next = cases.get(found);
    if (next === undefined) {
      next = new SeenInOpen([...this.all, { id, weight }]);
      cases.set(found, next);
    }
    return next;
  }
}
