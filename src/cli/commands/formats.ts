import type { Context } from "../context.js";
import { jsonText } from "../json-text.js";
import { type Output, refuseTwice } from "../outputs.js";
import { refuseOverwrite, requireFolders } from "../protect.js";
import { publish, whole } from "../publish.js";

/** The two forms of everything but an audit: data, and text for people. */
export interface Forms {
  json(): object;
  table(toFile: boolean): Promise<string>;
}

/** Writes the formats that were asked for, onto no input. */
export async function publishFormats(
  context: Context,
  outputs: readonly Output[],
  inputs: readonly string[],
  forms: Forms,
): Promise<void> {
  const targets = outputs.flatMap(({ file }) => (file === null ? [] : [file]));
  refuseTwice(targets);
  await requireFolders(targets, context.cwd);
  await refuseOverwrite(inputs, targets, context.cwd);
  const items = outputs.map(({ format, file }) =>
    whole(file, () => (format === "json" ? jsonText(forms.json()) : forms.table(file !== null))),
  );
  await publish(context, items);
}
