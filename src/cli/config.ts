import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import * as v from "valibot";
import { InputError, UsageError } from "../errors.js";
import { configFlags, configSchema, exportSchema } from "./config-keys.js";
import { type CommandName, flagsOf, keyOf, READING } from "./flags.js";
import type { Options } from "./options.js";
import { didYouMean } from "./suggest.js";

/** Read without a flag when it lies in the working folder. */
export const CONFIG_NAME = "clickaudit.json";
/** Bytes; a config file is written by hand. */
const LARGEST = 1 << 20;

/**
 * Options of the config file that the command knows.
 * @param path what --config says: a path, false for none, undefined for clickaudit.json if there is one
 * @throws InputError with file, line (of a syntax error) and key
 */
export async function loadConfig(
  path: string | false | undefined,
  command: CommandName,
  cwd: string,
): Promise<Options> {
  if (path === false) return {};
  const file = path ?? CONFIG_NAME;
  const found = await stat(resolve(cwd, file)).catch(() => null);
  if (found === null) {
    if (path === undefined) return {};
    throw new UsageError(`${path}: no such config file; name an existing one with --config`);
  }
  if (!found.isFile()) throw new InputError("this is no regular file", { file, hint: "name a JSON file" });
  if (found.size > LARGEST)
    throw new InputError("the config file is larger than 1 MiB", {
      file,
      hint: "it holds options only; name data as files",
    });
  const options = check(json(await readFile(resolve(cwd, file), "utf8"), file), file);
  return forCommand(options, command);
}

/** Flags win; of the pairs of --map and --set each wins for itself. */
export function merge(config: Options, given: Options): Options {
  const base = { ...config };
  if (given.format !== undefined || given.output !== undefined) {
    delete base.format;
    delete base.output;
  }
  const merged: Options = { ...base, ...given };
  if (config.map && given.map) merged.map = { ...config.map, ...given.map };
  if (config.set && given.set) merged.set = { ...config.set, ...given.set };
  return merged;
}

/** The options in force, as a config file that would set them. */
export function printConfig(options: Options): string {
  const entries = [...configFlags.map(keyOf), "exports"]
    .map((key) => [key, options[key as keyof Options]] as const)
    .filter(([, value]) => value !== undefined);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function check(value: unknown, file: string): Options {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new InputError("a config file is one JSON object", {
      file,
      hint: 'for example {"timezone": "Europe/Berlin"}',
    });
  }
  refuseUnknown(value, ["$schema", "exports", ...configFlags.map(keyOf)], file, "");
  for (const [name, one] of exportsIn(value))
    refuseUnknown(one, Object.keys(exportSchema.entries), file, `exports.${name}.`);
  const result = v.safeParse(configSchema, value);
  if (result.success) {
    const { $schema: _, ...options } = result.output;
    return options as Options;
  }
  const issue = result.issues[0];
  throw new InputError(issue.message, { file, field: v.getDotPath(issue) ?? undefined });
}

function refuseUnknown(value: object, names: readonly string[], file: string, place: string): void {
  for (const key of Object.keys(value)) {
    if (names.includes(key)) continue;
    const hint = didYouMean(key, names, "clickaudit --print-config-schema lists what there is");
    throw new InputError("unknown option", { file, field: place + key, hint });
  }
}

/** The exports that are objects; what else stands there the schema refuses. */
function exportsIn(value: object): [string, object][] {
  const { exports } = value as { exports?: unknown };
  if (exports === null || typeof exports !== "object") return [];
  return Object.entries(exports).filter(([, one]) => one !== null && typeof one === "object");
}

function json(text: string, file: string): unknown {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  try {
    return JSON.parse(plain, (key, value: unknown) => {
      // No option has this name, and what checks the options would leave it out without a word.
      if (key === "__proto__") throw new InputError("unknown option", { file, field: key });
      return value;
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    const position = /at position (\d+)/.exec((error as Error).message);
    const line = position === null ? undefined : plain.slice(0, Number(position[1])).split("\n").length;
    throw new InputError(`this is not valid JSON: ${(error as Error).message}`, {
      file,
      line,
      hint: "check commas and quotes",
    });
  }
}

/** One file serves all commands: what a command does not know is left out; formats are those of the audit. */
function forCommand(options: Options, command: CommandName): Options {
  const known = [...flagsOf(command).map(keyOf), ...(READING.includes(command) ? ["exports"] : [])];
  const forms = command === "audit" ? [] : ["format", "output"];
  return Object.fromEntries(
    Object.entries(options).filter(([key]) => known.includes(key) && !forms.includes(key)),
  ) as Options;
}
