import type { AddressLook } from "../../domain/signal.js";
import type { EventStore } from "../../store/events.js";
import { Pairs } from "../../store/pairs.js";
import { baseAt, type Times } from "../../verdict/base.js";
import type { World } from "../../verdict/world.js";
import { Earliest } from "./earliest.js";

/** Fewer people than this may share an address by chance: a family, two colleagues on one phone. */
const PEOPLE = 4;
/** When scanners are done: 98 % of measured bursts start by then (craft-campaign issue 546), of people's clicks one in ten. */
const EARLY_S = 600;
/** Share of the people that must be of one mail domain to be colleagues. */
const ONE_DOMAIN = 0.8;
/** After an hour come two of three clicks of people (5.5 bn mails, GetResponse), and 0.7 % of scanner bursts (craft-campaign). */
const LATE_S = 3600;
const PEOPLE_LATE = 0.4;
const SCANNER_LATE = 0.1;
/** A flash sale is over within the hour: a scanner is faster still. */
const SCANNER_EARLY = 0.5;
/** So many unrelated domains are none of one company. */
const DOMAINS = 4;

type Known = Times & Pick<World, "domains" | "domainTexts" | "settled">;

/**
 * What the addresses that several people clicked from look like: an office (one domain, at any time), a scanner (mails
 * clicked right after delivery, of one domain or of many), or a public line such as a mobile carrier (many domains, at any time).
 */
export function addressLooks(
  store: EventStore,
  world: Known,
  isShared: (domain: number) => boolean,
): ReadonlyMap<number, AddressLook> {
  const crowds = crowdsOf(store, world);
  const looks = new Map<number, AddressLook>();
  for (const [ip, { domains, delays }] of crowds) {
    const people = [...domains.values()].reduce((sum, count) => sum + count, 0);
    const [main, most] = [...domains].reduce((best, one) => (one[1] > best[1] ? one : best));
    const timed = delays.filter((delay) => !Number.isNaN(delay)).sort((a, b) => a - b);
    if (timed.length < PEOPLE) continue;
    const early = timed.filter((delay) => delay <= EARLY_S).length / timed.length;
    const colleagues = most >= ONE_DOMAIN * people && !isShared(main);
    // Each person of free mail stands alone, as each domain of a company does.
    let unrelated = 0;
    for (const [domain, count] of domains) unrelated += isShared(domain) ? count : 1;
    const late = timed.filter((delay) => delay > LATE_S).length / timed.length;
    const asPeople = colleagues ? "office" : unrelated >= DOMAINS ? "public" : "unclear";
    const asScanner = colleagues || unrelated >= DOMAINS ? "scanner" : "unclear";
    looks.set(ip, {
      looks:
        late >= PEOPLE_LATE
          ? asPeople
          : late < SCANNER_LATE && early >= SCANNER_EARLY
            ? asScanner
            : "unclear",
      people,
      domains: domains.size,
      domain: colleagues ? world.domainTexts[main]! : "",
      early,
      from: timed[0]!,
      to: timed[timed.length - 1]!,
    });
  }
  return looks;
}

interface Crowd {
  /** People by mail domain. */
  domains: Map<number, number>;
  /** From each message's delivery to its first click from the address, in s. */
  delays: number[];
}

/** Addresses with several people. */
function crowdsOf(store: EventStore, world: Known): Map<number, Crowd> {
  const { pairs, people } = sharersOf(store);
  const crowds = new Map<number, Crowd>();
  for (let pair = 0; pair < pairs.size; pair++) {
    const ip = pairs.a(pair);
    if (people[ip]! < PEOPLE) continue;
    const crowd = crowds.get(ip) ?? { domains: new Map(), delays: [] };
    crowds.set(ip, crowd);
    const domain = world.domains[pairs.b(pair)]!;
    crowd.domains.set(domain, (crowd.domains.get(domain) ?? 0) + 1);
  }
  if (crowds.size > 0) addDelays(store, world, people, crowds);
  return crowds;
}

/** How many people clicked from each address, and who did from those of several: most are of one alone, and not looked up. */
function sharersOf(store: EventStore): { pairs: Pairs; people: Int32Array } {
  const pairs = new Pairs();
  const people = new Int32Array(store.ips.size);
  const first = new Int32Array(store.ips.size);
  for (let message = 0; message < store.messages.size; message++) {
    const subscriber = store.messages.b(message);
    for (let click = store.firstClick(message); click !== -1; click = store.nextClick(click)) {
      const ip = store.clickIp.get(click);
      if (ip === 0 || (people[ip] !== 0 && first[ip] === subscriber)) continue;
      if (people[ip] === 0) {
        first[ip] = subscriber;
        people[ip] = 1;
        continue;
      }
      if (people[ip] === 1) pairs.id(ip, first[ip]!);
      const before = pairs.size;
      if (pairs.id(ip, subscriber) === before) people[ip]!++;
    }
  }
  return { pairs, people };
}

/** @param people by address, see {@link crowdsOf} */
function addDelays(
  store: EventStore,
  world: Known,
  people: Int32Array,
  crowds: ReadonlyMap<number, Crowd>,
): void {
  const first = new Earliest();
  for (let message = 0; message < store.messages.size; message++) {
    first.clear();
    for (let click = store.firstClick(message); click !== -1; click = store.nextClick(click)) {
      const ip = store.clickIp.get(click);
      if (people[ip]! >= PEOPLE) first.add(ip, store.clickTime.get(click));
    }
    if (first.size === 0) continue;
    const base = world.settled(baseAt(world, message));
    for (let at = 0; at < first.size; at++)
      crowds.get(first.keys[at]!)!.delays.push((world.settled(first.times[at]!) - base) / 1000);
  }
}
