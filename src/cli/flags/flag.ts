/** The commands; `audit` is what runs when none is named. */
export const commandNames = ["audit", "inspect", "explain", "evaluate", "signals", "demo"] as const;
export type CommandName = (typeof commandNames)[number];

/** How the value of a flag is written; the config file takes the JSON type beside it. */
export type FlagKind =
  /** Present or absent (true, false). */
  | "switch"
  /** Any text (string). */
  | "text"
  /** Any text, repeatable (list of strings). */
  | "list"
  /** One of `choices` (string). */
  | "choice"
  /** Whole number from 0 (number). */
  | "count"
  /** Share of a whole: 0.2 or 20% (number from 0 to 1, or "20%"). */
  | "share"
  /** name=text, repeatable (object of strings). */
  | "pairs"
  /** name=number, repeatable (object of numbers). */
  | "numbers";

export interface Flag {
  /** As commander takes it: `-f, --format <name[=FILE]>`. */
  readonly flags: string;
  readonly kind: FlagKind;
  readonly group: string;
  readonly commands: readonly CommandName[];
  readonly text: string;
  readonly choices?: readonly string[];
  /** Only on the command line: asks for something else than a run, or would make no sense in a file. */
  readonly onlyFlag?: true;
}

/** Commands that read files; that judge clicks; the audit alone. */
export const READING: readonly CommandName[] = ["audit", "inspect", "explain", "evaluate"];
export const JUDGING: readonly CommandName[] = ["audit", "explain", "evaluate"];
export const AUDIT: readonly CommandName[] = ["audit"];
/** The demo ends in an audit, and shows it like one. */
export const AUDIT_OR_DEMO: readonly CommandName[] = ["audit", "demo"];
