import type { Reason, SubscriberReport } from "./report.js";

/** A reason without its sentence. */
export type Ground = Pick<Reason, "signal" | "weight">;

/** Works out the reasons of people, by numbers. */
export interface Reasoning {
  /** Must give the same whenever it is called. */
  reasons(person: number): Reason[];
  /** The same without sentences, which take most of the time. */
  grounds(person: number): readonly Ground[];
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
  readonly #reasoning: Reasoning;
  readonly #person: number;
  /** Whoever writes a person asks several times. */
  static #last: Suspect | null = null;
  static #reasons: Reason[] = [];
  /** A property of each object, so that a copy or JSON of a person has it: one getter for all. */
  static readonly #property: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: Suspect): Reason[] {
      if (Suspect.#last !== this) {
        Suspect.#reasons = this.#reasoning.reasons(this.#person);
        Suspect.#last = this;
      }
      return Suspect.#reasons;
    },
  };

  constructor(known: Omit<SubscriberReport, "reasons">, reasoning: Reasoning, person: number) {
    this.subscriber = known.subscriber;
    this.domain = known.domain;
    this.mailboxSystem = known.mailboxSystem;
    this.verdict = known.verdict;
    this.probability = known.probability;
    this.clicks = known.clicks;
    this.campaigns = known.campaigns;
    this.#reasoning = reasoning;
    this.#person = person;
    Object.defineProperty(this, "reasons", Suspect.#property);
  }

  /** What speaks in the reasons of anybody in a report. */
  static groundsOf(subscriber: SubscriberReport): readonly Ground[] {
    return subscriber instanceof Suspect
      ? subscriber.#reasoning.grounds(subscriber.#person)
      : subscriber.reasons;
  }
}
