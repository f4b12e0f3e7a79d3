import { Command, CommanderError, Option } from "commander";
import { UsageError } from "../errors.js";
import { version } from "../version.js";
import { fitWidth } from "./fit-width.js";
import { type CommandName, commandNames, type Flag, flagsOf, takesValue } from "./flags.js";
import { epilogue, examples, prologue, summaries } from "./help.js";
import type { Options } from "./options.js";
import { parseValue } from "./values.js";

/** What the user asked for. */
export interface Invocation {
  readonly command: CommandName;
  /** Files; for `explain` the subscriber first; for `signals` an id at most. */
  readonly words: readonly string[];
  readonly options: Options;
}

/** Help or version: a text for standard output instead of a run. */
export interface Answer {
  readonly text: string;
}

/**
 * Understands a command line. The command may stand anywhere before `--`; a file of the same name is written `./inspect`
 * or after `--`. Throws UsageError.
 */
export function parse(argv: readonly string[], width: number): Invocation | Answer {
  const { command, rest } = splitCommand(argv);
  let text = "";
  const program = commandOf(command);
  const output = {
    writeOut: (piece: string) => {
      text += piece;
    },
    writeErr: () => {},
    getOutHelpWidth: () => width,
    getOutHasColors: () => false,
  };
  program.exitOverride().configureOutput(output);
  try {
    program.parse(rest, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { text: fitWidth(text, width) };
    throw new UsageError(oneLine(error.message));
  }
  return { command, words: program.args, options: program.opts<Options>() };
}

const STEPS = [
  "How to start:",
  "  1. Export the clicks of a campaign from your email platform, as CSV if you can",
  "     choose. The README says where the button is for each platform.",
  "  2. Type clickaudit, a space, and drop the file onto this window. Press Enter.",
  "No export at hand? clickaudit demo makes a campaign up and audits it.",
].join("\n");

/** The short text for someone who typed the bare name. */
export function start(width: number): string {
  return fitWidth(
    `${prologue}\n\n${STEPS}\n\n${examples("audit")}\n\nAll options: clickaudit --help\n`,
    width,
  );
}

/** The first word that is no flag and no flag's value decides. */
function splitCommand(argv: readonly string[]): { command: CommandName; rest: string[] } {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === "--") break;
    if (word.startsWith("-") && word !== "-") {
      if (takesValue(word)) i++;
      continue;
    }
    const command = commandNames.find((name) => name === word);
    if (command === undefined) break;
    return { command, rest: argv.filter((_, index) => index !== i) };
  }
  return { command: "audit", rest: [...argv] };
}

/** A command with its options, as commander knows it: help, manual page and completions come from it. */
export function commandOf(name: CommandName): Command {
  const { usage, words } = summaries[name];
  const program = new Command(name === "audit" ? "clickaudit" : `clickaudit ${name}`)
    .usage(usage)
    .helpOption("-h, --help", "show this help")
    .version(`clickaudit ${version()}`, "-V, --version", "show the version")
    .addHelpText("before", `${name === "audit" ? prologue : summaries[name].text}\n\n${examples(name)}\n`)
    .addHelpText("after", `\n${epilogue(name)}`)
    .allowExcessArguments(words.many)
    .showSuggestionAfterError(true);
  for (const { term, text } of words.arguments) program.argument(term, text);
  for (const flag of flagsOf(name)) program.addOption(optionOf(flag));
  return program;
}

function optionOf(flag: Flag): Option {
  const option = new Option(flag.flags, flag.text).helpGroup(flag.group);
  if (flag.kind === "switch") return option;
  if (flag.kind === "choice") return option.choices([...flag.choices!]);
  return option.argParser((text: string, previous: unknown) => parseValue(flag, text, previous));
}

/** Commander's messages begin with "error: " and put suggestions on a second line. */
function oneLine(message: string): string {
  return message
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/^option '(.*)' argument missing$/, "option '$1' needs a value; clickaudit --help shows which")
    .trim();
}
