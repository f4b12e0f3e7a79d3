import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../errors.js";
import { anonymous } from "../anonymous.js";
import type { Context } from "../context.js";
import { compare, type Evaluation } from "../evaluate/compare.js";
import { readLabels } from "../evaluate/labels.js";
import { evaluationText } from "../evaluate/text.js";
import { fitWidth } from "../fit-width.js";
import type { Options } from "../options.js";
import { outputsOf } from "../outputs.js";
import { filesOf, stageOptions } from "./files.js";
import { checkTargets, publishFormats } from "./formats.js";

/** `clickaudit evaluate <files...> --labels F`. Gives the exit code: 1 when a limit was passed. */
export async function evaluateCommand(context: Context, words: readonly string[]): Promise<number> {
  const { options, stages, streams, people } = context;
  const outputs = outputsOf(options, ["table", "json"]);
  const files = await filesOf(context, words);
  const known = await labelFile(context, words);
  await checkTargets(context, outputs, [...files, known]);
  const [table] = await stages.tables(known, streams.stdin);
  const labels = await readLabels(table!);
  const audit = await stages.audit(await stageOptions(context, files));
  const found = await compare(audit, labels);
  const evaluation = people === null ? found : (anonymous(found, "", people) as Evaluation);
  await publishFormats(
    context,
    outputs,
    audit.report.inputs.map(({ path }) => path),
    {
      json: () => evaluation,
      table: async (toFile) => fitWidth(evaluationText(evaluation), toFile ? 80 : context.terminal.width),
    },
  );
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

type Limits = Pick<
  Options,
  "minF1" | "minMessageF1" | "maxPeopleLost" | "maxBrier" | "maxRateError" | "minInRange"
>;

/** What cannot be computed cannot keep a limit either: a CI job must not turn green for want of labels. */
function limitsPassed({ score, messageF1, rateError, held }: Evaluation, limits: Limits): string[] {
  const least = (name: string, flag: string, value: number | null, limit: number | undefined): string =>
    limit === undefined || (value !== null && value >= limit)
      ? ""
      : `${name} is ${shown(value)}, the limit is at least ${limit} (${flag})`;
  const most = (name: string, flag: string, value: number | null, limit: number | undefined): string =>
    limit === undefined || (value !== null && value <= limit)
      ? ""
      : `${name} is ${shown(value)}, the limit is at most ${limit} (${flag})`;
  return [
    least("F1", "--min-f1", score.f1, limits.minF1),
    least("the message F1", "--min-message-f1", messageF1, limits.minMessageF1),
    most("the share of people lost", "--max-people-lost", score.humanLost, limits.maxPeopleLost),
    most("the Brier score", "--max-brier", score.brier, limits.maxBrier),
    most("the rate error", "--max-rate-error", rateError, limits.maxRateError),
    least("the share of campaigns in range", "--min-in-range", held, limits.minInRange),
  ].filter((text) => text !== "");
}

function shown(value: number | null): string {
  return value === null ? "unknown" : value.toFixed(4);
}
