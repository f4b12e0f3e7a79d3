import type { Personal } from "./personal.js";

/** Hides people in what leaves the program: by tokens (--pseudonymize) or by shortening (--mask). */
export interface Disguise {
  /** For an address or a platform's id, as the whole of a value. */
  subscriber(value: string): string;
  /** For a recipient's domain as the whole of a value. */
  domain(value: string): string;
  /** For a link as the whole of a value. */
  link(value: string): string;
  /** For the cell of a column that says this about people. */
  cell(value: string, personal: Personal): string;
  /**
   * Treats every address inside a text, what links carry about their reader, and every domain that `learn` was told where
   * domains are hidden too.
   */
  text(value: string): string;
  /** For a row of the input as it was read, and for a reason that may quote it. */
  raw(value: string): string;
  reason(value: string): string;
  /** Declares recipient domains, so that sentences about them do not give them away. */
  learn(domains: Iterable<string>): void;
  /** Declares people, so that ids without an @ are known in sentences. */
  learnPeople(subscribers: Iterable<string>): void;
}
