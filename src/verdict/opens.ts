import type { OpenHit, Signal } from "../domain/signal.js";
import { sigmoid } from "../domain/verdict.js";
import { baseAt, baseKind } from "./base.js";
import { startOf } from "./filtered.js";
import { type Settings, thresholdsOf } from "./model.js";
import { type ActiveOpenSignal, AlikeOpens, askOf, type OpenCases } from "./open-cases.js";
import { OpenClickers } from "./open-clickers.js";
import { OpenKinds } from "./open-kinds.js";
import { countryOf } from "./place.js";
import type { World } from "./world.js";

const FLAG_NAMES = ["none", "human", "machine", "prefetch", "proxy"] as const;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

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
  /** Those that are asked about each open, and what they say of the one at hand. */
  private readonly asked: readonly ActiveOpenSignal[];
  private readonly answers: string[];
  private readonly prior: number;
  private readonly kinds: OpenKinds;
  /** By number of the kind: of campaigns that no filter cleared, and of those that one did. */
  private readonly alike = [new Map<number, AlikeOpens>(), new Map<number, AlikeOpens>()] as const;
  private readonly clickers: OpenClickers;
  /** The open at hand: opens are many, and objects for each would be a third of the work. */
  private readonly open: Writable<OpenHit>;
  private readonly facts = { ip: 0, first: Number.NaN, last: Number.NaN, agent: 0 };
  /** The message of that open. */
  private message = -1;
  private subscriber = -1;
  private baseAt = Number.NaN;
  /** 1 where the platform has cleared its campaign. */
  private filtered: 0 | 1 = 0;

  /** @param clickedAs probability of automation of a click, by its number */
  constructor(
    world: World,
    signals: readonly Signal[],
    settings: Settings,
    weights: OpenWeights,
    clickedAs: (click: number) => number,
  ) {
    this.world = world;
    this.prior = weights.prior;
    this.kinds = new OpenKinds(world);
    this.clickers = new OpenClickers(world, clickedAs);
    this.active = signals
      .filter((signal) => signal.evaluateOpen !== undefined && !settings.off.has(signal.id))
      .map((signal) => ({
        signal,
        evaluate: signal.evaluateOpen!,
        context: { thresholds: thresholdsOf(signal, settings) },
        weights: new Map(Object.entries(weights.weights[signal.id] ?? {})),
      }));
    this.asked = this.active.filter(({ signal }) => signal.opensAlike !== true);
    this.answers = this.asked.map(() => "");
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

  /** Opens in which each signal saw something, of those that were counted. */
  get hits(): ReadonlyMap<string, number> {
    const hits = new Map<string, number>();
    for (const alike of this.alike.flatMap((kinds) => [...kinds.values()]))
      for (const { signals, opens } of alike.list)
        for (const id of opens === 0 ? [] : signals) hits.set(id, (hits.get(id) ?? 0) + opens);
    return hits;
  }

  /** What the signals see in the opens of one client, and what follows from it. */
  judge(message: number, group: number): OpenCases {
    const open = this.resolve(message, group);
    const { asked, answers, facts } = this;
    const kind = this.kinds.of(open, facts.agent, facts.ip, this.world.events.openFlag.get(group));
    for (let at = 0; at < asked.length; at++) answers[at] = askOf(asked[at]!, open);
    return (this.alike[this.filtered].get(kind) ?? this.newKind(kind)).of(answers);
  }

  /** The kind of the open that is resolved, which is the first of it. */
  private newKind(kind: number): AlikeOpens {
    const alike = new AlikeOpens(this.active, startOf(this.prior, this.filtered), this.open);
    this.alike[this.filtered].set(kind, alike);
    return alike;
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
    this.filtered = world.filteredOpens[world.events.messages.a(message)] === 1 ? 1 : 0;
  }
}
