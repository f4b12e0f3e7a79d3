import type { Home } from "../domain/signal.js";
import { baseAt } from "./base.js";
import { PERSON } from "./client-kinds.js";
import type { World } from "./world.js";

/** Hits this soon after delivery may be a scanner's, on whatever line it sits (98 % start within, craft-campaign issue 546). */
const SCANNERS_S = 600;
/** Other messages of the subscriber that must show the same country before it counts as the usual one. */
const MESSAGES = 2;
/** Other people of the domain whose country must be known. */
const COLLEAGUES = 4;
/** Share that must agree: one journey in five does not move a home. */
const AGREE = 0.8;

type Surroundings = Omit<World, "home" | "hasHomes" | "visits" | "address" | "early">;

/**
 * Where each subscriber is expected: as the subscribers file says, else where their own hits came from that look like a
 * person's (on consumer and office lines, by a person's client, after the scanners are done), else where their colleagues
 * are. The judged message is left out, so that nothing vouches for itself.
 */
export class Homes {
  private readonly world: Surroundings;
  private readonly known: (subscriber: number) => Home | null;
  private readonly codes: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly bySubscriber: Counts;
  private readonly byDomain: Counts;
  /** By domain: 0 where its people do not agree, whichever of them is left out. */
  private readonly agreeing: Uint8Array;
  /** Number of the country that a subscriber adds to the domain, -1 for none. */
  private readonly place: Int16Array;
  /** The message whose home was asked for last. */
  private asked = -1;
  private answer: Home | null | undefined;
  /** Countries of the message whose places were looked for last; only so many of the list count. */
  private readonly places: number[] = [];
  private count = 0;
  /** The message of several places that was asked for last. */
  private severalOf = -1;
  private several: readonly number[] = [];
  /** By message: its only place plus one, 0 for none, SEVERAL when there are more. */
  private readonly placed: Int16Array;
  /** Each place alone, as a list. */
  private readonly lists: number[][] = [];
  /** The country of the subscriber whose colleagues are asked for. */
  private readonly own = [-1];
  /** The message whose hits are looked at; hits until then may be a scanner's, and of which message that was asked. */
  private message = -1;
  private from = Number.NaN;
  private timed = -1;
  /** By address: number of its country plus one, 0 for none, -1 when it was not asked for yet. */
  private readonly addressPlaces: Int32Array;

  /**
   * @param known what the subscribers file says
   * @param isShared whether the people of a mail domain are no colleagues: free mail, or no domain at all
   */
  constructor(
    world: Surroundings,
    known: (subscriber: number) => Home | null,
    isShared: (domain: number) => boolean,
  ) {
    this.world = world;
    this.known = known;
    this.addressPlaces = new Int32Array(world.networks.length).fill(-1);
    const subscribers = world.domains.length;
    this.bySubscriber = new Counts(subscribers);
    this.byDomain = new Counts(world.domainTexts.length);
    this.place = new Int16Array(subscribers).fill(-1);
    this.placed = new Int16Array(world.events.messages.size);
    this.countMessages();
    for (let subscriber = 0; subscriber < subscribers; subscriber++) {
      const domain = world.domains[subscriber]!;
      const place = isShared(domain) ? -1 : this.placeOf(subscriber);
      if (place === -1) continue;
      this.place[subscriber] = place;
      this.byDomain.add(domain, place);
    }
    this.agreeing = Uint8Array.from(world.domainTexts, (_, domain) => {
      const { agree, of } = this.byDomain.top(domain, NOWHERE);
      return of >= COLLEAGUES && agree >= AGREE * (of - 1) ? 1 : 0;
    });
  }

  /** Something was learned, so that places can be compared without a subscribers file. */
  get learned(): boolean {
    return this.bySubscriber.size > 0;
  }

  home(subscriber: number, message: number): Home | null {
    // All opens and bursts of a message ask one after the other.
    if (message !== this.asked || this.answer === undefined) {
      this.answer = this.find(subscriber, message);
      this.asked = message;
    }
    return this.answer;
  }

  private find(subscriber: number, message: number): Home | null {
    const known = this.known(subscriber);
    if (known !== null) return known;
    return this.learned ? (this.usual(subscriber, message) ?? this.ofColleagues(subscriber)) : null;
  }

  /** How many other mails of the subscriber were read in the country. */
  visits(subscriber: number, message: number, country: string): number {
    const place = this.numbers.get(country);
    if (place === undefined) return 0;
    return this.bySubscriber.of(subscriber, place) - (isAmong(this.placesOf(message), place) ? 1 : 0);
  }

  private usual(subscriber: number, message: number): Home | null {
    const top = this.bySubscriber.top(subscriber, this.placesOf(message));
    return top.of >= MESSAGES ? this.agreed(top, "history") : null;
  }

  private ofColleagues(subscriber: number): Home | null {
    const domain = this.world.domains[subscriber]!;
    if (this.agreeing[domain] === 0) return null;
    this.own[0] = this.place[subscriber]!;
    const top = this.byDomain.top(domain, this.own);
    return top.of >= COLLEAGUES ? this.agreed(top, "colleagues") : null;
  }

  private agreed({ country, agree, of }: Top, from: "history" | "colleagues"): Home | null {
    return agree >= AGREE * of ? { country: this.codes[country]!, zone: "", from, agree, of } : null;
  }

  private countMessages(): void {
    const { events } = this.world;
    if (!this.world.hasCountries) return;
    for (let message = 0; message < events.messages.size; message++) {
      this.findPlaces(message);
      const { places, count } = this;
      if (count === 0) continue;
      this.placed[message] = count > 1 ? SEVERAL : places[0]! + 1;
      const subscriber = events.messages.b(message);
      for (let at = 0; at < count; at++) this.bySubscriber.add(subscriber, places[at]!);
    }
  }

  /** Countries of the hits of a message that look like a person's, each once. */
  private placesOf(message: number): readonly number[] {
    const known = this.placed[message]!;
    if (known === 0) return NOWHERE;
    if (known !== SEVERAL) {
      this.lists[known] ??= [known - 1];
      return this.lists[known];
    }
    if (message !== this.severalOf) {
      this.findPlaces(message);
      this.several = this.places.slice(0, this.count);
      this.severalOf = message;
    }
    return this.several;
  }

  private findPlaces(message: number): void {
    const { events } = this.world;
    this.count = 0;
    this.message = message;
    for (let group = events.firstOpenGroup(message); group !== -1; group = events.nextOpenGroup(group))
      this.addOpen(group);
    for (let click = events.firstClick(message); click !== -1; click = events.nextClick(click))
      this.addClick(click);
  }

  private addOpen(group: number): void {
    const { events, clients } = this.world;
    const ip = events.openIp.get(group);
    if (this.addressPlaces[ip] === 0) return;
    if (clients.of(events.openAgent.get(group), ip, events.openFlag.get(group)) !== PERSON) return;
    if (this.isEarly(events.openLast.get(group))) return;
    this.addPlace(this.placeOfHit(ip, events.openCountry.get(group)));
  }

  private addClick(click: number): void {
    const { events, clients } = this.world;
    const ip = events.clickIp.get(click);
    if (this.addressPlaces[ip] === 0) return;
    if (clients.of(events.clickAgent.get(click), ip, events.clickFlag.get(click)) !== PERSON) return;
    if (this.isEarly(events.clickTime.get(click))) return;
    this.addPlace(this.placeOfHit(ip, events.clickCountry.get(click)));
  }

  /** Whether a hit of the message at hand may be a scanner's by its time. */
  private isEarly(time: number): boolean {
    if (this.timed !== this.message) {
      this.from = baseAt(this.world, this.message) + SCANNERS_S * 1000;
      this.timed = this.message;
    }
    return time <= this.from;
  }

  private addPlace(place: number): void {
    if (place === -1) return;
    for (let at = 0; at < this.count; at++) if (this.places[at] === place) return;
    this.places[this.count++] = place;
  }

  /** Number of the country of a hit, -1 for none: see `countryOf`, whose answer is kept by address. */
  private placeOfHit(ip: number, said: number): number {
    const known = this.addressPlaces[ip]!;
    if (known >= 0) return known - 1;
    const { networks, countryTexts } = this.world;
    const { country, class: kind } = networks[ip]!;
    if (kind === "unknown" && country === "") return said === 0 ? -1 : this.number(countryTexts(said));
    const place = kind === "access" || kind === "unknown" ? this.number(country) : -1;
    this.addressPlaces[ip] = place + 1;
    return place;
  }

  private placeOf(subscriber: number): number {
    const known = this.known(subscriber);
    if (known !== null) return this.number(known.country);
    const { country, agree, of } = this.bySubscriber.top(subscriber, NOWHERE);
    return agree * 2 > of ? country : -1;
  }

  /** -1 for no country. */
  private number(code: string): number {
    if (code === "") return -1;
    let number = this.numbers.get(code);
    if (number === undefined) {
      number = this.codes.push(code) - 1;
      this.numbers.set(code, number);
    }
    return number;
  }
}

const SEVERAL = -1;
const NOWHERE: readonly number[] = [];

/** Lists are short: the engine's own search takes longer to begin than to end. */
function isAmong(list: readonly number[], value: number): boolean {
  for (let at = 0; at < list.length; at++) if (list[at] === value) return true;
  return false;
}

/** The most frequent country, how often it was seen, and how often any was. */
interface Top {
  country: number;
  agree: number;
  of: number;
}

/**
 * Counts of countries by owner (subscriber or domain): chains in a flat array, since most owners have one
 * country. Three numbers are one: the country, how often it was seen, and where the next of the owner begins.
 */
class Counts {
  private readonly head: Int32Array;
  private readonly cells: number[] = [];
  private readonly found: Top = { country: -1, agree: 0, of: 0 };

  constructor(owners: number) {
    this.head = new Int32Array(owners).fill(-1);
  }

  get size(): number {
    return this.cells.length;
  }

  add(owner: number, country: number): void {
    const { cells } = this;
    let at = this.head[owner]!;
    while (at !== -1 && cells[at] !== country) at = cells[at + 2]!;
    if (at !== -1) cells[at + 1]!++;
    else {
      at = cells.length;
      cells.push(country, 1, this.head[owner]!);
      this.head[owner] = at;
    }
  }

  of(owner: number, country: number): number {
    const { cells } = this;
    for (let at = this.head[owner]!; at !== -1; at = cells[at + 2]!)
      if (cells[at] === country) return cells[at + 1]!;
    return 0;
  }

  /**
   * @param less countries of which one count is left out; of equal countries none is the top
   * @returns an object that is used again
   */
  top(owner: number, less: readonly number[]): Top {
    const { cells, found: top } = this;
    top.country = -1;
    top.agree = 0;
    top.of = 0;
    for (let at = this.head[owner]!; at !== -1; at = cells[at + 2]!) {
      const country = cells[at]!;
      const count = cells[at + 1]! - (isAmong(less, country) ? 1 : 0);
      top.of += count;
      if (count <= top.agree) continue;
      top.agree = count;
      top.country = country;
    }
    return top;
  }
}
