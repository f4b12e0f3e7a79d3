import { replaceAddresses } from "./addresses.js";
import { errorLine, neutralize, same } from "./message.js";
import type { Streams } from "./streams.js";

/** How errors are told. */
export interface Manner {
  disguise: (text: string) => string;
  verbose: boolean;
}

/**
 * The manner before the options are understood, from the bare words: whoever hides people wants no address in the log
 * of a failed run either.
 */
export function mannerOf(argv: readonly string[]): Manner {
  const words = flagsIn(argv);
  const hides = words.includes("--pseudonymize") || words.includes("--mask");
  return { disguise: hides ? withoutAddresses : same, verbose: words.includes("--verbose") };
}

/** Where the options are out of reach: no address at all. */
export function strictManner(argv: readonly string[]): Manner {
  return { disguise: withoutAddresses, verbose: flagsIn(argv).includes("--verbose") };
}

/**
 * Tells the user what went wrong, in one line; --verbose adds the stack.
 * @returns the exit code 2
 */
export function failure(error: unknown, manner: Manner, streams: Streams): number {
  streams.stderr.write(errorLine(error, manner.disguise));
  if (!manner.verbose) return 2;
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    for (const line of (at.stack ?? "").split("\n"))
      streams.stderr.write(`${neutralize(manner.disguise(line))}\n`);
  }
  return 2;
}

function withoutAddresses(text: string): string {
  return replaceAddresses(text, () => "(address)");
}

function flagsIn(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}
