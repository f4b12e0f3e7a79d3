import type { Command } from "commander";
import { version } from "../../version.js";
import { type CommandName, commandNames } from "../flags.js";
import { exampleLines, exitCodes, prologue, summaries } from "../help.js";
import { commandOf } from "../program.js";

const ENVIRONMENT = [
  ["NO_COLOR", "any value: no colour"],
  ["FORCE_COLOR", "1 to 3: colour even where output is no terminal; 0: none"],
  ["CLICKAUDIT_KEY", "key for the tokens of --pseudonymize"],
  ["GITHUB_STEP_SUMMARY", "with -f github: the page that the summary of the job is added to"],
] as const;

const FILES = [
  ["clickaudit.json", "options that hold for every run in this folder; see --print-config"],
] as const;

/** The manual page in the language of man(7), from the same texts as --help. It names no date: same version, same bytes. */
export function manualPage(): string {
  const others = commandNames.filter((name) => name !== "audit");
  return [
    `.TH CLICKAUDIT 1 "" "clickaudit ${version()}" "User Commands"`,
    ".SH NAME",
    "clickaudit \\- tells people from machines in the click reports of email platforms",
    ".SH SYNOPSIS",
    ...commandNames.map((name) => synopsis(name)),
    ".SH DESCRIPTION",
    plain(prologue.replace(/\n/g, " ")),
    ".SH EXAMPLES",
    ...examples("audit"),
    ".SH OPTIONS",
    ...options(commandOf("audit")),
    ...others.flatMap((name) => chapter(name)),
    ".SH EXIT STATUS",
    ...list(exitCodes),
    ".SH ENVIRONMENT",
    ...list(ENVIRONMENT),
    ".SH FILES",
    ...list(FILES),
    "",
  ].join("\n");
}

function synopsis(name: CommandName): string {
  const command = name === "audit" ? "clickaudit" : `clickaudit ${name}`;
  return `.B ${plain(command)}\n${plain(summaries[name].usage)}\n.br`;
}

function chapter(name: CommandName): string[] {
  return [
    `.SH ${plain(`CLICKAUDIT ${name.toUpperCase()}`)}`,
    plain(summaries[name].text),
    ...examples(name),
    ...options(commandOf(name)),
  ];
}

function examples(name: CommandName): string[] {
  return list(exampleLines[name]);
}

function options(command: Command): string[] {
  const help = command.createHelp();
  const groups = new Map<string, (readonly [string, string])[]>();
  for (const option of help.visibleOptions(command)) {
    const group = option.helpGroupHeading ?? "Options:";
    const line = [option.flags, help.optionDescription(option)] as const;
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  return [...groups].flatMap(([group, lines]) => [`.SS ${plain(group.replace(/:$/, ""))}`, ...list(lines)]);
}

/** Terms in bold, each with its text below. */
function list(lines: readonly (readonly [string, string])[]): string[] {
  return lines.flatMap(([term, text]) => [".TP", `.B ${plain(term)}`, plain(text)]);
}

/** Text as roff takes it literally: no escapes, no requests, hyphens that can be copied. */
function plain(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replace(/^[.']/, "\\&$&");
}
