import type { Audit } from "../../audit.js";
import { InputError } from "../../errors.js";
import type { Scores } from "../../verdict/metrics.js";
import { type Labels, type MessageLabel, rowKey } from "./labels.js";
import { mean, type RateCheck, rateCheck, type Score, Scorer } from "./score.js";

export interface Evaluation {
  readonly schema: "clickaudit-evaluation/1";
  /** What `score` is about: click rows, or messages. */
  readonly of: "clicks" | "messages";
  /** Labels that name no row or message with a verdict. */
  readonly unmatched: number;
  readonly score: Score;
  /** Messages with a person's click as positives; null unless every click of a campaign is labelled. */
  readonly messageF1: number | null;
  /** Opens apart: they are harder. */
  readonly opens: Score | null;
  /** Campaigns of which every click, or the messages, are labelled. */
  readonly campaigns: readonly RateCheck[];
  /** Mean over the campaigns. */
  readonly rateError: number | null;
  /** Share of the campaigns whose range holds the truth. */
  readonly held: number | null;
}

/** Compares the verdicts of an audit with what is known. */
export async function compare(audit: Audit, labels: Labels): Promise<Evaluation> {
  return labels.kind === "rows" ? compareRows(audit, labels) : compareMessages(audit, labels.messages);
}

async function compareRows(
  audit: Audit,
  { rows, files }: Extract<Labels, { kind: "rows" }>,
): Promise<Evaluation> {
  const events = audit.report.inputs.filter(({ role }) => role === "events" || role === "recipients");
  if (!files && events.length > 1) {
    throw new InputError("the labels do not say which file a row is in", {
      hint: `there are ${events.length} event files; add a column "file" to the labels`,
    });
  }
  let asked = 0;
  const found = await audit.score((file, row) => {
    const label = rows.get(rowKey(files ? file : "", String(row)));
    if (label !== undefined) asked++;
    return label === undefined ? undefined : label === "automated";
  });
  const campaigns = found.campaigns.map((one) => rateCheck(one.campaign, one.truth, one));
  return {
    schema: "clickaudit-evaluation/1",
    of: "clicks",
    unmatched: found.unmatched + rows.size - asked,
    score: scoreOf(found.clicks),
    messageF1: campaigns.length === 0 ? null : found.clicks.messageF1,
    opens: found.opens.rows === 0 ? null : scoreOf(found.opens),
    campaigns,
    rateError: mean(campaigns.map(({ error }) => error)),
    held: mean(campaigns.map(({ held }) => (held === null ? null : Number(held)))),
  };
}

/** The sums of the verdict stage in the words of an evaluation; what cannot be computed is null. */
function scoreOf(scores: Scores): Score {
  const known = (value: number) => (scores.rows === 0 || Number.isNaN(value) ? null : value);
  return {
    labelled: scores.rows,
    precision: known(scores.precision),
    recall: known(scores.recall),
    f1: known(scores.rowF1),
    humanLost: known(scores.humanRowsLost),
    brier: known(scores.brier),
    calibration: scores.reliability.map(({ predicted, actual, rows }) => ({
      from: Math.min(0.9, Math.floor(predicted * 10) / 10),
      labelled: rows,
      said: predicted,
      was: actual,
    })),
  };
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
    messageF1: null,
    opens: null,
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
