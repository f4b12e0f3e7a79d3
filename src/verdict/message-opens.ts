import type { Hit, OpenView } from "../domain/burst.js";
import { HIDDEN, PERSON } from "./client-kinds.js";
import { FEW } from "./hits.js";
import { ManyOpens, SLACK_MS } from "./many-opens.js";
import type { World } from "./world.js";
import type { Writable } from "./writable.js";

/** From so many clients that opened a message on, each burst looks its own up. */
const MANY_OPENS = 256;

/** The opens of one client of the message at hand. */
interface OpenFacts {
  first: number;
  last: number;
  ip: number;
  agent: number;
  network: number;
  /** See `ClientKinds`. */
  kind: number;
}

/** Who opened the message at hand, and how its bursts see that; filled anew for every message. */
export class MessageOpens {
  private readonly world: World;
  private readonly opens: OpenFacts[] = [];
  private count = 0;
  private many: ManyOpens | null = null;
  private campaign = 0;
  /** Kinds of clients that opened, and seconds to the first open of a person. */
  private person = false;
  private hidden = false;
  private machine = false;
  private personDelay = Number.NaN;

  constructor(world: World) {
    this.world = world;
  }

  /**
   * Reads the opens of a message.
   * @param baseAt from when delays count, in ms; NaN when unknown
   * @param bursts how many will ask
   */
  read(message: number, baseAt: number, bursts: number): void {
    const { events } = this.world;
    this.campaign = events.messages.a(message);
    this.count = 0;
    for (let group = events.firstOpenGroup(message); group !== -1; group = events.nextOpenGroup(group))
      this.add(group);
    this.many =
      this.count > MANY_OPENS && bursts > FEW ? new ManyOpens(this.opens.slice(0, this.count)) : null;
    this.findOpeners(baseAt);
  }

  /** Fills in how the burst of these hits sees the opens. */
  view(start: number, hits: readonly Hit[], into: Writable<OpenView>): void {
    into.expected = this.world.campaignHasOpens[this.campaign] === 1;
    into.any = this.count > 0;
    into.person = this.person;
    into.hidden = this.hidden;
    into.machine = this.machine;
    into.personDelay = this.personDelay;
    if (this.many === null) this.lookBefore(start, hits, into);
    else Object.assign(into, this.many.before(start, hits));
  }

  private add(group: number): void {
    const { events, clients, networkKeys } = this.world;
    if (this.count === this.opens.length)
      this.opens.push({ first: Number.NaN, last: Number.NaN, ip: 0, agent: 0, network: 0, kind: PERSON });
    const open = this.opens[this.count++]!;
    const { clocked } = this.world;
    events.readOpenGroup(group, open);
    if (clocked !== undefined) {
      open.first = clocked(open.first);
      open.last = clocked(open.last);
    }
    open.network = networkKeys[open.ip]!;
    open.kind = clients.of(open.agent, open.ip, events.openFlag.get(group));
  }

  /** Who opened the message, whatever the burst. */
  private findOpeners(baseAt: number): void {
    this.person = false;
    this.hidden = false;
    this.machine = false;
    let delay = Number.NaN;
    for (let at = 0; at < this.count; at++) {
      const { kind, first } = this.opens[at]!;
      if (kind === PERSON) this.person = true;
      else if (kind === HIDDEN) this.hidden = true;
      else this.machine = true;
      const since = (this.world.settled(first) - baseAt) / 1000;
      if (kind === PERSON && !(since >= delay)) delay = Number.isNaN(since) ? delay : since;
    }
    this.personDelay = delay;
  }

  private lookBefore(start: number, hits: readonly Hit[], into: Writable<OpenView>): void {
    const clients = hits.length <= FEW ? null : clientsOf(hits);
    let lead = Number.NaN;
    let sameClientLead = Number.NaN;
    let sameClient = false;
    for (let at = 0; at < this.count; at++) {
      const open = this.opens[at]!;
      // The fold keeps the first and the last open of each client.
      const before = nearestBefore(open, start);
      if (!(before >= lead)) lead = Number.isNaN(before) ? lead : before;
      if (clients === null ? isAmong(open, hits) : clients(open)) {
        sameClient = true;
        if (!(before >= sameClientLead)) sameClientLead = Number.isNaN(before) ? sameClientLead : before;
      }
    }
    into.lead = lead;
    into.sameClientLead = sameClientLead;
    into.sameClient = sameClient;
  }
}

/** Whether an open came from the address, or the network and user agent, of one of the hits. */
function isAmong(open: OpenFacts, hits: readonly Hit[]): boolean {
  const network = open.network !== 0 && open.agent !== 0;
  for (const hit of hits) {
    if (open.ip !== 0 && hit.ip === open.ip) return true;
    if (network && hit.network === open.network && hit.agent === open.agent) return true;
  }
  return false;
}

/** The same for many hits. */
function clientsOf(hits: readonly Hit[]): (open: OpenFacts) => boolean {
  const ips = new Set(hits.map((hit) => hit.ip));
  const clients = new Set(hits.map((hit) => `${hit.network} ${hit.agent}`));
  return (open) =>
    (open.ip !== 0 && ips.has(open.ip)) ||
    (open.agent !== 0 && open.network !== 0 && clients.has(`${open.network} ${open.agent}`));
}

/** Seconds from the last known open at or before `start`. */
function nearestBefore(open: OpenFacts, start: number): number {
  if (open.last <= start + SLACK_MS) return (start - open.last) / 1000;
  return open.first <= start + SLACK_MS ? (start - open.first) / 1000 : Number.NaN;
}
