import { anonymousInspection } from "../anonymous.js";
import type { Context } from "../context.js";
import { lookOf } from "../context.js";
import { outputsOf } from "../outputs.js";
import { filesOf, stageOptions } from "./files.js";
import { checkTargets, publishFormats } from "./formats.js";

/** `clickaudit inspect <files...>`: what was understood. */
export async function inspectCommand(context: Context, words: readonly string[]): Promise<number> {
  const { options, stages, people } = context;
  const outputs = outputsOf(options, ["table", "json"]);
  const files = await filesOf(context, words);
  await checkTargets(context, outputs, files);
  const found = await stages.inspect(await stageOptions(context, files), options.rows === true);
  const inspection = people === null ? found : anonymousInspection(found, people);
  await publishFormats(
    context,
    outputs,
    found.files.map(({ path }) => path),
    {
      json: () => inspection,
      table: (toFile) => stages.renderInspection(inspection, lookOf(context, toFile)),
    },
  );
  return 0;
}
