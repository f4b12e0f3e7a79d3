import type { Context } from "../context.js";
import { jsonText } from "../json-text.js";
import { type Output, refuseTwice } from "../outputs.js";
import { readsOf, refuseOverwrite, requireFolders } from "../protect.js";
import { publish, whole } from "../publish.js";

/** The two forms of everything but an audit: data, and text for people. */
export interface Forms {
  json(): object;
  table(toFile: boolean): Promise<string>;
}

/** Refuses outputs that have no folder, that share a file, or that would overwrite what the options name; reads nothing. */
export async function checkTargets(
  context: Context,
  outputs: readonly Output[],
  files: readonly string[],
): Promise<void> {
  const { cwd, options } = context;
  const targets = targetsOf(outputs);
  refuseTwice(targets, cwd);
  await requireFolders(targets, cwd);
  await refuseOverwrite(readsOf(files, options), targets, context);
}

/**
 * Writes the formats that were asked for, onto no input.
 * @param inputs what was read: of a folder, that is known afterwards only
 */
export async function publishFormats(
  context: Context,
  outputs: readonly Output[],
  inputs: readonly string[],
  forms: Forms,
): Promise<void> {
  await refuseOverwrite(inputs, targetsOf(outputs), context);
  const items = outputs.map(({ format, file }) =>
    whole(file, () => (format === "json" ? jsonText(forms.json()) : forms.table(file !== null))),
  );
  await publish(context, items);
}

function targetsOf(outputs: readonly Output[]): string[] {
  return outputs.flatMap(({ file }) => (file === null ? [] : [file]));
}
