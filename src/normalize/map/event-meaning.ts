import type { EventKind, PlatformFlag } from "../../domain/event.js";
import type { Detection } from "../detection.js";
import { type EventWord, eventPhrase, eventWord } from "../event-words.js";
import { excerpt } from "../text.js";
import { parseFlag } from "../values.js";

/** More distinct words than this are no vocabulary; looking them up again is then cheaper than keeping them. */
const MOST_WORDS = 1_000;
const LONGEST_WORD = 200;

/** Looks event words up in the vocabulary of the format, then in the common one. */
export class EventWords {
  readonly #own: ReadonlyMap<string, EventKind>;
  readonly #common: typeof eventWord;
  readonly #seen = new Map<string, EventWord | { skip: string }>();

  constructor(detection: Detection) {
    this.#own = new Map(Object.entries(detection.spec?.events ?? {}));
    // A known export has a known vocabulary: phrases are for the others.
    this.#common = detection.spec?.events ? eventWord : eventPhrase;
  }

  /** Kind and flag of a word; for an unknown one the reason to skip its rows. */
  meaning(text: string): EventWord | { skip: string } {
    const known = this.#seen.get(text);
    if (known !== undefined) return known;
    const meaning = this.#look(text);
    if (this.#seen.size < MOST_WORDS && text.length <= LONGEST_WORD) this.#seen.set(text, meaning);
    return meaning;
  }

  #look(text: string): EventWord | { skip: string } {
    const common = text.length > LONGEST_WORD ? undefined : this.#common(text);
    const own = this.#own.get(text.toLowerCase());
    if (own !== undefined) return { kind: own, flag: own === "open" ? (common?.flag ?? "none") : "none" };
    return common ?? { skip: `unknown event word "${excerpt(text)}"` };
  }
}

/** Words that platforms write into their machine columns. */
const FLAG_WORDS: ReadonlyMap<string, PlatformFlag> = new Map([
  ["machine", "machine"],
  ["bot", "machine"],
  ["automated", "machine"],
  ["scanner", "machine"],
  ["nonhuman", "machine"],
  ["prefetch", "prefetch"],
  ["prefetched", "prefetch"],
  ["apple", "prefetch"],
  ["mpp", "prefetch"],
  ["proxy", "proxy"],
  ["proxied", "proxy"],
  ["gmail", "proxy"],
  ["human", "human"],
  ["person", "human"],
]);

/** Reads the platform's own opinion about a hit. */
export function flagReader(detection: Detection): (text: string) => PlatformFlag {
  const flags = detection.spec?.flags;
  const isList = detection.role === "recipients";
  const own = new Map(Object.entries(flags ?? {}));
  const seen = new Map<string, PlatformFlag>();
  const look = (text: string): PlatformFlag => {
    const key = text.toLowerCase();
    if (flags) return own.get(key) ?? own.get("*") ?? "none";
    const known = FLAG_WORDS.get(key);
    if (known !== undefined) return known;
    const says = parseFlag(text);
    // Where counts are all there is, a no is what the platform found too.
    return says === true ? "machine" : says === false && isList ? "human" : "none";
  };
  return (text) => {
    let flag = seen.get(text);
    if (flag === undefined) {
      flag = look(text);
      if (seen.size < MOST_WORDS && text.length <= LONGEST_WORD) seen.set(text, flag);
    }
    return flag;
  };
}
