import type { World } from "./world.js";

const PERSON = 1;
const MACHINE = 2;
/** Up to so many clicks of a message are looked through for each open. */
const FEW = 16;

/** Tells of clients that opened a message whether they also clicked it. */
export class OpenClickers {
  /** What the client that was looked for last clicked as. */
  byPerson = false;
  byMachine = false;
  private readonly world: Pick<World, "events" | "networkKeys">;
  private readonly clickedAs: (click: number) => number;
  /** Clicks of the message at hand, with their clients, and how many they are. */
  private readonly clicks = new Int32Array(FEW);
  private readonly ips = new Int32Array(FEW);
  private readonly agents = new Int32Array(FEW);
  private count = 0;
  /** Where they are more than few. */
  private many: ManyClickers | null = null;
  private readonly facts = { time: Number.NaN, ip: 0, link: 0, agent: 0 };

  /** @param clickedAs probability of automation of a click, by its number */
  constructor(world: Pick<World, "events" | "networkKeys">, clickedAs: (click: number) => number) {
    this.world = world;
    this.clickedAs = clickedAs;
  }

  /** Reads the clicks of a message, whose opens ask next. */
  enter(message: number): void {
    const { events } = this.world;
    const { facts } = this;
    this.many = events.clicksOf(message) > FEW ? this.manyOf(message) : null;
    this.count = 0;
    if (this.many !== null) return;
    for (let click = events.firstClick(message); click !== -1; click = events.nextClick(click)) {
      events.readClick(click, facts);
      this.clicks[this.count] = click;
      this.ips[this.count] = facts.ip;
      this.agents[this.count++] = facts.agent;
    }
  }

  /** Looks for the same address, or the same network and user agent; for anybody where an open names neither. */
  find(ip: number, agent: number): void {
    let seen = 0;
    if (this.many !== null) seen = this.many.of(ip, agent, this.world.networkKeys[ip]!);
    else
      for (let at = 0; at < this.count; at++)
        if (this.isSame(at, ip, agent)) seen |= this.clickedAs(this.clicks[at]!) < 0.5 ? PERSON : MACHINE;
    this.byPerson = (seen & PERSON) !== 0;
    this.byMachine = seen === MACHINE;
  }

  private isSame(at: number, ip: number, agent: number): boolean {
    if (ip !== 0 && this.ips[at] === ip) return true;
    if (agent === 0) return ip === 0;
    const { networkKeys } = this.world;
    return this.agents[at] === agent && networkKeys[this.ips[at]!] === networkKeys[ip];
  }

  private manyOf(message: number): ManyClickers {
    const { events, networkKeys } = this.world;
    const clickers = new ManyClickers();
    events.forEachClick(message, (click) => {
      const ip = events.clickIp.get(click);
      clickers.add(ip, events.clickAgent.get(click), networkKeys[ip]!, this.clickedAs(click) < 0.5);
    });
    return clickers;
  }
}

/** The clients of many clicks of one message, with who they were taken for. */
class ManyClickers {
  private readonly all = new Map<string, number>();

  add(ip: number, agent: number, network: number, human: boolean): void {
    const bit = human ? PERSON : MACHINE;
    for (const key of [`ip ${ip}`, `client ${agent} ${network}`, "any"])
      this.all.set(key, (this.all.get(key) ?? 0) | bit);
  }

  /** @returns bits of who they were taken for */
  of(ip: number, agent: number, network: number): number {
    const sameIp = ip === 0 ? 0 : (this.all.get(`ip ${ip}`) ?? 0);
    const sameClient = agent === 0 ? 0 : (this.all.get(`client ${agent} ${network}`) ?? 0);
    return ip === 0 && agent === 0 ? (this.all.get("any") ?? 0) : sameIp | sameClient;
  }
}
