import { PassThrough } from "node:stream";
import type { Audit } from "../../audit.js";
import { InputError } from "../../errors.js";
import type { Stages } from "../stages.js";
import { type Labels, type MessageLabel, rowKey } from "./labels.js";
import { mean, type RateCheck, rateCheck, type Score, Scorer } from "./score.js";

export interface Evaluation {
  readonly schema: "clickaudit-evaluation/1";
  /** What the labels are about: open and click rows, or messages. */
  readonly of: "rows" | "messages";
  /** Labels that name no row or message with a verdict. */
  readonly unmatched: number;
  readonly score: Score;
  /** Only from labelled messages: rows do not say which message they belong to. */
  readonly campaigns: readonly RateCheck[];
  /** Mean over the campaigns. */
  readonly rateError: number | null;
  /** Share of the campaigns whose range holds the truth. */
  readonly held: number | null;
}

/** Compares the verdicts of an audit with what is known. */
export async function compare(audit: Audit, labels: Labels, stages: Stages): Promise<Evaluation> {
  return labels.kind === "rows"
    ? compareRows(audit, labels, stages)
    : compareMessages(audit, labels.messages);
}

async function compareRows(
  audit: Audit,
  { rows, files }: Extract<Labels, { kind: "rows" }>,
  stages: Stages,
): Promise<Evaluation> {
  const scorer = new Scorer();
  const table = await eventsTable(audit, stages);
  const column = (name: string) => table.info.header.lastIndexOf(name);
  const file = column("clickaudit_file");
  const row = column("clickaudit_row");
  const probability = column("clickaudit_probability");
  const seen = new Set<string>();
  await table.read({
    row(cells) {
      seen.add(cells[file]!);
      const label = rows.get(rowKey(files ? cells[file]! : "", cells[row]!));
      if (label === undefined || cells[probability] === "") return;
      scorer.add({ probability: Number(cells[probability]), automated: label === "automated" });
    },
    unreadable() {},
  });
  if (!files && seen.size > 1) {
    throw new InputError("the labels do not say which file a row is in", {
      hint: `there are ${seen.size} event files; add a column "file" to the labels`,
    });
  }
  const score = scorer.score();
  return {
    schema: "clickaudit-evaluation/1",
    of: "rows",
    unmatched: rows.size - score.labelled,
    score,
    campaigns: [],
    rateError: null,
    held: null,
  };
}

/** The verdicts are read as any table is: through the reader, which keeps a large one out of memory. */
async function eventsTable(audit: Audit, stages: Stages) {
  const pipe = new PassThrough();
  const written = audit
    .writeEvents((chunk) =>
      pipe.write(chunk) ? undefined : new Promise<void>((done) => void pipe.once("drain", done)),
    )
    .then(
      () => void pipe.end(),
      (error: Error) => void pipe.destroy(error),
    );
  const [table] = await stages.tables("-", pipe);
  await written;
  return table!;
}

function compareMessages(audit: Audit, messages: readonly MessageLabel[]): Evaluation {
  const scorer = new Scorer();
  const truths = new Map<string, number>();
  let unmatched = 0;
  for (const { subscriber, group } of bySubscriber(messages)) {
    const found = audit.explain(subscriber);
    for (const { campaign, humanClick } of group) {
      if (humanClick) truths.set(campaign, (truths.get(campaign) ?? 0) + 1);
      const bursts = found?.messages.find((message) => message.campaign === campaign)?.bursts ?? [];
      if (bursts.length === 0) {
        // Without a click there is nothing to judge, and nothing to miss.
        if (humanClick) unmatched++;
        continue;
      }
      // No burst of the message was a person's: the product, as bursts are judged one by one.
      const probability = bursts.reduce((product, burst) => product * burst.probability, 1);
      scorer.add({ probability, automated: !humanClick });
    }
  }
  const known = new Set(messages.map(({ campaign }) => campaign));
  const measures = new Map(
    audit.report.campaigns.map(({ campaign, uniqueClicks }) => [campaign, uniqueClicks]),
  );
  const campaigns = [...known].map((name) => rateCheck(name, truths.get(name) ?? 0, measures.get(name)));
  return {
    schema: "clickaudit-evaluation/1",
    of: "messages",
    unmatched,
    score: scorer.score(),
    campaigns,
    rateError: mean(campaigns.map(({ error }) => error)),
    held: mean(campaigns.map(({ held }) => (held === null ? null : Number(held)))),
  };
}

function bySubscriber(messages: readonly MessageLabel[]): { subscriber: string; group: MessageLabel[] }[] {
  const groups = new Map<string, MessageLabel[]>();
  for (const message of messages) {
    const group = groups.get(message.subscriber);
    if (group === undefined) groups.set(message.subscriber, [message]);
    else group.push(message);
  }
  return [...groups].map(([subscriber, group]) => ({ subscriber, group }));
}
