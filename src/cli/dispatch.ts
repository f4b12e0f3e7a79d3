import * as promises from "node:fs/promises";
import { type Context, contextOf } from "./context.js";
import type { Manner } from "./failure.js";
import type { FileSystem } from "./files.js";
import type { CommandName } from "./flags.js";
import { type Invocation, parse } from "./program.js";
import type { Stages } from "./stages.js";
import { type Streams, writeOut } from "./streams.js";
import { terminalOf } from "./terminal.js";

/** What a test may put in place of the program below, of the disk and of the clock. */
export interface Inside {
  readonly stages?: Stages;
  readonly fs?: FileSystem;
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
}

type Command = (context: Context, words: readonly string[]) => Promise<number>;

/** Loaded when used: help and mistakes need none of them. */
const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  audit: async () => (await import("./commands/audit.js")).auditCommand,
  inspect: async () => (await import("./commands/inspect.js")).inspectCommand,
  explain: async () => (await import("./commands/explain.js")).explainCommand,
  evaluate: async () => (await import("./commands/evaluate.js")).evaluateCommand,
  demo: async () => (await import("./commands/demo.js")).demoCommand,
  signals: async () => (await import("./commands/signals.js")).signalsCommand,
};

/**
 * Understands a command line and does what it says. Gives the exit code; throws what went wrong.
 * @param manner is told how errors are to be worded as soon as the options say so
 */
export async function dispatch(
  argv: readonly string[],
  streams: Streams,
  inside: Inside,
  manner: Manner,
): Promise<number> {
  const parsed = parse(argv, terminalOf(streams, undefined).width);
  if ("text" in parsed) return answer(streams, parsed.text);
  const invocation = await configured(parsed, streams);
  const { command, options, words } = invocation;
  if (options.printConfig === true)
    return answer(streams, (await import("./config.js")).printConfig(options));
  manner.verbose = options.verbose === true;
  const stages = inside.stages ?? (await import("./installed.js")).installed;
  if (options.printSchema === true) return answer(streams, await stages.schema());
  if (options.printConfigSchema === true)
    return answer(streams, (await import("./config-schema.js")).configJsonSchema());
  if (options.printMan === true) return answer(streams, (await import("./manual/page.js")).manualPage());
  if (options.printCompletion !== undefined) {
    const { completion } = await import("./manual/completion.js");
    return answer(
      streams,
      completion(options.printCompletion, await stages.manual(), await stages.formats()),
    );
  }
  if (options.about === true) return answer(streams, await (await import("./about.js")).about(stages));
  const context = await contextOf(streams, options, stages, inside.fs ?? promises, inside.now);
  manner.disguise = context.disguise;
  try {
    return await (await commands[command]())(context, words);
  } catch (error) {
    throw await (await import("./missing.js")).withRemedy(error, context.cwd);
  } finally {
    context.clear();
  }
}

async function configured(invocation: Invocation, streams: Streams): Promise<Invocation> {
  const { command, options } = invocation;
  const { loadConfig, merge } = await import("./config.js");
  const config = await loadConfig(options.config, command, streams.cwd ?? process.cwd());
  return { ...invocation, options: merge(config, options) };
}

async function answer(streams: Streams, text: string): Promise<number> {
  await writeOut(streams.stdout, text);
  return 0;
}
