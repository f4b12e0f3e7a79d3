import type { Option } from "commander";
import type { ManualEntry } from "../../domain/manual.js";
import { fieldNames } from "../../index.js";
import { commandNames } from "../flags.js";
import { summaries } from "../help.js";
import type { Shell } from "../options.js";
import { STREAM } from "../outputs.js";
import { commandOf } from "../program.js";
import { bash } from "./bash.js";
import { fish } from "./fish.js";
import { zsh } from "./zsh.js";

/** An option as a shell completes it. */
export interface Completed {
  /** `-f` and `--format`. */
  readonly names: readonly string[];
  readonly text: string;
  /** What can follow: words, a file, anything else, or nothing for a switch. */
  readonly value: readonly string[] | "file" | "text" | null;
}

export interface CompletedCommand {
  readonly name: string;
  readonly text: string;
  readonly options: readonly Completed[];
  /** What the words of the command are, beside files. */
  readonly words: readonly string[];
}

/** The script that makes a shell complete commands, options and their values. Loaded with `source <(...)`. */
export function completion(shell: Shell, manual: readonly ManualEntry[], formats: readonly string[]): string {
  const ids = manual.map(({ id }) => id);
  const values: Readonly<Record<string, readonly string[]>> = {
    off: ids,
    set: manual.flatMap(({ id, thresholds }) => thresholds.map(({ name }) => `${id}.${name}=`)),
    map: fieldNames().map((field) => `${field}=`),
  };
  const commands = commandNames.map((name): CompletedCommand => {
    const command = commandOf(name);
    const format = name === "audit" || name === "demo" ? [...formats, STREAM] : ["table", "json"];
    return {
      name,
      text: summaries[name].text,
      options: command.options.map((option) => completed(option, { ...values, format })),
      words: name === "signals" ? ids : [],
    };
  });
  return { bash, zsh, fish }[shell](commands);
}

function completed(option: Option, values: Readonly<Record<string, readonly string[]>>): Completed {
  const names = [option.short, option.long].filter((name): name is string => Boolean(name));
  const text = option.description;
  if (!option.required && !option.optional) return { names, text, value: null };
  const known = option.argChoices ?? values[option.name()];
  if (known !== undefined) return { names, text, value: known };
  const isPath = /<(file|folder)>$/.test(option.flags);
  return { names, text, value: isPath ? "file" : "text" };
}

/** A text in single quotes, for any of the shells. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
