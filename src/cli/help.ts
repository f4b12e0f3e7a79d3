import type { CommandName } from "./flags.js";

export const prologue =
  "clickaudit tells people from machines in the click reports of email platforms.\nIt works offline, on your own files.";

interface Summary {
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly text: string;
  readonly words: {
    readonly arguments: readonly { term: string; text: string }[];
    /** More words than the arguments name are welcome: files. */
    readonly many: boolean;
  };
}

const FILES = {
  term: "[files...]",
  text: "files, folders or archives as the platform exported them; - is standard input",
};

export const summaries: Readonly<Record<CommandName, Summary>> = {
  audit: {
    usage: "[options] <files...>",
    text: "What the campaigns really earned.",
    words: { arguments: [FILES], many: true },
  },
  inspect: {
    usage: "[options] <files...>",
    text: "What was understood of each file; which checks can run.",
    words: { arguments: [FILES], many: true },
  },
  explain: {
    usage: "[options] <subscriber> <files...>",
    text: "One subscriber's clicks, and the evidence for each.",
    words: {
      arguments: [{ term: "[subscriber]", text: "the address as the export writes it" }, FILES],
      many: true,
    },
  },
  evaluate: {
    usage: "[options] <files...>",
    text: "How good the verdicts are where the truth is known.",
    words: { arguments: [FILES], many: true },
  },
  demo: {
    usage: "[options] [folder]",
    text: "A made-up campaign whose truth is known, and its audit.",
    words: {
      arguments: [{ term: "[folder]", text: "where to write it; clickaudit-demo when absent" }],
      many: false,
    },
  },
  signals: {
    usage: "[options] [id]",
    text: "The manual: what each signal means, and its false alarms.",
    words: { arguments: [{ term: "[id]", text: "one signal in full" }], many: false },
  },
};

/** Commands to copy, each with what it does. */
export const exampleLines: Readonly<Record<CommandName, readonly (readonly [string, string])[]>> = {
  audit: [
    ["clickaudit export.csv", "audit one export"],
    ["clickaudit exports/ --out-dir audit", "a folder; writes report.html"],
    ["clickaudit clicks.csv -f json | jq .total", "for scripts"],
    ["clickaudit clicks.csv -f ndjson > hits.ndjson", "every open and click"],
  ],
  inspect: [
    ["clickaudit inspect export.csv", "what the tool understands of a file"],
    ["clickaudit inspect exports/ -f json", "the same for scripts"],
    ["clickaudit inspect export.csv -f json --rows", "with every record as it was read"],
  ],
  explain: [
    ["clickaudit explain ann@example.com exports/", "why Ann is on the list"],
    ["clickaudit explain ann@example.com exports/ -f json", "the same for scripts"],
    ["clickaudit explain ann@example.com exports/ --mask", "for a screenshot"],
  ],
  evaluate: [
    ["clickaudit evaluate events.csv --labels truth.csv", "precision, recall, rate error"],
    ["clickaudit evaluate data/", "a folder with labels.csv"],
    ["clickaudit evaluate data/ -f json", "the same for scripts"],
    ["clickaudit evaluate data/ --off twin", "what a signal is worth"],
  ],
  demo: [
    ["clickaudit demo", "see the tool work without data of your own"],
    ["clickaudit demo big --people 20000 --mailings 4", "larger"],
    ["clickaudit demo other --seed 2 -f html=demo.html", "other people; a page to look at"],
  ],
  signals: [
    ["clickaudit signals", "all signals, one line each"],
    ["clickaudit signals twin", "one signal in full"],
    ["clickaudit signals -f json", "the manual for scripts"],
  ],
};

/** The examples of a command, as the help shows them. */
export function examples(name: CommandName): string {
  const lines = exampleLines[name];
  const width = Math.max(...lines.map(([command]) => command.length));
  return ["Examples:", ...lines.map(([command, text]) => `  ${command.padEnd(width)}  ${text}`)].join("\n");
}

/** What stands below the options. */
export function epilogue(command: CommandName): string {
  return command === "audit" ? `${commandList()}\n\n${exitCodeList()}` : exitCodeList();
}

function commandList(): string {
  const lines = (Object.keys(summaries) as CommandName[])
    .filter((name) => name !== "audit")
    .map((name) => `  ${`clickaudit ${name}`.padEnd(21)}${summaries[name].text}`);
  return [
    "Other commands (clickaudit <command> --help shows their options):",
    ...lines,
    "  A file that is named like a command: clickaudit ./inspect",
  ].join("\n");
}

export const exitCodes = [
  ["0", "done"],
  ["1", "a limit that you set was passed"],
  ["2", "mistake in the call or the input, or internal error (one line says which)"],
  ["130", "stopped by Ctrl-C (143: by SIGTERM)"],
] as const;

function exitCodeList(): string {
  return ["Exit codes:", ...exitCodes.map(([code, text]) => `  ${code.padEnd(5)}${text}`)].join("\n");
}
