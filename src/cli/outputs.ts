import { resolve } from "node:path";
import { UsageError } from "../errors.js";
import type { Options } from "./options.js";
import { didYouMean } from "./suggest.js";

/** A format and where it goes: a file, or standard output (null). */
export interface Output {
  readonly format: string;
  readonly file: string | null;
}

/** Not a report but the verdicts themselves, one a line, as they come. */
export const STREAM = "ndjson";

/** Formats that a file name speaks of, for `-o report.html` without -f. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  html: "html",
  htm: "html",
  json: "json",
  jsonl: "ndjson",
  ndjson: "ndjson",
  csv: "csv",
  md: "markdown",
  markdown: "markdown",
  xml: "junit",
};
/** Endings that promise what no format of clickaudit is: a program that opens the file would take it for broken. */
const FOREIGN =
  /^(tsv|xlsx?|ods|pdf|docx?|odt|rtf|ya?ml|toml|parquet|sqlite|db|zip|gz|zst|bz2|png|jpe?g|svg)$/;

/**
 * Which formats go where. `table` goes to standard output when no format is named.
 * @param known formats of the command, for the check and the suggestion
 */
export function outputsOf(options: Pick<Options, "format" | "output">, known: readonly string[]): Output[] {
  const outputs = (options.format ?? []).map((spec) => outputOf(spec, known));
  const file = options.output === "-" ? null : options.output;
  if (options.output !== undefined) {
    if (outputs.length > 1 || (outputs[0] !== undefined && outputs[0].file !== null)) {
      throw new UsageError(
        "-o takes a single format; for several write -f html=report.html -f json=report.json",
      );
    }
    return [{ format: outputs[0]?.format ?? formatOfFile(file ?? null, known), file: file ?? null }];
  }
  if (outputs.length === 0) return [{ format: "table", file: null }];
  const loose = outputs.filter((output) => output.file === null);
  if (loose.length > 1) {
    const names = loose.map(({ format }) => format).join(" and ");
    throw new UsageError(
      `${names} cannot share standard output; give one a file: -f ${loose[1]!.format}=FILE`,
    );
  }
  return outputs;
}

function outputOf(spec: string, known: readonly string[]): Output {
  const at = spec.indexOf("=");
  const format = at < 0 ? spec : spec.slice(0, at);
  if (!known.includes(format)) {
    throw new UsageError(
      `unknown format "${format}"; ${didYouMean(format, known, `use ${known.join(", ")}`)}`,
    );
  }
  if (at < 0) return { format, file: null };
  const file = spec.slice(at + 1);
  if (file === "") throw new UsageError(`-f ${format}= needs a file name after the equals sign`);
  return { format, file: file === "-" ? null : file };
}

function formatOfFile(file: string | null, known: readonly string[]): string {
  const ending = /\.([a-z0-9]+)$/i.exec(file ?? "")?.[1]?.toLowerCase() ?? "";
  const format = Object.hasOwn(BY_EXTENSION, ending) ? BY_EXTENSION[ending]! : null;
  if (format !== null && known.includes(format)) return format;
  if (format === null && !FOREIGN.test(ending)) return "table";
  const endings = Object.keys(BY_EXTENSION).filter((other) => known.includes(BY_EXTENSION[other]!));
  throw new UsageError(
    `${file}: nothing here writes .${ending}; name a file that ends in .txt (table) or .${endings.join(", .")}, or say the format with -f`,
  );
}

/** Two outputs in one file would leave only the last. */
export function refuseTwice(files: readonly string[], cwd: string): void {
  const seen = new Set<string>();
  for (const file of files) {
    const path = resolve(cwd, file);
    if (seen.has(path))
      throw new UsageError(`${file} is named as the file of two outputs; give each its own`);
    seen.add(path);
  }
}
