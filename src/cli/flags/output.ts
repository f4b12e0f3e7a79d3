import { AUDIT, AUDIT_OR_DEMO, commandNames, type Flag } from "./flag.js";

const OUTPUT = "What comes out:";

/** Flags about what comes out. */
export const outputFlags: readonly Flag[] = [
  {
    flags: "-f, --format <name[=FILE]>",
    kind: "list",
    group: OUTPUT,
    commands: AUDIT_OR_DEMO,
    text: "table, json, csv, ndjson, markdown, html, junit or github; may be repeated, with =FILE it goes to a file",
  },
  {
    flags: "-f, --format <name[=FILE]>",
    kind: "list",
    group: OUTPUT,
    commands: ["inspect", "explain", "evaluate", "signals"],
    text: "table or json; with =FILE it goes to a file",
  },
  {
    flags: "-o, --output <file>",
    kind: "text",
    group: OUTPUT,
    commands: commandNames,
    text: "write the format to a file instead of standard output",
  },
  {
    flags: "--out-dir <folder>",
    kind: "text",
    group: OUTPUT,
    commands: AUDIT,
    text: "write the reports and every row with its verdict into a folder",
  },
  {
    flags: "--rejects <file>",
    kind: "text",
    group: OUTPUT,
    commands: AUDIT,
    text: "write the rows that could not be used to a file, with the reason",
  },
  {
    flags: "--rows",
    kind: "switch",
    group: OUTPUT,
    commands: ["inspect"],
    text: "list the records as they were read (with -f json)",
  },
  {
    flags: "--top <n>",
    kind: "count",
    group: OUTPUT,
    commands: AUDIT_OR_DEMO,
    text: "rows in the lists of the table",
  },
  {
    flags: "--color",
    kind: "switch",
    group: OUTPUT,
    commands: commandNames,
    text: "colour even where output is no terminal",
  },
  { flags: "--no-color", kind: "switch", group: OUTPUT, commands: commandNames, text: "no colour" },
  {
    flags: "-q, --quiet",
    kind: "switch",
    group: OUTPUT,
    commands: commandNames,
    text: "no notices and no progress on standard error",
  },
  {
    flags: "--verbose",
    kind: "switch",
    group: OUTPUT,
    commands: commandNames,
    text: "say what was read from each file, and time and memory of each stage; show the stack of an error",
  },
];
