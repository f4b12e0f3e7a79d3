import type { EventKind, PlatformFlag } from "../domain/event.js";

/** Kinds by their number. */
export const KINDS: readonly EventKind[] = [
  "click",
  "open",
  "delivered",
  "sent",
  "bounce",
  "unsubscribe",
  "complaint",
  "forward",
  "form",
  "visit",
  "reply",
  "conversion",
  "other",
];

const FLAGS = ["none", "human", "machine", "prefetch", "proxy"] as const;

/** A normalized row whose texts are numbers of the store's dictionaries; 0 is "not in the row". */
export interface EventIds {
  kind: EventKind;
  /** -1 for one that was never seen. */
  message: number;
  /** In ms since 1970 UTC, NaN when unknown; so are the two below. */
  time: number;
  sentAt: number;
  deliveredAt: number;
  /** Of clicks alone. */
  link: number;
  /** Of clicks and opens, as is all below. */
  ip: number;
  agent: number;
  country: number;
  /** See `flagCode`. */
  flag: number;
  reason: number;
  count: number;
}

export function emptyIds(): EventIds {
  return {
    kind: "other",
    message: 0,
    time: Number.NaN,
    sentAt: Number.NaN,
    deliveredAt: Number.NaN,
    link: 0,
    ip: 0,
    agent: 0,
    country: 0,
    flag: 0,
    reason: 0,
    count: 1,
  };
}

/** The code of `clickFlag` and `openFlag` for the platform's opinion; 0 is "none". */
export function flagCode(flag: PlatformFlag): number {
  return FLAGS.indexOf(flag);
}

/** The platform's opinion behind a code of `clickFlag` and `openFlag`. */
export function flagOf(code: number): (typeof FLAGS)[number] {
  return FLAGS[code] ?? "none";
}
