import type { AgentInfo, NetworkInfo } from "../domain/clients.js";

/** A person's own client; a proxy or prefetch that hides whether anybody read; a machine. */
export const PERSON = 0;
export const HIDDEN = 1;
const MACHINE = 2;

/** By code of the platform's opinion: none, human, machine, prefetch, proxy. */
const FLAG_KINDS = [PERSON, PERSON, MACHINE, HIDDEN, HIDDEN] as const;

/** How machine-like a client class is: the burst takes its strongest. */
const AGENT_ORDER = {
  person: 0,
  "mail-client": 0,
  "image-proxy": 1,
  missing: 2,
  prefetch: 3,
  tool: 4,
  scanner: 5,
} as const;
const NETWORK_ORDER = {
  unknown: 0,
  private: 1,
  access: 2,
  "web-proxy": 3,
  relay: 4,
  "image-proxy": 5,
  cloud: 6,
  security: 7,
} as const;

/** Who a hit is by, of the values that occur in an export: one number for each, since hits are many. */
export class ClientKinds {
  private readonly agents: Uint8Array;
  private readonly networks: Uint8Array;
  private readonly agentRanks: Uint8Array;
  private readonly networkRanks: Uint8Array;

  /** @param agents and networks by their numbers in the store */
  constructor(agents: readonly AgentInfo[], networks: readonly NetworkInfo[]) {
    this.agents = new Uint8Array(agents.length);
    this.agentRanks = new Uint8Array(agents.length);
    for (let agent = 0; agent < agents.length; agent++) {
      this.agents[agent] = agentKind(agents[agent]!);
      this.agentRanks[agent] = AGENT_ORDER[agents[agent]!.class];
    }
    this.networks = new Uint8Array(networks.length);
    this.networkRanks = new Uint8Array(networks.length);
    for (let ip = 0; ip < networks.length; ip++) {
      this.networks[ip] = networkKind(networks[ip]!);
      this.networkRanks[ip] = NETWORK_ORDER[networks[ip]!.class];
    }
  }

  /** How machine-like a client is beside others: by its network, and of those by its user agent. */
  rank(agent: number, ip: number): number {
    return this.networkRanks[ip]! * 10 + this.agentRanks[agent]!;
  }

  /**
   * The most that flag, user agent or network say against a person.
   * @param flag the platform's opinion, as the store keeps it
   * @returns PERSON, HIDDEN or MACHINE
   */
  of(agent: number, ip: number, flag: number): number {
    const client = Math.max(this.agents[agent]!, this.networks[ip]!);
    return flag === 0 ? client : Math.max(client, FLAG_KINDS[flag]!);
  }
}

function agentKind({ class: kind }: AgentInfo): number {
  if (kind === "tool" || kind === "scanner") return MACHINE;
  return kind === "prefetch" || kind === "image-proxy" ? HIDDEN : PERSON;
}

function networkKind({ class: kind, scope }: NetworkInfo): number {
  if (kind === "security") return scope === "all" ? MACHINE : HIDDEN;
  return kind === "image-proxy" || kind === "relay" || kind === "cloud" ? HIDDEN : PERSON;
}
