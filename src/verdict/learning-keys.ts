import { DELAY_BINS, NO_DELAY } from "../domain/delay.js";
import type { BurstColumns } from "./burst-columns.js";
import type { SharedKey } from "./lessons.js";
import type { World } from "./world.js";

/** What bursts have in common, from which is learned. */
export interface LearningKeys {
  readonly address: SharedKey;
  /** The network of the address; domain and network together. */
  readonly network: SharedKey;
  readonly domainNetwork: SharedKey;
  readonly agent: SharedKey;
  readonly link: SharedKey;
  readonly subscriber: SharedKey;
  readonly delay: SharedKey;
}

export function learningKeys(world: World, bursts: BurstColumns): LearningKeys {
  // People whom the export names by an id have no domain, and are not neighbours for that.
  const nameless = world.domainTexts.indexOf("");
  const domains = world.domains.map((domain) => (domain === nameless ? -1 : domain));
  const networks = networkNumbers(world);
  return {
    address: { column: bursts.ip, table: allBut(0, world.networks.length), size: world.networks.length },
    network: { column: bursts.ip, ...networks },
    domainNetwork: pairs(world, bursts, domains, networks.table),
    agent: { column: bursts.agent, table: allBut(0, world.agents.length), size: world.agents.length },
    link: { column: bursts.loneLink, table: oneLess(world.linkRanks.length), size: world.linkRanks.length },
    subscriber: { column: bursts.subscriber, table: null, size: world.domains.length },
    delay: { column: bursts.delayBin, table: allBut(NO_DELAY, DELAY_BINS), size: DELAY_BINS },
  };
}

/** Every number is its own key, but one that says "unknown". */
function allBut(unknown: number, size: number): Int32Array {
  const table = new Int32Array(size);
  for (let value = 0; value < size; value++) table[value] = value === unknown ? -1 : value;
  return table;
}

/** Of numbers up to `most`: 0 is "none". */
function oneLess(most: number): Int32Array {
  const table = new Int32Array(most + 1);
  for (let value = 0; value <= most; value++) table[value] = value - 1;
  return table;
}

function networkNumbers(world: World): { table: Int32Array; size: number } {
  const numbers = new Map<number, number>();
  const table = world.networkKeys.map((key) => {
    if (key === 0) return -1;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { table, size: numbers.size };
}

function pairs(world: World, bursts: BurstColumns, domains: Int32Array, networks: Int32Array): SharedKey {
  const numbers = world.pairs();
  const column = new Int32Array(bursts.size);
  for (let burst = 0; burst < bursts.size; burst++) {
    const domain = domains[bursts.subscriber[burst]!]!;
    const network = networks[bursts.ip[burst]!]!;
    column[burst] = domain === -1 || network === -1 ? -1 : numbers.id(domain, network);
  }
  return { column, table: null, size: numbers.size };
}
