import { AUDIT, commandNames, type Flag, READING } from "./flag.js";

const PRIVACY = "Personal data:";
const GENERAL = "General:";

/** Flags about personal data, configuration and the program itself. */
export const generalFlags: readonly Flag[] = [
  {
    flags: "--mask",
    kind: "switch",
    group: PRIVACY,
    commands: READING,
    text: "shorten addresses to j***@example.com",
  },
  {
    flags: "--no-mask",
    kind: "switch",
    group: PRIVACY,
    commands: [...AUDIT, "explain"],
    text: "leave addresses whole in markdown, junit and github too, and tracked links everywhere",
  },
  {
    flags: "--pseudonymize",
    kind: "switch",
    group: PRIVACY,
    commands: READING,
    text: "replace every address by a token; needs a key",
  },
  {
    flags: "--key-file <file>",
    kind: "text",
    group: PRIVACY,
    commands: READING,
    text: "file with the key for the tokens (or the variable CLICKAUDIT_KEY)",
  },
  {
    flags: "--keep-domain",
    kind: "switch",
    group: PRIVACY,
    commands: READING,
    text: "leave the domain behind a token",
  },
  {
    flags: "--config <file>",
    kind: "text",
    group: GENERAL,
    commands: commandNames,
    text: "options from a file; clickaudit.json in this folder is read without a flag",
    onlyFlag: true,
  },
  {
    flags: "--no-config",
    kind: "switch",
    group: GENERAL,
    commands: commandNames,
    text: "read no config file",
    onlyFlag: true,
  },
  {
    flags: "--print-config",
    kind: "switch",
    group: GENERAL,
    commands: commandNames,
    text: "print the options in force and stop",
    onlyFlag: true,
  },
  {
    flags: "--print-schema",
    kind: "switch",
    group: GENERAL,
    commands: AUDIT,
    text: "print the JSON schema of -f json and stop",
    onlyFlag: true,
  },
  {
    flags: "--print-config-schema",
    kind: "switch",
    group: GENERAL,
    commands: AUDIT,
    text: "print the JSON schema of clickaudit.json and stop",
    onlyFlag: true,
  },
  {
    flags: "--print-completion <shell>",
    kind: "choice",
    choices: ["bash", "zsh", "fish"],
    group: GENERAL,
    commands: AUDIT,
    text: "print what makes the Tab key complete options and stop",
    onlyFlag: true,
  },
  {
    flags: "--print-man",
    kind: "switch",
    group: GENERAL,
    commands: AUDIT,
    text: "print the manual page (for man -l) and stop",
    onlyFlag: true,
  },
  {
    flags: "--about",
    kind: "switch",
    group: GENERAL,
    commands: AUDIT,
    text: "print version, data and their licences and stop",
    onlyFlag: true,
  },
];
