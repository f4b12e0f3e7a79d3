import { UsageError } from "../../errors.js";
import { explanationWithShortLinks } from "../../report/short-links.js";
import { anonymousExplanation } from "../anonymous.js";
import type { Context } from "../context.js";
import { lookOf } from "../context.js";
import { outputsOf } from "../outputs.js";
import { distance } from "../suggest.js";
import { filesOf, stageOptions } from "./files.js";
import { checkTargets, publishFormats } from "./formats.js";

/** Edits that are a slip of the fingers in an address; more would name somebody else. */
const SLIP = 2;

/** `clickaudit explain <subscriber> <files...>`: one person's messages, verdicts and evidence. */
export async function explainCommand(context: Context, words: readonly string[]): Promise<number> {
  const { options, stages, people } = context;
  const [subscriber, ...rest] = words;
  if (subscriber === undefined) {
    throw new UsageError(
      "explain needs a subscriber and files; for example clickaudit explain ann@example.com exports/",
    );
  }
  const outputs = outputsOf(options, ["table", "json"]);
  const files = await filesOf(context, rest);
  await checkTargets(context, outputs, files);
  const audit = await stages.audit(await stageOptions(context, files));
  const found = audit.explain(subscriber);
  if (found === null) {
    const shown = people?.subscriber(subscriber) ?? subscriber;
    const known = people === null ? audit.report.subscribers : [];
    const meant = known.find((one) => distance(one.subscriber, subscriber) <= SLIP);
    const remedy =
      meant === undefined
        ? "write the address or id as the export does"
        : `did you mean ${meant.subscriber}?`;
    throw new UsageError(`${shown} is not in these files; ${remedy}`);
  }
  const whole = options.pseudonymize === true || options.mask === false;
  const short = whole ? found : explanationWithShortLinks(found);
  const explanation = people === null ? short : anonymousExplanation(short, people);
  await publishFormats(
    context,
    outputs,
    audit.report.inputs.map(({ path }) => path),
    {
      json: () => ({ schema: "clickaudit-explanation/1", ...explanation }),
      table: (toFile) => stages.renderExplanation(explanation, lookOf(context, toFile)),
    },
  );
  return 0;
}
