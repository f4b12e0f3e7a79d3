import { AUDIT, type Flag, JUDGING } from "./flag.js";

const JUDGEMENT = "How clicks are judged:";
const LIMITS = "Limits (exit code 1 when passed):";

/** Flags about how clicks are judged, and which result is a failure. */
export const judgingFlags: readonly Flag[] = [
  {
    flags: "--campaign <label>",
    kind: "text",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "name for rows that name no campaign",
  },
  {
    flags: "--delivered <n>",
    kind: "count",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "delivered messages, where no file says",
  },
  {
    flags: "--sent-at <time>",
    kind: "text",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "send time (ISO 8601), where no file says",
  },
  {
    flags: "--honeypot <link>",
    kind: "list",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "a link that people cannot see; whoever hits it is a machine",
  },
  {
    flags: "--set <signal.threshold=n>",
    kind: "numbers",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "change a threshold; see clickaudit signals",
  },
  { flags: "--off <signal>", kind: "list", group: JUDGEMENT, commands: JUDGING, text: "leave a signal out" },
  {
    flags: "--asn-db <file>",
    kind: "text",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "network database (.mmdb) instead of the one that is built in",
  },
  {
    flags: "--country-db <file>",
    kind: "text",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "country database (.mmdb) instead of the one that is built in",
  },
  {
    flags: "--city-db <file>",
    kind: "text",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "city database (.mmdb)",
  },
  {
    flags: "--resolve-mx <file>",
    kind: "text",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "ask DNS for the mail servers of the domains and keep the answers in this file; nothing else ever uses a network",
    onlyFlag: true,
  },
  {
    flags: "--threads <n>",
    kind: "count",
    group: JUDGEMENT,
    commands: JUDGING,
    text: "processor cores to use",
  },
  {
    flags: "--max-automated <share>",
    kind: "share",
    group: LIMITS,
    commands: AUDIT,
    text: "most clicks that may be automated, for example 0.2 or 20%",
  },
  {
    flags: "--baseline <file>",
    kind: "text",
    group: LIMITS,
    commands: AUDIT,
    text: "an earlier report.json to compare with",
  },
  {
    flags: "--max-rise <share>",
    kind: "share",
    group: LIMITS,
    commands: AUDIT,
    text: "how far the automated share may rise above the baseline",
  },
  {
    flags: "--min-f1 <share>",
    kind: "share",
    group: LIMITS,
    commands: ["evaluate"],
    text: "least F1 of the verdicts, for example 0.9",
  },
  {
    flags: "--max-rate-error <share>",
    kind: "share",
    group: LIMITS,
    commands: ["evaluate"],
    text: "largest mean error of the adjusted click rates, for example 5%",
  },
];
