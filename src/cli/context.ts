import type { Progress } from "../domain/options.js";
import { UsageError } from "../errors.js";
import type { RenderOptions } from "../report/render.js";
import type { Disguise } from "./disguise.js";
import type { FileSystem } from "./files.js";
import { readKey } from "./key.js";
import { mask } from "./mask.js";
import { messageLine, same } from "./message.js";
import type { Options } from "./options.js";
import { progressLine } from "./progress.js";
import { pseudonymizer } from "./pseudonymize.js";
import { StageClock } from "./stage-clock.js";
import type { Stages } from "./stages.js";
import type { Streams } from "./streams.js";
import { showsProgress, type Terminal, terminalOf } from "./terminal.js";

/** What every command works with. */
export interface Context {
  readonly streams: Streams;
  readonly cwd: string;
  readonly options: Options;
  readonly stages: Stages;
  readonly fs: FileSystem;
  readonly terminal: Terminal;
  /** Null: people are shown as they are. */
  readonly people: Disguise | null;
  /** Applied to every message. */
  readonly disguise: (text: string) => string;
  /** One line on standard error, unless --quiet. */
  say(text: string): void;
  /** One line on standard error, even with --quiet. */
  warn(text: string): void;
  /** Null without --verbose. */
  readonly stageClock: StageClock | null;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** Takes the progress line away. */
  clear(): void;
}

/** Makes the context of a run. Throws UsageError and InputError for a key that is missing or weak. */
export async function contextOf(
  streams: Streams,
  options: Options,
  stages: Stages,
  fs: FileSystem,
  now: () => number = () => performance.now(),
): Promise<Context> {
  const cwd = streams.cwd ?? process.cwd();
  const people = await disguiseOf(options, streams, cwd);
  const disguise = people === null ? same : (text: string) => people.text(text);
  const progress = showsProgress(streams, options.quiet === true)
    ? progressLine(streams.stderr, now, disguise)
    : null;
  function warn(text: string): void {
    progress?.clear();
    streams.stderr.write(messageLine(text, "", disguise));
  }
  return {
    streams,
    cwd,
    options,
    stages,
    fs,
    terminal: terminalOf(streams, options.color),
    people,
    disguise,
    say(text) {
      if (options.quiet !== true) warn(text);
    },
    warn,
    stageClock: options.verbose === true ? new StageClock(now) : null,
    onProgress: progress === null ? undefined : (at) => progress.update(at),
    clear: () => progress?.clear(),
  };
}

/** How a format is drawn: colour and lines only on a terminal, never in a file. */
export function lookOf(context: Context, toFile: boolean, mask = false): RenderOptions {
  const { top } = context.options;
  const terminal = toFile ? { color: false, unicode: false, width: 80 } : context.terminal;
  return { ...terminal, mask, ...(top === undefined ? {} : { top }) };
}

async function disguiseOf(options: Options, streams: Streams, cwd: string): Promise<Disguise | null> {
  if (options.pseudonymize === true) {
    return pseudonymizer(await readKey(options.keyFile, streams.env, cwd), options.keepDomain === true);
  }
  if (options.keyFile !== undefined || options.keepDomain === true) {
    throw new UsageError("--key-file and --keep-domain belong to --pseudonymize; add it or leave them out");
  }
  return options.mask === true ? mask : null;
}
