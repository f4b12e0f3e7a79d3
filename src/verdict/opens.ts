import type { OpenHit, Signal } from "../domain/signal.js";
import { sigmoid } from "../domain/verdict.js";
import { baseAt, baseKind } from "./base.js";
import { startOf } from "./filtered.js";
import { type Settings, thresholdsOf } from "./model.js";
import { countryOf } from "./place.js";
import type { World } from "./world.js";

const FLAG_NAMES = ["none", "human", "machine", "prefetch", "proxy"] as const;

const PERSON = 1;
const MACHINE = 2;
/** Up to so many clicks of a message are looked through for each open. */
const FEW = 16;

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

/**
 * Judges opens. An open is harder than a click: proxies hide who looked. Its probability is a function of its row, its
 * message's state and the tables, so that opens need not be kept as rows.
 */
export class OpenJudge {
  private readonly world: World;
  private readonly active: readonly ActiveOpenSignal[];
  private readonly weights: OpenWeights;
  private readonly counts: Int32Array;
  private readonly nothing = new SeenInOpen([]);
  private readonly clickedAs: (click: number) => number;
  /** The open at hand, and its client: opens are many, and objects for each would be a third of the work. */
  private readonly open: Writable<OpenHit>;
  private readonly client = { ip: 0, agent: 0, network: 0 };
  private readonly facts = { ip: 0, first: Number.NaN, last: Number.NaN, agent: 0 };
  /** The message of that open. */
  private message = -1;
  private subscriber = -1;
  private baseAt = Number.NaN;
  private clickersAt = -1;
  private clickers = new Clickers();

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
    this.clickedAs = clickedAs;
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

  /** The log-odds alone, for the one pass that sums all opens. */
  logOdds(message: number, group: number): number {
    const open = this.resolve(message, group);
    const { active, counts } = this;
    let logOdds = this.start(message);
    for (let at = 0; at < active.length; at++) {
      const one = active[at]!;
      const found = one.evaluate.call(one.signal, open, one.context);
      if (found === "") continue;
      counts[at]!++;
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
    this.findClickers(message, ip, agent);
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
    this.subscriber = world.events.messages.b(message);
    this.open.base = baseKind(world, message);
    this.baseAt = world.settled(baseAt(world, message));
  }

  /** Whether the client of an open also clicked, as a person and as a machine. */
  private findClickers(message: number, ip: number, agent: number): void {
    const { events, networkKeys } = this.world;
    const { open, client } = this;
    open.clickedByPerson = false;
    open.clickedByMachine = false;
    const clicks = events.clicksOf(message);
    if (clicks === 0) return;
    if (clicks > FEW) {
      const { person, machine } = this.clickersOf(message).of(ip, agent, networkKeys[ip]!);
      open.clickedByPerson = person;
      open.clickedByMachine = machine;
      return;
    }
    client.ip = ip;
    client.agent = agent;
    client.network = networkKeys[ip]!;
    for (let click = events.firstClick(message); click !== -1; click = events.nextClick(click))
      this.compare(click);
    if (open.clickedByPerson) open.clickedByMachine = false;
  }

  /** Compares a click with the client of the open that is resolved. */
  private compare(click: number): void {
    const { events, networkKeys } = this.world;
    const { ip, agent, network } = this.client;
    if (ip !== 0 || agent !== 0) {
      const clickIp = events.clickIp.get(click);
      const isSame =
        (ip !== 0 && clickIp === ip) ||
        (agent !== 0 && events.clickAgent.get(click) === agent && networkKeys[clickIp] === network);
      if (!isSame) return;
    }
    if (this.clickedAs(click) < 0.5) this.open.clickedByPerson = true;
    else this.open.clickedByMachine = true;
  }

  /** Who clicked a message with many clicks, kept while its opens ask: each would look through all clicks. */
  private clickersOf(message: number): Clickers {
    if (message === this.clickersAt) return this.clickers;
    const { events, networkKeys } = this.world;
    const clickers = new Clickers();
    events.forEachClick(message, (click) => {
      const ip = events.clickIp.get(click);
      clickers.add(ip, events.clickAgent.get(click), networkKeys[ip]!, this.clickedAs(click) < 0.5);
    });
    this.clickersAt = message;
    this.clickers = clickers;
    return clickers;
  }
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

/** The clients of the clicks of one message, with who they were taken for. */
class Clickers {
  private readonly all = new Map<string, number>();

  add(ip: number, agent: number, network: number, human: boolean): void {
    const bit = human ? PERSON : MACHINE;
    for (const key of [`ip ${ip}`, `client ${agent} ${network}`, "any"])
      this.all.set(key, (this.all.get(key) ?? 0) | bit);
  }

  /** By the same address, or the same network and user agent; by anybody for an open that names neither. */
  of(ip: number, agent: number, network: number): { person: boolean; machine: boolean } {
    const sameIp = ip === 0 ? 0 : (this.all.get(`ip ${ip}`) ?? 0);
    const sameClient = agent === 0 ? 0 : (this.all.get(`client ${agent} ${network}`) ?? 0);
    const bits = ip === 0 && agent === 0 ? (this.all.get("any") ?? 0) : sameIp | sameClient;
    return { person: (bits & PERSON) !== 0, machine: bits === MACHINE };
  }
}
