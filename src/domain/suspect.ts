import type { Reason, SubscriberReport } from "./report.js";

/** Takes a reason without its sentence: sentences take most of the time. */
export type SeeGround = (signal: string, weight: number) => void;

/** Works out what is long about people, by their numbers: the same whenever it is called. */
export interface Reasoning {
  /** Campaigns in which they are suspicious. */
  campaigns(person: number): string[];
  reasons(person: number): Reason[];
  /** The same without sentences. */
  forEachGround(person: number, see: SeeGround): void;
}

/**
 * A suspicious subscriber whose campaigns and reasons are worked out when they are asked for: the sentences of a million people would take
 * gigabytes, and most are asked for once, when they are written.
 */
export class Suspect implements SubscriberReport {
  readonly subscriber: string;
  readonly domain: string;
  readonly mailboxSystem: string;
  readonly verdict: SubscriberReport["verdict"];
  readonly probability: number;
  readonly clicks: SubscriberReport["clicks"];
  declare readonly campaigns: string[];
  declare readonly reasons: Reason[];
  readonly #reasoning: Reasoning;
  readonly #person: number;
  /** Whoever writes a person asks several times. */
  static #last: Suspect | null = null;
  static #reasons: Reason[] = [];
  /** Properties of each object, so that a copy or JSON of a person has them: one getter for all. */
  static readonly #properties: PropertyDescriptorMap = {
    campaigns: {
      enumerable: true,
      configurable: true,
      get(this: Suspect): string[] {
        return this.#reasoning.campaigns(this.#person);
      },
    },
    reasons: {
      enumerable: true,
      configurable: true,
      get(this: Suspect): Reason[] {
        if (Suspect.#last !== this) {
          Suspect.#reasons = this.#reasoning.reasons(this.#person);
          Suspect.#last = this;
        }
        return Suspect.#reasons;
      },
    },
  };

  constructor(known: Omit<SubscriberReport, "campaigns" | "reasons">, reasoning: Reasoning, person: number) {
    this.subscriber = known.subscriber;
    this.domain = known.domain;
    this.mailboxSystem = known.mailboxSystem;
    this.verdict = known.verdict;
    this.probability = known.probability;
    this.clicks = known.clicks;
    this.#reasoning = reasoning;
    this.#person = person;
    Object.defineProperties(this, Suspect.#properties);
  }

  /** What speaks in the reasons of anybody in a report. */
  static forEachGround(subscriber: SubscriberReport, see: SeeGround): void {
    if (subscriber instanceof Suspect) subscriber.#reasoning.forEachGround(subscriber.#person, see);
    else for (const { signal, weight } of subscriber.reasons) see(signal, weight);
  }
}
