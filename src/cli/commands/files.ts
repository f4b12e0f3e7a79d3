import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { AuditOptions } from "../../domain/options.js";
import { UsageError } from "../../errors.js";
import { auditOptions, checkMap, checkSignals, namedFiles, namesHits } from "../audit-options.js";
import type { Context } from "../context.js";
import { commandNames } from "../flags.js";
import { expanded } from "../glob.js";
import { memoryText } from "../memory-text.js";
import type { Options } from "../options.js";
import { start } from "../program.js";
import { burstsAreShortLived } from "../short-lived.js";
import { writeOut } from "../streams.js";
import { nearest } from "../suggest.js";

/**
 * The files of a run: those of the command line, else standard input when something is piped in.
 * On a terminal without files it shows how to start. Throws UsageError.
 */
export async function filesOf(context: Context, words: readonly string[]): Promise<readonly string[]> {
  refuseTwoStdins(words, context.options);
  if (words.length === 0 && namesHits(context.options)) return [];
  if (words.length === 0) {
    if (context.streams.stdin.isTTY !== true) return ["-"];
    await writeOut(context.streams.stdout, start(context.terminal.width));
    throw new UsageError("no files were named; give an export file or a folder");
  }
  const first = words[0]!;
  const command = nearest(first, commandNames);
  if (
    command !== null &&
    command !== first &&
    !/[\\/]/.test(first) &&
    !(await exists(resolve(context.cwd, first)))
  ) {
    throw new UsageError(`${first} is neither a file nor a command; did you mean clickaudit ${command}?`);
  }
  return (await Promise.all(words.map((word) => expanded(word, context.cwd)))).flat();
}

/** Options for the stages, checked against what exists: fields, signals, thresholds. Throws UsageError. */
export async function stageOptions(context: Context, files: readonly string[]): Promise<AuditOptions> {
  const { options, stages, streams } = context;
  checkMap(options.map);
  if (options.set !== undefined || options.off !== undefined) checkSignals(options, await stages.manual());
  const all = auditOptions(files, options);
  if (isStdinAmong(files, options)) all.stdin = streams.stdin;
  if (context.onProgress !== undefined) all.onProgress = context.onProgress;
  all.onMemoryNeed = (need) => context.say(memoryText(need));
  all.onStage = (stage) => {
    if (stage === "judge") burstsAreShortLived(true);
    context.stageClock?.begin(stage);
  };
  return all;
}

function isStdinAmong(files: readonly string[], options: Options): boolean {
  return [...files, ...namedFiles(options).map(({ path }) => path)].includes("-");
}

function refuseTwoStdins(words: readonly string[], options: Options): void {
  const named = [...words, ...namedFiles(options).map(({ path }) => path), options.labels];
  if (named.filter((one) => one === "-").length > 1)
    throw new UsageError("standard input (-) can be read only once; name it once");
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
