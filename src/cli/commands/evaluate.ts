import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../errors.js";
import { anonymous } from "../anonymous.js";
import { namedFiles } from "../audit-options.js";
import type { Context } from "../context.js";
import { compare, type Evaluation } from "../evaluate/compare.js";
import { readLabels } from "../evaluate/labels.js";
import { evaluationText } from "../evaluate/text.js";
import { fitWidth } from "../fit-width.js";
import { outputsOf } from "../outputs.js";
import { filesOf, stageOptions } from "./files.js";
import { publishFormats } from "./formats.js";

/** `clickaudit evaluate <files...> --labels F`. Gives the exit code: 1 when a limit was passed. */
export async function evaluateCommand(context: Context, words: readonly string[]): Promise<number> {
  const { options, stages, people } = context;
  const outputs = outputsOf(options, ["table", "json"]);
  const files = await filesOf(context, words);
  const known = await labelFile(context, words);
  const inputs = [...files, known, ...namedFiles(options).map(({ path }) => path)];
  const [table] = await stages.tables(known);
  const labels = await readLabels(table!);
  const audit = await stages.audit(await stageOptions(context, files));
  const found = await compare(audit, labels);
  const evaluation = people === null ? found : (anonymous(found, "", people) as Evaluation);
  await publishFormats(context, outputs, inputs, {
    json: () => evaluation,
    table: async (toFile) => fitWidth(evaluationText(evaluation), toFile ? 80 : context.terminal.width),
  });
  const passed = limitsPassed(evaluation, options);
  if (passed.length === 0) return 0;
  context.warn(passed.join("; "));
  return 1;
}

/** The file that --labels names, else the labels.csv of a folder, where the demo writes it. */
async function labelFile({ options, cwd }: Context, words: readonly string[]): Promise<string> {
  if (options.labels !== undefined) return options.labels;
  const [folder = "."] = words;
  const file = join(folder, "labels.csv");
  const found = words.length === 1 && (await stat(resolve(cwd, file)).catch(() => null))?.isFile();
  if (found) return file;
  throw new UsageError("evaluate needs to know the truth; name a file with --labels");
}

/** What cannot be computed cannot keep a limit either: a CI job must not turn green for want of labels. */
function limitsPassed(
  { score, rateError }: Evaluation,
  limits: { minF1?: number; maxRateError?: number },
): string[] {
  const passed: string[] = [];
  const { minF1, maxRateError } = limits;
  if (minF1 !== undefined && !(score.f1 !== null && score.f1 >= minF1)) {
    passed.push(`F1 is ${shown(score.f1)}, the limit is at least ${minF1} (--min-f1)`);
  }
  if (maxRateError !== undefined && !(rateError !== null && rateError <= maxRateError)) {
    passed.push(
      `the rate error is ${shown(rateError)}, the limit is at most ${maxRateError} (--max-rate-error)`,
    );
  }
  return passed;
}

function shown(value: number | null): string {
  return value === null ? "unknown" : value.toFixed(4);
}
