import { eventMapper } from "../normalize/index.js";
import { findClick, findMessage, findOpenGroup } from "../store/find.js";
import { type Scores, Scoring } from "../verdict/metrics.js";
import { Expected, oddsOf } from "../verdict/rates.js";
import { clickSpread } from "../verdict/spread.js";
import { type Prepared, probabilityByClick } from "./prepare.js";
import { RecordHash } from "./take/fingerprint.js";
import { hashOf } from "./take/take.js";

/** Verdicts beside known labels. */
export interface LabelledScores {
  /** Labels that name no open or click. */
  unmatched: number;
  clicks: Scores;
  opens: Scores;
  campaigns: {
    campaign: string;
    truth: number;
    adjusted: number;
    low: number;
    high: number;
    held: boolean;
  }[];
}

/**
 * Scores verdicts against labels of rows. Rates are compared for campaigns of which every click is labelled.
 * @param labelOf whether a row (1-based data record of a file as named) was automated; undefined when it has no label
 */
export async function scoreRows(
  prepared: Prepared,
  labelOf: (file: string, row: number) => boolean | undefined,
): Promise<LabelledScores> {
  const { store } = prepared.collected;
  const labels = new Int8Array(store.clicks).fill(-1);
  const clicks = new Scoring();
  const opens = new Scoring();
  const probability = probabilityByClick(prepared.judge, store.clicks);
  let unmatched = 0;
  for (const { table, detection } of prepared.tables) {
    if (detection.role !== "events" && detection.role !== "recipients") continue;
    const mapper = eventMapper(table, detection);
    const hasher = new RecordHash(table.info.header);
    await table.read({
      row(cells, _line, record, damage) {
        const automated = labelOf(table.info.path, record);
        if (automated === undefined || damage !== undefined) return;
        let emitted = 0;
        let matched = false;
        mapper.map(cells, (row) => {
          const { hash, exact } = hashOf(row, cells, hasher, emitted++, detection.role === "recipients");
          if (row.kind === "click") {
            const click = findClick(store, row, hash, exact);
            if (click === -1) return;
            matched = true;
            labels[click] = automated ? 1 : 0;
            clicks.row(probability[click]!, automated);
          } else if (row.kind === "open") {
            const message = findMessage(store, row);
            const group = findOpenGroup(store, row);
            if (message === -1 || group === -1) return;
            matched = true;
            opens.row(prepared.opens.probability(message, group), automated);
          }
        });
        if (!matched) unmatched++;
      },
      unreadable() {},
    });
  }
  const campaigns = campaignsOf(prepared, labels, clicks);
  return { unmatched, clicks: clicks.scores, opens: opens.scores, campaigns };
}

function campaignsOf(prepared: Prepared, labels: Int8Array, clicks: Scoring): LabelledScores["campaigns"] {
  const { store } = prepared.collected;
  const spread = clickSpread(prepared.has);
  const sums = new Map<number, { expected: Expected; truth: number; complete: boolean }>();
  prepared.judge.forEachMessage((message, bursts) => {
    const campaign = store.messages.a(message);
    const sum = sums.get(campaign) ?? { expected: new Expected(spread), truth: 0, complete: true };
    sums.set(campaign, sum);
    const hits = bursts.flatMap(({ burst }) => burst.hits.map((hit) => labels[hit.click]!));
    if (hits.includes(-1)) sum.complete = false;
    else
      clicks.message(
        bursts.some(({ probability }) => probability < 0.5),
        hits.includes(0),
      );
    if (hits.includes(0)) sum.truth++;
    sum.expected.addMessage(bursts.map(({ probability }) => oddsOf(probability)));
  });
  return [...sums]
    .filter(([, { complete }]) => complete)
    .map(([id, { expected, truth }]) => {
      const { low, high } = expected.range;
      clicks.campaign(truth, expected.adjusted, { low, high });
      return {
        campaign: store.campaigns.text(id),
        truth,
        adjusted: expected.adjusted,
        low,
        high,
        held: low <= truth && truth <= high,
      };
    });
}
