import { type Flag, READING } from "./flag.js";

const INPUT = "How files are read:";
const ROLES = "Files of a known kind (found without a flag, as a rule):";

const EVENTS = "Files whose rows are one event each, without a column that says so:";

/** Flags about how files are read, and which they are. */
export const readingFlags: readonly Flag[] = [
  {
    flags: "--map <field=Header>",
    kind: "pairs",
    group: INPUT,
    commands: READING,
    text: 'which column holds a field, for example email="Contact address"; * stands for any text where each link or campaign has a column of its own: url="Link *"',
  },
  {
    flags: "--timezone <zone>",
    kind: "text",
    group: INPUT,
    commands: READING,
    text: "zone of times that name none, for example Europe/Berlin or +02:00",
  },
  {
    flags: "--date-order <order>",
    kind: "choice",
    choices: ["dmy", "mdy", "ymd"],
    group: INPUT,
    commands: READING,
    text: "order of day, month and year in dates such as 03/04/2026",
  },
  {
    flags: "--filtered <answer>",
    kind: "choice",
    choices: ["yes", "no"],
    group: INPUT,
    commands: READING,
    text: "whether the platform has left machines out of the exports (known for some platforms)",
  },
  {
    flags: "--encoding <name>",
    kind: "text",
    group: INPUT,
    commands: READING,
    text: "character set of the files, for example windows-1252",
  },
  {
    flags: "--strict",
    kind: "switch",
    group: INPUT,
    commands: READING,
    text: "stop at the first row or database that cannot be used",
  },
  {
    flags: "--labels <file>",
    kind: "text",
    group: INPUT,
    commands: ["evaluate"],
    text: "what is known: row and label (human, automated), or campaign, email and human_click (labels.csv of the folder when absent)",
  },
  {
    flags: "--subscribers <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "people: country, time zone, segment",
  },
  {
    flags: "--links <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "links of the mail with their positions",
  },
  {
    flags: "--conversions <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "orders, payments, forms, replies, visits",
  },
  {
    flags: "--campaigns <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "campaigns with send time and totals",
  },
  {
    flags: "--mx <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "mail servers of the domains: CSV (domain, mx), or what dig, nslookup, host or zdns print",
  },
  {
    flags: "--automations <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "automation steps that fired",
  },
  {
    flags: "--recipients <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "one row per person and campaign, with counts or flags",
  },
  {
    flags: "--counts <file>",
    kind: "list",
    group: ROLES,
    commands: READING,
    text: "what others counted: campaign, source (sponsor, web analytics), clicks",
  },
  {
    flags: "--clicks <file>",
    kind: "list",
    group: EVENTS,
    commands: READING,
    text: "each row is a click, or a person who clicked",
  },
  {
    flags: "--opens <file>",
    kind: "list",
    group: EVENTS,
    commands: READING,
    text: "each row is an open, or a person who opened",
  },
  {
    flags: "--sends <file>",
    kind: "list",
    group: EVENTS,
    commands: READING,
    text: "each row is a mail that was sent",
  },
  {
    flags: "--deliveries <file>",
    kind: "list",
    group: EVENTS,
    commands: READING,
    text: "each row is a mail that was delivered",
  },
  {
    flags: "--bounces <file>",
    kind: "list",
    group: EVENTS,
    commands: READING,
    text: "each row is a bounce",
  },
  {
    flags: "--unsubscribes <file>",
    kind: "list",
    group: EVENTS,
    commands: READING,
    text: "each row is an unsubscribe",
  },
];
