import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import * as v from "valibot";
import { InputError, UsageError } from "../errors.js";
import { type CommandName, type Flag, flags, flagsOf, keyOf } from "./flags.js";
import type { Options } from "./options.js";
import { didYouMean } from "./suggest.js";
import { share } from "./values.js";

/** Read without a flag when it lies in the working folder. */
const CONFIG_NAME = "clickaudit.json";
/** Bytes; a config file is written by hand. */
const LARGEST = 1 << 20;

const configFlags = flags.filter((flag) => flag.onlyFlag !== true);
const schema = v.strictObject({
  $schema: v.optional(v.string()),
  ...Object.fromEntries(configFlags.map((flag) => [keyOf(flag), v.optional(schemaOf(flag))])),
});

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
  if (found.size > LARGEST) throw new InputError("the config file is larger than 1 MiB", { file });
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
  const entries = configFlags
    .map((flag) => [keyOf(flag), options[keyOf(flag) as keyof Options]] as const)
    .filter(([, value]) => value !== undefined);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function schemaOf(flag: Flag): v.GenericSchema {
  const key = keyOf(flag);
  switch (flag.kind) {
    case "switch":
      return v.boolean("must be true or false");
    case "list":
      return v.array(
        v.pipe(v.string("must be a list of texts"), v.nonEmpty("must not be empty")),
        "must be a list of texts",
      );
    case "choice":
      return v.picklist(flag.choices!, `must be one of ${flag.choices!.join(", ")}`);
    case "count":
      return v.pipe(
        v.number("must be a whole number"),
        v.safeInteger("must be a whole number"),
        v.minValue(0, "must not be below 0"),
      );
    case "share":
      return v.pipe(
        v.union([v.number(), v.string()], "must be a share such as 0.2 or 20%"),
        v.transform((value) => share(key, String(value))),
      );
    case "pairs":
      return table(v.string("must be the name of a column"), "must be an object of field: header");
    case "numbers":
      return table(
        v.pipe(v.number("must be a number"), v.finite("must be a finite number")),
        "must be an object of signal.threshold: number",
      );
    default:
      return v.pipe(v.string("must be a text"), v.nonEmpty("must not be empty"));
  }
}

/** valibot's record takes lists for objects too. */
function table(values: v.GenericSchema, message: string): v.GenericSchema {
  const isTable = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  return v.pipe(v.custom(isTable, message), v.record(v.string(), values, message));
}

function check(value: unknown, file: string): Options {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new InputError("a config file is one JSON object", {
      file,
      hint: 'for example {"timezone": "Europe/Berlin"}',
    });
  }
  const names = configFlags.map(keyOf);
  for (const key of Object.keys(value)) {
    if (key === "$schema" || names.includes(key)) continue;
    throw new InputError("unknown option", {
      file,
      field: key,
      hint: didYouMean(key, names, "see clickaudit --help"),
    });
  }
  const result = v.safeParse(schema, value);
  if (result.success) {
    const { $schema: _, ...options } = result.output;
    return options as Options;
  }
  const issue = result.issues[0];
  throw new InputError(issue.message, { file, field: v.getDotPath(issue) ?? undefined });
}

function json(text: string, file: string): unknown {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  try {
    return JSON.parse(plain);
  } catch (error) {
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
  const known = flagsOf(command).map(keyOf);
  const forms = command === "audit" ? [] : ["format", "output"];
  return Object.fromEntries(
    Object.entries(options).filter(([key]) => known.includes(key) && !forms.includes(key)),
  ) as Options;
}
