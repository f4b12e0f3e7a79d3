import type { Burst, Hit, OpenView } from "../../src/domain/burst.js";
import type { AgentInfo, NetworkInfo } from "../../src/domain/clients.js";
import type {
  AddressLook,
  EarlyShare,
  Home,
  Learned,
  OpenHit,
  Signal,
  SignalContext,
} from "../../src/domain/signal.js";

/** A browser of 2026 on a consumer line, an hour after delivery: nothing about it is remarkable. */
export function aBurst(changes: Partial<Burst> = {}): Burst {
  const start = Date.UTC(2026, 3, 14, 10);
  return {
    hits: [aHit({ time: start })],
    start,
    end: start,
    base: "delivery",
    delay: 3600,
    sinceSend: 3601,
    delayBin: 10,
    resolution: 1,
    links: 1,
    linksKnown: true,
    campaignLinks: 9,
    span: 0,
    distinctTimes: 1,
    agents: 1,
    networks: 1,
    inOrder: Number.NaN,
    gapVariation: Number.NaN,
    unlikelyLinks: 0,
    repeats: 1,
    honeypot: false,
    agent: anAgent(),
    network: aNetwork(),
    agentId: 1,
    ipId: 1,
    twin: null,
    burstsBefore: 0,
    burstsAfter: 0,
    opens: someOpens(),
    followUp: null,
    instantVisit: false,
    flag: "none",
    flagReason: "",
    country: "",
    hour: 10,
    message: 0,
    campaign: 1,
    subscriber: 1,
    domain: 1,
    ...changes,
  };
}

export function aHit(changes: Partial<Hit> = {}): Hit {
  return { click: 0, time: 0, link: 1, rank: 1, ip: 1, agent: 1, network: 1, count: 1, ...changes };
}

/** In the Netherlands, as the subscribers file says unless told otherwise. */
export function aHome(changes: Partial<Home> = {}): Home {
  return { country: "NL", zone: "Europe/Amsterdam", from: "file", agree: 1, of: 1, ...changes };
}

/** An office, unless told otherwise. */
export function aLook(changes: Partial<AddressLook> = {}): AddressLook {
  return {
    looks: "office",
    people: 12,
    domains: 1,
    domain: "cedar.example",
    early: 0.1,
    from: 240,
    to: 260_000,
    ...changes,
  };
}

export function anAgent(changes: Partial<AgentInfo> = {}): AgentInfo {
  return {
    class: "person",
    name: "Chrome 146 on Windows",
    releasedAt: Date.UTC(2026, 2, 10),
    ...changes,
  };
}

/** Of a class that nothing is known about, unless told otherwise. */
export function aNetwork(changes: Partial<NetworkInfo> = {}): NetworkInfo {
  return {
    asn: 64500,
    organisation: "Example Net",
    class: "unknown",
    vendor: "",
    certainty: "none",
    scope: "none",
    country: "",
    city: "",
    latitude: Number.NaN,
    longitude: Number.NaN,
    label: "Example Net",
    ...changes,
  };
}

/** Opened by a machine an hour before: so that the click is neither without an open nor a known reader's. */
export function someOpens(changes: Partial<OpenView> = {}): OpenView {
  return {
    expected: true,
    any: true,
    person: false,
    personDelay: Number.NaN,
    lead: 3600,
    sameClientLead: Number.NaN,
    sameClient: false,
    hidden: false,
    machine: true,
    ...changes,
  };
}

export function anOpen(changes: Partial<OpenHit> = {}): OpenHit {
  return {
    base: "delivery",
    delay: Number.NaN,
    resolution: 1,
    agent: anAgent(),
    network: aNetwork(),
    flag: "none",
    clickedByPerson: false,
    clickedByMachine: false,
    repeated: false,
    known: true,
    country: "",
    home: null,
    ...changes,
  };
}

export interface Surroundings {
  home?: Home;
  early?: EarlyShare;
  visits?: number;
  address?: AddressLook;
  learned?: Learned;
  mailbox?: { name: string; kind: string };
  set?: Record<string, number>;
}

/** What the signal looks at beside the burst, with its own default thresholds. */
export function aContext(
  signal: Signal,
  { home, early, visits, address, learned, mailbox, set }: Surroundings = {},
): SignalContext {
  const defaults = signal.thresholds.map((threshold) => [threshold.name, threshold.default] as const);
  return {
    thresholds: { ...Object.fromEntries(defaults), ...set },
    home: () => home ?? null,
    early: () => early ?? null,
    visits: () => visits ?? 0,
    address: () => address ?? null,
    learned: (id) => (id === signal.id ? (learned ?? null) : null),
    mailbox: () => mailbox ?? { name: "", kind: "unknown" },
    domainName: () => "cedar.example",
  };
}
