import type { OpenHit } from "../domain/signal.js";
import type { World } from "./world.js";

/** More than there are classes, scopes and certainties of networks together, flags, and places. */
const NETWORKS = 128;
const FLAGS = 8;
const PLACES = 8;
/** Above the numbers of places at home. */
const ELSEWHERE = 4;

/** Numbers opens by all that signals look at who say so (`Signal.opensAlike`): there are few kinds, and many opens of each. */
export class OpenKinds {
  private readonly world: Pick<World, "agents" | "networks">;
  /** By number of agent or address: that of its kind, 0 until it is asked for. */
  private readonly agents: Uint16Array;
  private readonly networks: Uint8Array;
  private readonly agentKinds = new Map<string, number>();
  private readonly networkKinds = new Map<string, number>();

  constructor(world: Pick<World, "agents" | "networks">) {
    this.world = world;
    this.agents = new Uint16Array(world.agents.length);
    this.networks = new Uint8Array(world.networks.length);
  }

  /**
   * @param agent and ip by their numbers in the store
   * @param flag the platform's opinion, as the store keeps it
   */
  of(open: OpenHit, agent: number, ip: number, flag: number): number {
    const client = (this.agents[agent] || this.agentKind(agent)) * NETWORKS;
    const kind = client + (this.networks[ip] || this.networkKind(ip));
    const seen = (kind * FLAGS + flag) * PLACES + placeOf(open);
    const clicked = open.clickedByPerson ? 1 : open.clickedByMachine ? 2 : 0;
    return (seen * 4 + clicked) * 4 + (open.repeated ? 1 : 0) + (open.known ? 2 : 0);
  }

  private agentKind(agent: number): number {
    const { class: kind, name } = this.world.agents[agent]!;
    const number = numberOf(kind === "prefetch" ? `${kind} ${name}` : kind, this.agentKinds);
    this.agents[agent] = number;
    return number;
  }

  private networkKind(ip: number): number {
    const { class: kind, scope, certainty } = this.world.networks[ip]!;
    const number = numberOf(`${kind} ${scope} ${certainty}`, this.networkKinds);
    this.networks[ip] = number;
    return number;
  }
}

/** Whether the open came from home, and how that is known; 0 where nothing is. */
function placeOf({ country, home }: OpenHit): number {
  if (country === "" || home === null) return 0;
  const from = home.from === "history" ? 1 : home.from === "colleagues" ? 2 : 3;
  return home.country === country ? from : from + ELSEWHERE;
}

/** From 1, in the order in which they come. */
function numberOf(kind: string, numbers: Map<string, number>): number {
  const number = numbers.get(kind) ?? numbers.size + 1;
  numbers.set(kind, number);
  return number;
}
