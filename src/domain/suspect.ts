import type { Reason, SubscriberReport } from "./report.js";

/** A reason whose sentence is worked out when it is asked for, once: it is kept for as long as the reason itself. */
export class LateReason implements Reason {
  readonly signal: string;
  declare readonly because: string;
  readonly weight: number;
  #sentence: (() => string) | null;
  #text = "";
  static readonly #property: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: LateReason): string {
      if (this.#sentence !== null) {
        this.#text = this.#sentence();
        this.#sentence = null;
      }
      return this.#text;
    },
  };

  /** @param sentence must give the same whenever it is called */
  constructor(signal: string, weight: number, sentence: () => string) {
    this.signal = signal;
    this.weight = weight;
    this.#sentence = sentence;
    Object.defineProperty(this, "because", LateReason.#property);
  }
}

/**
 * A suspicious subscriber whose reasons are worked out when they are asked for: the sentences of a million people would take
 * gigabytes, and most are asked for once, when they are written.
 */
export class Suspect implements SubscriberReport {
  readonly subscriber: string;
  readonly domain: string;
  readonly mailboxSystem: string;
  readonly verdict: SubscriberReport["verdict"];
  readonly probability: number;
  readonly clicks: SubscriberReport["clicks"];
  readonly campaigns: string[];
  declare readonly reasons: Reason[];
  readonly #find: () => Reason[];
  /** Whoever writes a person asks several times. */
  static #last: Suspect | null = null;
  static #reasons: Reason[] = [];
  /** A property of each object, so that a copy or JSON of a person has it: one getter for all. */
  static readonly #property: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: Suspect): Reason[] {
      if (Suspect.#last !== this) {
        Suspect.#reasons = this.#find();
        Suspect.#last = this;
      }
      return Suspect.#reasons;
    },
  };

  /** @param reasons of a person; must give the same whenever it is called */
  constructor(known: Omit<SubscriberReport, "reasons">, reasons: () => Reason[]) {
    this.subscriber = known.subscriber;
    this.domain = known.domain;
    this.mailboxSystem = known.mailboxSystem;
    this.verdict = known.verdict;
    this.probability = known.probability;
    this.clicks = known.clicks;
    this.campaigns = known.campaigns;
    this.#find = reasons;
    Object.defineProperty(this, "reasons", Suspect.#property);
  }
}
