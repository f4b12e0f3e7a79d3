import type { Base, Burst } from "./burst.js";
import type { AgentInfo, NetworkInfo } from "./clients.js";
import type { PlatformFlag } from "./event.js";

/** What the input must have before a signal can run; each is named to the user in these words. */
export type Need =
  | "click times"
  | "delivery or send times"
  | "links"
  | "opens"
  | "ip"
  | "user_agent"
  | "subscribers with country"
  | "conversions"
  | "platform flags"
  | "mail servers (--mx)"
  | "hidden links (--honeypot)"
  | "mail domains"
  | "several campaigns"
  | "link positions";

/** A number that a user can change with --set, why it is what it is, and its unit. */
export interface Threshold {
  readonly name: string;
  readonly default: number;
  readonly unit: string;
  readonly why: string;
}

/** Thresholds in force, by name, of one signal. */
export type Thresholds = Readonly<Record<string, number>>;

/** Learned from the export itself, for one burst: log likelihood ratios (above 0: as machines of this export are). */
export interface Learned {
  readonly llr: number;
  /** What the sentence needs: how many others it rests on, and their share judged automated. */
  readonly others: number;
  readonly share: number;
}

/** Where a subscriber is expected, and how that is known. */
export interface Home {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** IANA name as the subscribers file says, else "". */
  readonly zone: string;
  /** The subscribers file, the subscriber's other mails, or the other people of the mail domain. */
  readonly from: "file" | "history" | "colleagues";
  /** How many of how many mails (history) or people (colleagues) show the country. */
  readonly agree: number;
  readonly of: number;
}

/** What an address looks like that several people clicked from. Times in seconds since delivery. */
export interface AddressLook {
  /** office: colleagues at any time; scanner: right after delivery; public: unrelated people at any time. */
  readonly looks: "office" | "scanner" | "public" | "unclear";
  readonly people: number;
  readonly domains: number;
  /** The mail domain of nearly all of them, "" when they are unrelated. */
  readonly domain: string;
  /** Share of their mails that were clicked within ten minutes. */
  readonly early: number;
  /** Earliest and latest first click of a mail. */
  readonly from: number;
  readonly to: number;
}

/** How often mails were first clicked right after delivery (within ten minutes) with one user agent. */
export interface EarlyShare {
  readonly share: number;
  /** Mails that were clicked with it. */
  readonly mails: number;
}

/** What a signal may look at beside the burst. */
export interface SignalContext {
  readonly thresholds: Thresholds;
  /** Where the subscriber is expected, without what the burst's own message says; null when unknown. */
  home(burst: Burst): Home | null;
  /** How early the mails come that are clicked with the user agent of the burst; null when too few are. */
  early(burst: Burst): EarlyShare | null;
  /** How many other mails of the subscriber were read in the country of the burst. */
  visits(burst: Burst): number;
  /** What the address of the burst looks like; null unless several people clicked from it. */
  address(burst: Burst): AddressLook | null;
  /** What this export taught about the burst, by signal id; null in the first round. */
  learned(signal: string): Learned | null;
  /** Kind of mailbox system of the burst's domain, and its name; "" when unknown. */
  mailbox(domain: number): { name: string; kind: string };
  domainName(domain: number): string;
}

/** What a signal looks at; signals of one group say similar things. */
export type SignalGroup =
  | "timing"
  | "shape"
  | "twin"
  | "network"
  | "place"
  | "client"
  | "domain"
  | "history"
  | "link"
  | "follow-up"
  | "platform"
  | "opens";

/** One reason to believe that a machine, or a person, made a burst of clicks. One file each; see DESIGN 3. */
export interface Signal {
  /** Kebab-case noun in the failing state; equals the file name. */
  readonly id: string;
  readonly title: string;
  readonly group: SignalGroup;
  readonly meaning: string;
  readonly falseAlarms: string;
  readonly advice: string;
  readonly sources: readonly string[];
  readonly needs: readonly Need[];
  readonly thresholds: readonly Threshold[];
  /** Every case that `evaluate` can return, in words. Weights are kept per case. */
  readonly cases: Readonly<Record<string, string>>;
  /** Learned signals weigh their log likelihood ratio; they see nothing in the first round. */
  readonly learned?: boolean;
  /** Which case the burst is, or "" for nothing seen. */
  evaluate(burst: Burst, context: SignalContext): string;
  /** The reason in one plain sentence with its figures. */
  because(burst: Burst, seen: string, context: SignalContext): string;
  /** Signals that also judge opens: which case the open is, or "". */
  evaluateOpen?(open: OpenHit, context: Pick<SignalContext, "thresholds">): string;
}

/** The `evaluate` of signals that judge opens alone: those are not asked about bursts. */
export const sawNothing: Signal["evaluate"] = () => "";

/** A signal of your own: nothing fits its weights, so that it brings them along. */
export interface CustomSignal extends Signal {
  /** Log-odds per case: above 0 speaks for a machine. 1 is a hint, 3 is strong, 6 decides nearly alone. */
  readonly weights: Readonly<Record<string, number>>;
}

/** The opens of one message by one client, folded. Times in seconds. */
export interface OpenHit {
  readonly base: Base;
  /** Of the first open since delivery, send or inferred start; NaN when unknown. */
  readonly delay: number;
  readonly resolution: number;
  readonly agent: AgentInfo;
  readonly network: NetworkInfo;
  readonly flag: PlatformFlag;
  /** The same client also clicked, as a person and as a machine. */
  readonly clickedByPerson: boolean;
  readonly clickedByMachine: boolean;
  /** Opened again at another time. */
  readonly repeated: boolean;
  /** An address or a user agent is known at all. */
  readonly known: boolean;
  /** Country of the open as database or platform say; "" when meaningless. */
  readonly country: string;
  /** Where the subscriber is expected; null when unknown. */
  readonly home: Home | null;
}
