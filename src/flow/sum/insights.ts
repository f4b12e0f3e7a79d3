import { iso } from "../../domain/iso.js";
import type { Insights, Notice, Report } from "../../domain/report.js";
import {
  automations,
  breaks,
  diagnosis,
  hygiene,
  newScanners,
  newScannersText,
  reconcile,
  variants,
} from "../../insights/index.js";
import { Expected, oddsOf } from "../../verdict/rates.js";
import { clickSpread } from "../../verdict/spread.js";
import type { Prepared } from "../prepare.js";
import { series } from "./series.js";

/** An automation that fires this long after a click was most likely fired by it. */
const FIRED_WITHIN_MS = 15 * 60_000;

/** What follows from the verdicts, with the notices that it brings. */
export function insightsOf(
  prepared: Prepared,
  report: Omit<Report, "insights">,
  from: string | undefined,
): { insights: Insights; notices: Notice[] } {
  const entries = automationEntries(prepared);
  const vendors = [
    ...new Set(prepared.tables.map(({ detection }) => detection.vendor).filter((vendor) => vendor !== "")),
  ].sort();
  const { store, campaigns, counts } = prepared.collected;
  const found = breaks(vendors, iso(store.from), iso(store.to));
  for (const one of found) {
    const first = report.trend.find(
      (point) => point.sentAt !== null && point.sentAt.slice(0, 10) >= one.date,
    );
    first?.breaks.push(one.sentence);
  }
  const began = newScanners(series(prepared));
  const notices: Notice[] = [
    ...found.map((one) => ({ code: "platform-break", message: one.sentence })),
    ...(began.length === 0 ? [] : [{ code: "new-scanner", message: newScannersText(began) }]),
  ];
  const theirs = [...campaigns.values()].flatMap((row) =>
    [
      { measure: "unique clicks", count: row.uniqueClicks },
      { measure: "total clicks", count: row.totalClicks },
      { measure: "unique opens", count: row.uniqueOpens },
    ]
      .filter(({ count }) => count >= 0)
      .map((one) => ({ campaign: row.campaign, source: "the platform's campaign report", ...one })),
  );
  return {
    insights: {
      diagnosis: diagnosis(report, entries),
      variants: variants(variantGroups(prepared)),
      automations: automations(entries),
      hygiene: hygiene(
        report.links.map((link) => ({
          campaign: link.campaign,
          link: link.link,
          clicks: link.clicks.reported,
        })),
        { from: from === undefined ? sendersOf(prepared) : [from] },
      ),
      reconciliation: reconcile(report.campaigns, [...theirs, ...counts]),
      newScanners: began,
    },
    notices,
  };
}

/** Whom the files name as the sender, in the rows that were looked at first. */
function sendersOf({ tables }: Prepared): string[] {
  const senders = new Set<string>();
  for (const { table, detection } of tables) {
    const header = detection.columns.from;
    const column = header === undefined ? -1 : table.info.header.indexOf(header);
    if (column < 0) continue;
    for (const row of table.info.sample) senders.add((row[column] ?? "").trim());
  }
  return [...senders].sort();
}

type Entry = Parameters<typeof automations>[0][number];

/** Who clicked just before each entry of the automation log. */
function automationEntries(prepared: Prepared): Entry[] {
  const { store, automations: rows } = prepared.collected;
  return rows.map((row) => {
    const subscriber = store.subscribers.find(row.subscriber);
    let machine = false;
    let person = false;
    for (let campaign = 0; subscriber !== -1 && campaign < store.campaigns.size; campaign++) {
      const message = store.messages.find(campaign, subscriber);
      if (message === -1) continue;
      for (const { burst, probability } of prepared.judge.bursts(message)) {
        const before = row.time - burst.start;
        if (!(before >= -60_000 && before <= FIRED_WITHIN_MS)) continue;
        if (probability >= 0.5) machine = true;
        else person = true;
      }
    }
    const firedBy = machine && person ? "both" : machine ? "machine" : person ? "person" : "unknown";
    return { automation: row.automation, subscriber: row.subscriber, firedBy };
  });
}

/** Delivered and expected clickers of each test variant of each campaign. */
function variantGroups(prepared: Prepared): Parameters<typeof variants>[0] {
  const { store, subscribers } = prepared.collected;
  const hasVariants = store.variants.size > 1 || [...subscribers.values()].some((row) => row.variant !== "");
  if (!hasVariants) return [];
  const groups = new Map<
    string,
    { campaign: number; variant: string; delivered: number; expected: Expected }
  >();
  const spread = clickSpread(prepared.has);
  const groupOf = (message: number) => {
    const campaign = store.messages.a(message);
    const own = store.variants.text(store.variantOf.get(message));
    const variant =
      own !== "" ? own : (subscribers.get(store.subscribers.text(store.messages.b(message)))?.variant ?? "");
    if (variant === "") return null;
    const key = `${campaign} ${variant}`;
    const group = groups.get(key) ?? { campaign, variant, delivered: 0, expected: new Expected(spread) };
    groups.set(key, group);
    return group;
  };
  for (let message = 0; message < store.messages.size; message++) {
    const group = store.isDelivered(message) ? groupOf(message) : null;
    if (group !== null) group.delivered++;
  }
  const { judge } = prepared;
  judge.forEachRange((message, from, to) =>
    groupOf(message)?.expected.addMessage(Array.from(judge.probability.subarray(from, to), oddsOf)),
  );
  return [...groups.values()].map(({ campaign, variant, delivered, expected }) => {
    const rate = (count: number) => (delivered === 0 ? null : count / delivered);
    const { low, high } = expected.range;
    return {
      campaign: store.campaigns.text(campaign),
      variant,
      delivered: delivered === 0 ? null : delivered,
      clickRate: {
        reported: rate(expected.reported),
        adjusted: rate(expected.adjusted),
        low: rate(low),
        high: rate(high),
      },
    };
  });
}
