import { demoFlags } from "./flags/demo.js";
import type { CommandName, Flag } from "./flags/flag.js";
import { generalFlags } from "./flags/general.js";
import { judgingFlags } from "./flags/judging.js";
import { outputFlags } from "./flags/output.js";
import { readingFlags } from "./flags/reading.js";

export { type CommandName, commandNames, type Flag, READING } from "./flags/flag.js";

/** Every flag of every command; help, parsing and the config file come from this table. */
export const flags: readonly Flag[] = [
  ...outputFlags,
  ...readingFlags,
  ...judgingFlags,
  ...demoFlags,
  ...generalFlags,
];

/** `-f, --format <x>` -> "format"; `--no-color` -> "color". */
export function longName(flag: Flag): string {
  return /--(?:no-)?([a-z0-9-]+)/.exec(flag.flags)![1]!;
}

/** Name in the config file and in code: `--out-dir` -> outDir. */
export function keyOf(flag: Flag): string {
  return longName(flag).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function flagsOf(command: CommandName): Flag[] {
  return flags.filter((flag) => flag.commands.includes(command));
}

/** Every way to write a flag, with whether the next word is its value. */
export function takesValue(word: string): boolean {
  if (word.includes("=") && word.startsWith("--")) return false;
  return flags.some(
    (flag) =>
      flag.kind !== "switch" &&
      flag.flags.split(/[ ,]+/).some((part) => part.startsWith("-") && part === word),
  );
}
