import type { Burst, OpenView } from "../domain/burst.js";
import type { AgentInfo, NetworkInfo } from "../domain/clients.js";
import type { Writable } from "./writable.js";

/** A burst that is yet to be filled in. */
export type BlankBurst = Writable<Burst> & { readonly opens: Writable<OpenView> };

/** All fields are there from the start, numbers with fractions as such: V8 then knows one kind of burst, and compiles for it. */
export function blankBurst(agent: AgentInfo, network: NetworkInfo): BlankBurst {
  return {
    hits: [],
    start: Number.NaN,
    end: Number.NaN,
    base: "none",
    delay: Number.NaN,
    sinceSend: Number.NaN,
    delayBin: 0,
    resolution: Number.NaN,
    links: 0,
    linksKnown: false,
    campaignLinks: 0,
    span: Number.NaN,
    distinctTimes: 0,
    agents: 0,
    networks: 0,
    inOrder: Number.NaN,
    gapVariation: Number.NaN,
    unlikelyLinks: 0,
    repeats: 0,
    honeypot: false,
    agent,
    network,
    agentId: 0,
    ipId: 0,
    twin: null,
    travel: null,
    burstsBefore: 0,
    burstsAfter: 0,
    opens: {
      expected: false,
      any: false,
      person: false,
      personDelay: Number.NaN,
      lead: Number.NaN,
      sameClientLead: Number.NaN,
      sameClient: false,
      hidden: false,
      machine: false,
    },
    followUp: null,
    visitAfter: Number.NaN,
    instantVisit: false,
    flag: "none",
    flagReason: "",
    country: "",
    hour: -1,
    message: 0,
    campaign: 0,
    subscriber: 0,
    domain: 0,
  };
}
