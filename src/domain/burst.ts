import type { AgentInfo, NetworkInfo } from "./clients.js";
import type { ConversionType, PlatformFlag } from "./event.js";

/** One click, resolved. */
export interface Hit {
  /** Number of the click in the store. */
  readonly click: number;
  /** Milliseconds since 1970 UTC, NaN when the export has no time per click. */
  readonly time: number;
  /** Number of the clicked address; 0 when the export has none. */
  readonly link: number;
  /** Order of the address among all addresses of the export: breaks ties without depending on row order. */
  readonly rank: number;
  readonly ip: number;
  readonly agent: number;
  /** Whose network: equal numbers are the same network; 0 when unknown. */
  readonly network: number;
  /** How many clicks the row stands for. */
  readonly count: number;
}

/** How this burst and another one hit the same link within seconds from different networks. */
export interface Twin {
  /** Seconds from the other burst's hit to this one's: negative when this one came first. */
  readonly gap: number;
  readonly network: NetworkInfo;
  readonly agent: AgentInfo;
  /** Whether both hits came with the same user agent. */
  readonly sameAgent: boolean;
}

/** Another burst of the same message from a country that nobody reaches in the time between. */
export interface Travel {
  /** Country of the other burst and of this one, ISO 3166 alpha-2. */
  readonly from: string;
  readonly to: string;
  /** From the start of the other burst to the start of this one: negative when this one came first. */
  readonly seconds: number;
}

/** What a follow-up after the burst says. Seconds from the end of the burst. */
export interface FollowUp {
  readonly type: ConversionType;
  readonly after: number;
  /** Only its day is known, and `after` counts to the end of that. */
  readonly isDay?: boolean;
}

/** From what the delay of a hit is counted. */
export type Base = "delivery" | "send" | "inferred" | "none";

/** One burst of clicks in one message, with everything that signals look at. Times are seconds unless said otherwise. */
export interface Burst {
  readonly hits: readonly Hit[];
  /** Milliseconds since 1970 UTC, NaN when unknown. */
  readonly start: number;
  readonly end: number;
  readonly base: Base;
  /** Since delivery, send or inferred start; NaN when unknown. Negative: before it. */
  readonly delay: number;
  /** Since the message was sent, where known; negative means that the clocks disagree. */
  readonly sinceSend: number;
  readonly delayBin: number;
  /** Smallest step of the export's clock: .001, 1, 60 ... */
  readonly resolution: number;
  /** Distinct links of the burst, and of the whole campaign (from the links file, else those ever clicked). */
  readonly links: number;
  /** Whether the export names the clicked addresses. */
  readonly linksKnown: boolean;
  readonly campaignLinks: number;
  readonly span: number;
  readonly distinctTimes: number;
  readonly agents: number;
  readonly networks: number;
  /** Share of steps from link to link that go down the mail; NaN without positions or fewer than three steps. */
  readonly inOrder: number;
  /** Coefficient of variation of the gaps between hits; NaN below four hits. */
  readonly gapVariation: number;
  /** Footer, privacy, unsubscribe, view-in-browser links among the distinct links. */
  readonly unlikelyLinks: number;
  /** Highest click count of a single link in the burst. */
  readonly repeats: number;
  readonly honeypot: boolean;
  /** The most machine-like client of the burst, and how many of its hits came from such networks. */
  readonly agent: AgentInfo;
  readonly network: NetworkInfo;
  readonly agentId: number;
  readonly ipId: number;
  readonly twin: Twin | null;
  readonly travel?: Travel | null;
  /** Other click bursts of the same message before and after this one. */
  readonly burstsBefore: number;
  readonly burstsAfter: number;
  readonly opens: OpenView;
  /** The first order, form, reply ... if any, else the first visit. */
  readonly followUp: FollowUp | null;
  /** Seconds to the first visit that is no instant one, NaN or absent without one. */
  readonly visitAfter?: number;
  /** A page view or a form within seconds: scanners run full browsers. */
  readonly instantVisit: boolean;
  readonly flag: PlatformFlag;
  readonly flagReason: string;
  /** Country of the click as platform or database say; "" when meaningless. */
  readonly country: string;
  /** Hour of the day (0 to 23) in the subscriber's zone, else UTC; -1 without time. */
  readonly hour: number;
  readonly message: number;
  readonly campaign: number;
  readonly subscriber: number;
  readonly domain: number;
}

/** Opens of the same message as the burst sees them. */
export interface OpenView {
  /** The campaign has opens at all: plain text has none, and then their absence says nothing. */
  readonly expected: boolean;
  /** Any open at all. */
  readonly any: boolean;
  /** An open by a person's client (no proxy, prefetch, tool or scanner network), and the first such one since delivery. */
  readonly person: boolean;
  readonly personDelay: number;
  /** From the nearest open at or before the start of the burst to the start; NaN when there is none. */
  readonly lead: number;
  /** The same for opens by the same client (address, or network and user agent). */
  readonly sameClientLead: number;
  /** An open by the client of the burst at any time. */
  readonly sameClient: boolean;
  /** An image proxy or a privacy prefetch opened: the opener is hidden. */
  readonly hidden: boolean;
  /** Opens that only machines make (tools, scanner networks). */
  readonly machine: boolean;
}

/** What one signal saw in one burst. */
export interface Evidence {
  readonly signal: string;
  /** Which of the signal's cases. */
  readonly case: string;
  /** Log-odds: above 0 speaks for a machine. */
  readonly weight: number;
  /** How strongly the case holds, 1 for plain cases; learned evidence carries its log likelihood ratio. */
  readonly value: number;
}
