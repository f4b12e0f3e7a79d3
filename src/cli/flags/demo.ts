import type { Flag } from "./flag.js";

const DEMO = "What is made up:";

/** Flags of `clickaudit demo`. They say what to write, not how to audit, so that a config file has none of them. */
export const demoFlags: readonly Flag[] = [
  {
    flags: "--people <n>",
    kind: "count",
    group: DEMO,
    commands: ["demo"],
    text: "subscribers (2400 when absent)",
    onlyFlag: true,
  },
  {
    flags: "--mailings <n>",
    kind: "count",
    group: DEMO,
    commands: ["demo"],
    text: "campaigns, a week apart (1 when absent)",
    onlyFlag: true,
  },
  {
    flags: "--seed <n>",
    kind: "count",
    group: DEMO,
    commands: ["demo"],
    text: "another number makes other people up (8 when absent)",
    onlyFlag: true,
  },
];
