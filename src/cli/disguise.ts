/** Hides people in what leaves the program: by tokens (--pseudonymize) or by shortening (--mask). */
export interface Disguise {
  /** For an address or a platform's id, as the whole of a value. */
  subscriber(value: string): string;
  /** For a recipient's domain as the whole of a value. */
  domain(value: string): string;
  /** Treats every address inside a text, and every domain that `learn` was told where domains are hidden too. */
  text(value: string): string;
  /** Declares recipient domains, so that sentences about them do not give them away. */
  learn(domains: Iterable<string>): void;
}
