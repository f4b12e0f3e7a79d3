import type { Hit } from "../domain/burst.js";

/** The opens of one client of a message, folded to the first and the last. */
interface ClientOpens {
  /** Milliseconds since 1970 UTC, NaN when unknown. */
  readonly first: number;
  readonly last: number;
  readonly ip: number;
  readonly agent: number;
  /** Equal numbers are the same network, 0 is unknown. */
  readonly network: number;
}

/** One step of tolerance for clocks of whole seconds, ms. */
export const SLACK_MS = 1000;

/** How the opens of some clients lie before a burst. */
export interface OpensBefore {
  /** A client of the burst opened at any time. */
  readonly sameClient: boolean;
  /** Seconds from the nearest of their opens at or before the burst, NaN when there is none. */
  readonly sameClientLead: number;
  /** The same for the opens of all clients. */
  readonly lead: number;
}

/**
 * The opens of a message that very many clients opened, so that each of its bursts finds its own among them by a look-up: to
 * compare each with each costs the square of a flood.
 */
export class ManyOpens {
  readonly #all: Float64Array;
  readonly #byIp: Map<number, Float64Array>;
  readonly #byClient: Map<string, Float64Array>;

  constructor(opens: readonly ClientOpens[]) {
    this.#all = inOrder(opens);
    this.#byIp = timesBy(
      opens.filter(({ ip }) => ip !== 0),
      ({ ip }) => ip,
    );
    this.#byClient = timesBy(
      opens.filter(({ network, agent }) => network !== 0 && agent !== 0),
      clientOf,
    );
  }

  before(start: number, hits: readonly Hit[]): OpensBefore {
    let sameClient = false;
    let sameClientLead = Number.NaN;
    const look = (times: Float64Array | undefined) => {
      if (times === undefined) return;
      sameClient = true;
      const lead = leadOf(times, start);
      if (!(lead >= sameClientLead)) sameClientLead = Number.isNaN(lead) ? sameClientLead : lead;
    };
    for (const ip of new Set(hits.map((hit) => hit.ip))) look(this.#byIp.get(ip));
    for (const client of new Set(hits.map(clientOf))) look(this.#byClient.get(client));
    return { sameClient, sameClientLead, lead: leadOf(this.#all, start) };
  }
}

function clientOf({ network, agent }: { network: number; agent: number }): string {
  return `${network} ${agent}`;
}

function inOrder(opens: readonly ClientOpens[]): Float64Array {
  return Float64Array.from(opens.flatMap(({ first, last }) => [first, last])).sort();
}

function timesBy<Key>(
  opens: readonly ClientOpens[],
  key: (open: ClientOpens) => Key,
): Map<Key, Float64Array> {
  const groups = new Map<Key, ClientOpens[]>();
  for (const open of opens) {
    const known = groups.get(key(open));
    if (known === undefined) groups.set(key(open), [open]);
    else known.push(open);
  }
  return new Map([...groups].map(([name, group]) => [name, inOrder(group)]));
}

/** @param times ascending, NaN last */
function leadOf(times: Float64Array, start: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= start + SLACK_MS) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? Number.NaN : (start - times[low - 1]!) / 1000;
}
