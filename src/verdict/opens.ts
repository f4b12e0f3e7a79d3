import type { OpenHit, Signal } from "../domain/signal.js";
import { sigmoid } from "../domain/verdict.js";
import { baseOf } from "./base.js";
import { type Settings, thresholdsOf } from "./model.js";
import { countryOf } from "./place.js";
import type { World } from "./world.js";

const FLAG_NAMES = ["none", "human", "machine", "prefetch", "proxy"] as const;

export interface OpenWeights {
  readonly prior: number;
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * Judges opens. An open is harder than a click: proxies hide who looked. Its probability is a function of its row, its
 * message's state and the tables, so that opens need not be kept as rows.
 */
export class OpenJudge {
  /** Opens in which each signal saw something, counted while {@link logOdds} sums them. */
  readonly hits = new Map<string, number>();
  private readonly world: World;
  private readonly active: readonly {
    signal: Signal;
    context: { thresholds: Readonly<Record<string, number>> };
  }[];
  private readonly weights: OpenWeights;
  private readonly clickedAs: (click: number) => number;

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
      .map((signal) => ({ signal, context: { thresholds: thresholdsOf(signal, settings) } }));
  }

  /** What the signals see in the opens of one client: signal ids, strongest first, and the log-odds of automation. */
  judge(message: number, group: number): { logOdds: number; signals: string[] } {
    const open = this.resolve(message, group);
    let logOdds = this.weights.prior;
    const seen: { id: string; weight: number }[] = [];
    for (const { signal, context } of this.active) {
      const found = signal.evaluateOpen!(open, context);
      if (found === "") continue;
      const weight = this.weights.weights[signal.id]?.[found] ?? 0;
      logOdds += weight;
      seen.push({ id: signal.id, weight });
    }
    seen.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.id < b.id ? -1 : 1));
    return { logOdds, signals: seen.map((one) => one.id) };
  }

  /** The log-odds alone, for the one pass that sums all opens. */
  logOdds(message: number, group: number): number {
    const open = this.resolve(message, group);
    let logOdds = this.weights.prior;
    for (const { signal, context } of this.active) {
      const found = signal.evaluateOpen!(open, context);
      if (found === "") continue;
      this.hits.set(signal.id, (this.hits.get(signal.id) ?? 0) + 1);
      logOdds += this.weights.weights[signal.id]?.[found] ?? 0;
    }
    return logOdds;
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

  resolve(message: number, group: number): OpenHit {
    const { world } = this;
    const { events } = world;
    const first = events.openFirst.get(group);
    const { base, at } = baseOf(world, message);
    const ip = events.openIp.get(group);
    const agent = events.openAgent.get(group);
    const clicked = this.clicked(message, ip, agent);
    const country = countryOf(world, ip, events.openCountry.get(group));
    return {
      base,
      delay: (first - at) / 1000,
      resolution: world.resolution,
      agent: world.agents[agent]!,
      network: world.networks[ip]!,
      flag: FLAG_NAMES[events.openFlag.get(group)]!,
      clickedByPerson: clicked.person,
      clickedByMachine: clicked.machine,
      repeated: events.openLast.get(group) - first > 60_000,
      known: ip !== 0 || agent !== 0,
      country,
      home: country === "" ? null : world.home(events.messages.b(message), message),
    };
  }

  private clicked(message: number, ip: number, agent: number): { person: boolean; machine: boolean } {
    const { events, networkKeys } = this.world;
    let person = false;
    let machine = false;
    if (events.clicksOf(message) === 0) return { person, machine };
    events.forEachClick(message, (click) => {
      const sameIp = ip !== 0 && events.clickIp.get(click) === ip;
      const sameClient =
        agent !== 0 &&
        events.clickAgent.get(click) === agent &&
        networkKeys[events.clickIp.get(click)] === networkKeys[ip];
      if (!sameIp && !sameClient && (ip !== 0 || agent !== 0)) return;
      if (this.clickedAs(click) < 0.5) person = true;
      else machine = true;
    });
    return { person, machine: machine && !person };
  }
}
