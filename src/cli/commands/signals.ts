import { UsageError } from "../../errors.js";
import type { Context } from "../context.js";
import { lookOf } from "../context.js";
import { outputsOf } from "../outputs.js";
import { didYouMean } from "../suggest.js";
import { checkTargets, publishFormats } from "./formats.js";

/** `clickaudit signals [id]`: the manual. */
export async function signalsCommand(context: Context, words: readonly string[]): Promise<number> {
  const { options, stages } = context;
  const outputs = outputsOf(options, ["table", "json"]);
  await checkTargets(context, outputs, []);
  const manual = await stages.manual();
  const [id] = words;
  const entry = manual.find((one) => one.id === id);
  if (id !== undefined && entry === undefined) {
    const ids = manual.map((one) => one.id);
    throw new UsageError(`unknown signal "${id}"; ${didYouMean(id, ids, "clickaudit signals lists them")}`);
  }
  await publishFormats(context, outputs, [], {
    json: () => (entry === undefined ? { schema: "clickaudit-signals/1", signals: manual } : entry),
    table: (toFile) =>
      entry === undefined
        ? stages.renderSignals(manual, lookOf(context, toFile))
        : stages.renderSignal(entry, lookOf(context, toFile)),
  });
  return 0;
}
