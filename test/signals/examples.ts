import type { Burst } from "../../src/domain/burst.js";
import type { OpenHit } from "../../src/domain/signal.js";
import { aHit, aHome, aLook, aNetwork, anAgent, type Surroundings, someOpens } from "./burst.js";

/** `signal/case`, the change to an unremarkable burst that makes it so, and what the signal sees beside it. */
export type Example = readonly [string, Partial<Burst>, Surroundings?];

const learned = { learned: { llr: 1.5, others: 42, share: 0.71 } };
const fourHits = [aHit(), aHit(), aHit(), aHit()];
const cloud = aNetwork({ class: "cloud", label: "Amazon" });
const access = aNetwork({ class: "access", label: "Deutsche Telekom" });
const security = (certainty: "certain" | "probable") =>
  aNetwork({ class: "security", label: "Proofpoint (mail security)", certainty, scope: "all" });
const twinOf = (network: typeof cloud, gap: number) => ({
  twin: { gap, network, agent: anAgent(), sameAgent: false },
});
const yearsOld = (years: number) =>
  anAgent({ name: "Chrome 79 on Windows", releasedAt: Date.UTC(2026 - years, 2, 1) });

/** Delay in seconds at which each step of early-click and late-click is reached. */
const EARLY = { "5s": 3, "15s": 12, "30s": 22, "60s": 43, "2min": 90, "5min": 200, "10min": 599 };
const LATE = { "30min": 1200, "1h": 2400, "4h": 9000, "1d": 50_000, later: 200_000 };
const steps = (signal: string, delays: Record<string, number>): Example[] =>
  Object.entries(delays).flatMap(([name, delay]): Example[] => [
    [`${signal}/lone-${name}`, { delay }],
    [`${signal}/several-${name}`, { delay, links: 4 }],
  ]);

/** Links, and pace as seconds for each link, of simultaneous-clicks. */
const SIZES = { two: 2, few: 4, many: 9 };
const PACES = { instant: 0.2, fast: 2, slow: 6 };
const bursts: Example[] = Object.entries(SIZES).flatMap(([size, links]): Example[] => [
  ...Object.entries(PACES).map(
    ([pace, each]): Example => [`simultaneous-clicks/${size}-${pace}`, { links, span: each * (links - 1) }],
  ),
  [`simultaneous-clicks/${size}-coarse`, { links, span: 0, resolution: 60 }],
]);

export const clicks: readonly Example[] = [
  ["click-before-delivery/seconds", { delay: -20, sinceSend: 5 }],
  ["click-before-delivery/minutes", { delay: -600, sinceSend: 5 }],
  ...steps("early-click", EARLY),
  ["early-click/inferred-2min", { delay: 30, base: "inferred" }],
  ["early-click/inferred-10min", { delay: 300, base: "inferred" }],
  ["export-speed/learned", { delay: 43 }, learned],
  ...steps("late-click", LATE),
  ["changing-user-agents/two", { agents: 2 }],
  ["changing-user-agents/many", { agents: 4 }],
  ["click-without-open/lone", { opens: someOpens({ any: false }) }],
  ["click-without-open/several", { opens: someOpens({ any: false }), links: 3 }],
  ["click-without-open/only-after-lone", { opens: someOpens({ lead: Number.NaN }) }],
  ["click-without-open/only-after-several", { opens: someOpens({ lead: Number.NaN }), links: 3 }],
  ["every-link-clicked/all-few", { links: 4, campaignLinks: 4 }],
  ["every-link-clicked/all-many", { links: 9 }],
  ["every-link-clicked/most", { links: 6 }],
  ["link-sweep/down", { links: 4, distinctTimes: 4, inOrder: 1 }],
  ["link-sweep/up", { links: 4, distinctTimes: 4, inOrder: 0 }],
  ["link-sweep/mixed", { links: 4, distinctTimes: 4, inOrder: 0.5 }],
  ["open-and-click-together/same-client", { opens: someOpens({ lead: 1, sameClientLead: 1 }) }],
  ["open-and-click-together/seconds-before", { opens: someOpens({ lead: 6 }) }],
  ["regular-intervals/regular", { hits: fourHits, span: 6, gapVariation: 0.01 }],
  ...bursts,
  ["twin/machine-side", { network: cloud, ...twinOf(access, 12) }],
  ["twin/person-side", { network: access, ...twinOf(cloud, -0.2) }],
  ["twin/first", { network: access, ...twinOf(access, -3) }],
  ["twin/second", { network: access, ...twinOf(access, 3) }],
  ["cloud-network/early-several", { network: cloud, delay: 60, links: 3 }],
  ["cloud-network/early-lone", { network: cloud, delay: 60 }],
  ["cloud-network/late-several", { network: cloud, links: 3 }],
  ["cloud-network/late-lone", { network: cloud }],
  ["cloud-network/untimed", { network: cloud, delay: Number.NaN }],
  ["ordinary-network/lone", { network: access }],
  ["ordinary-network/several", { network: access, links: 2 }],
  ["ordinary-network/web-proxy", { network: aNetwork({ class: "web-proxy", label: "Zscaler" }) }],
  ["ordinary-network/relay", { network: aNetwork({ class: "relay", label: "iCloud Private Relay" }) }],
  ["scanner-network/certain-early", { network: security("certain"), delay: 60 }],
  ["scanner-network/certain-late", { network: security("certain"), delay: 7200 }],
  ["scanner-network/probable-early", { network: security("probable"), delay: 60 }],
  ["scanner-network/probable-late", { network: security("probable"), delay: Number.NaN }],
  ["shared-address/learned", {}, learned],
  ["impossible-travel/travel", { travel: { from: "NL", to: "BR", seconds: 900 } }],
  ["unexpected-place/elsewhere", { country: "BR" }, { home: aHome() }],
  ["unexpected-place/elsewhere-again", { country: "BR" }, { home: aHome(), visits: 1 }],
  ["unexpected-place/elsewhere-office", { country: "BR" }, { home: aHome(), address: aLook() }],
  ["unexpected-place/home", { country: "NL" }, { home: aHome() }],
  [
    "unexpected-place/elsewhere-usual",
    { country: "BR" },
    { home: aHome({ from: "history", agree: 4, of: 5 }) },
  ],
  ["unexpected-place/home-usual", { country: "NL" }, { home: aHome({ from: "history", agree: 2, of: 2 }) }],
  [
    "unexpected-place/elsewhere-colleagues",
    { country: "BR" },
    { home: aHome({ from: "colleagues", agree: 9, of: 9 }) },
  ],
  [
    "unexpected-place/home-colleagues",
    { country: "NL" },
    { home: aHome({ from: "colleagues", agree: 4, of: 5 }) },
  ],
  ["early-user-agent/learned", {}, learned],
  [
    "familiar-client/same-client-read",
    { opens: someOpens({ person: true, sameClient: true, sameClientLead: 25 }) },
  ],
  ["familiar-client/same-client", { opens: someOpens({ person: true, sameClient: true }) }],
  ["familiar-client/person-open", { opens: someOpens({ person: true }) }],
  ["familiar-client/hidden-open", { opens: someOpens({ hidden: true }) }],
  ["outdated-browser/old", { agent: yearsOld(3) }],
  ["outdated-browser/very-old", { agent: yearsOld(6) }],
  ["tool-user-agent/tool", { agent: anAgent({ class: "tool", name: "isbot: Go-http-client/2.0" }) }],
  ["tool-user-agent/scanner", { agent: anAgent({ class: "scanner", name: "Barracuda" }) }],
  ["tool-user-agent/missing", { agent: anAgent({ class: "missing", name: "no user agent" }) }],
  ["tool-user-agent/prefetch", { agent: anAgent({ class: "prefetch", name: "Gmail prefetch" }) }],
  ["busy-domain/learned", {}, learned],
  ["gateway-mailbox/gateway-early", { delay: 60 }, { mailbox: { name: "Mimecast", kind: "gateway" } }],
  ["gateway-mailbox/gateway", {}, { mailbox: { name: "Mimecast", kind: "gateway" } }],
  ["gateway-mailbox/suite-early", { delay: 60 }, { mailbox: { name: "Microsoft 365", kind: "suite" } }],
  ["gateway-mailbox/consumer", {}, { mailbox: { name: "Gmail", kind: "consumer" } }],
  ["lockstep/learned", { delay: 43 }, learned],
  ["scanned-domain/learned", {}, learned],
  ["repeat-pattern/learned", {}, learned],
  ["returning-reader/before-lone", { burstsBefore: 1 }],
  ["returning-reader/before-several", { burstsBefore: 1, links: 2 }],
  ["returning-reader/after", { burstsAfter: 1 }],
  ["hidden-link/hidden", { honeypot: true }],
  ["machine-link/learned", {}, learned],
  ["machine-network/line", { network: access, ipId: 1 }, learned],
  ["machine-network/cloud", { network: cloud, ipId: 1 }, learned],
  ["machine-network/security", { network: security("probable"), ipId: 1 }, learned],
  [
    "machine-network/other",
    { network: aNetwork({ class: "relay", label: "iCloud Private Relay" }), ipId: 1 },
    learned,
  ],
  ["domain-network/learned", { ipId: 1 }, learned],
  ["no-follow-up/learned", {}, learned],
  ["repeated-clicks/two-instant", { linksKnown: false, repeats: 2, span: 0.4 }],
  ["repeated-clicks/two-slow", { linksKnown: false, repeats: 2, span: 4 }],
  ["repeated-clicks/more-instant", { linksKnown: false, repeats: 9, span: 0.9 }],
  ["repeated-clicks/more-slow", { linksKnown: false, repeats: 3, span: 9 }],
  ["undated-click/undated", { start: Number.NaN, delay: Number.NaN, span: Number.NaN }],
  ["unlikely-link/only-early", { unlikelyLinks: 1, delay: 60 }],
  ["unlikely-link/only", { unlikelyLinks: 1 }],
  ["unlikely-link/among", { unlikelyLinks: 2, links: 9 }],
  ["follow-up/soon", { followUp: { type: "purchase", after: 0 } }],
  ["follow-up/later", { followUp: { type: "form", after: 90_000 } }],
  ["follow-up/visit", { followUp: { type: "visit", after: 600 } }],
  ["follow-up/instant-visit", { instantVisit: true }],
  ["platform-flag/machine", { flag: "machine", flagReason: "data-centre IP" }],
  ["platform-flag/proxy", { flag: "prefetch" }],
  ["platform-flag/human", { flag: "human" }],
];

export const opens: readonly (readonly [string, Partial<OpenHit>])[] = [
  ["scanner-network/certain-early", { network: security("certain") }],
  ["scanner-network/probable-early", { network: security("probable") }],
  ["cloud-network/early-lone", { network: cloud, delay: 60 }],
  ["cloud-network/late-lone", { network: cloud, delay: 4000 }],
  ["cloud-network/untimed", { network: cloud }],
  ["ordinary-network/lone", { network: access }],
  ["ordinary-network/web-proxy", { network: aNetwork({ class: "web-proxy" }) }],
  ["ordinary-network/relay", { network: aNetwork({ class: "relay" }) }],
  ["mail-program/program", { agent: anAgent({ class: "mail-client", name: "Outlook" }) }],
  ["familiar-client/same-client-read", { clickedByPerson: true }],
  ["familiar-client/person-open", { repeated: true }],
  ["tool-user-agent/tool", { agent: anAgent({ class: "tool" }) }],
  ["tool-user-agent/scanner", { agent: anAgent({ class: "scanner" }) }],
  ["platform-flag/machine", { flag: "machine" }],
  ["platform-flag/machine", { flag: "prefetch" }],
  ["platform-flag/human", { flag: "human" }],
  ["early-open/before", { delay: -30 }],
  ["early-open/15s", { delay: 9 }],
  ["early-open/60s", { delay: 33 }],
  ["early-open/5min", { delay: 120 }],
  ["early-open/late", { delay: 4000 }],
  ["gmail-prefetch/prefetch", { agent: anAgent({ class: "prefetch", name: "Gmail prefetch" }) }],
  ["unexpected-place/elsewhere", { country: "BR", home: aHome() }],
  ["unexpected-place/home", { country: "NL", home: aHome() }],
  ["unexpected-place/elsewhere-usual", { country: "BR", home: aHome({ from: "history" }) }],
  ["unexpected-place/home-colleagues", { country: "NL", home: aHome({ from: "colleagues" }) }],
  ["image-proxy/proxy", { agent: anAgent({ class: "image-proxy" }) }],
  ["image-proxy/flagged", { flag: "proxy" }],
  [
    "privacy-prefetch/prefetch",
    { agent: anAgent({ class: "prefetch", name: "Apple Mail privacy prefetch" }) },
  ],
  ["privacy-prefetch/flagged", { flag: "prefetch" }],
];
