import type { Measure, Report } from "../domain/report.js";
import { actions } from "./actions.js";
import { idleChecks } from "./checks.js";
import { type Excerpt, excerpt } from "./excerpt.js";
import { headline } from "./headline.js";
import { automations, complaints, hygiene, reconciliation, trend, variants } from "./markdown/insights.js";
import { links } from "./markdown/links.js";
import { folded, table } from "./markdown/table.js";
import { forMarkdown } from "./neutralize.js";
import { inFiles, sharedNotices } from "./notices.js";
import type { RenderOptions } from "./render.js";
import {
  clickedBy,
  count,
  moment,
  otherReadings,
  percent,
  plural,
  range,
  sentence,
  share,
  whySuspected,
} from "./words.js";

const TOP = 20;
const ROWS = 10;
const REASONS = 3;
/** A year of weekly mailings. */
const LATEST = 52;

/** The report for a pull request or a wiki (GitHub Flavored Markdown). Data cannot become markup, links or mentions. */
export function renderMarkdown(report: Report, options: Pick<RenderOptions, "mask" | "top">): string {
  const shown = excerpt(report, { top: options.top ?? TOP, mask: options.mask, neutralize: forMarkdown });
  const [first = "", ...rest] = headline(shown.report.total, shown.suspicious);
  const { report: shownReport } = shown;
  const parts = [
    `## Click audit\n\n**${first}** ${rest.join(" ")}`.trimEnd(),
    campaigns(shownReport),
    removed(shownReport),
    todo(shown),
    domains(shownReport),
    links(shown),
    trend(shownReport),
    variants(shownReport),
    complaints(shownReport),
    automations(shownReport),
    selfCheck(shownReport),
    reconciliation(shownReport),
    hygiene(shownReport),
    subscribers(shownReport, shown.suspicious),
    checks(shownReport),
    notes(shownReport),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const CHANGES = { up: "up", down: "down", "within range": "within the ranges" } as const;

function campaigns(report: Report): string {
  const byRate = report.total.clickRate.reported !== null;
  const show = byRate ? percent : count;
  const of = (measure: Measure) => [
    show(measure.reported),
    `**${show(measure.adjusted)}**`,
    range(measure, show),
  ];
  const places = new Map(report.trend.map((point, at) => [point.campaign, { at, change: point.change }]));
  const series = report.trend.length > 1;
  const row = (name: string, sent: string, one: Report["total"], change = "") => [
    name,
    sent,
    count(one.delivered),
    ...of(byRate ? one.clickRate : one.uniqueClicks),
    ...(series ? [change] : []),
    ...of(byRate ? one.openRate : one.uniqueOpens),
    share(one.automatedShare),
  ];
  const inTime = report.campaigns.toSorted(
    (a, b) => (places.get(a.campaign)?.at ?? -1) - (places.get(b.campaign)?.at ?? -1),
  );
  const rows = inTime.slice(-LATEST).map((one) => {
    const change = places.get(one.campaign)?.change ?? null;
    return row(one.campaign, moment(one.sentAt), one, change === null ? "" : CHANGES[change]);
  });
  if (report.campaigns.length > 1) rows.push(row("All campaigns", "", report.total));
  const [clicks, opens] = byRate ? ["Click rate", "Open rate"] : ["Clickers", "Openers"];
  const heads = [
    "Campaign",
    "Sent",
    ">Delivered",
    `>${clicks} reported`,
    ">people",
    ">range",
    ...(series ? ["Change"] : []),
    `>${opens} reported`,
    ">people",
    ">range",
    ">Machine clicks",
  ];
  const readings = otherReadings(report.sensitivity);
  return `### Campaigns\n\n${table(heads, rows)}${readings === "" ? "" : `\n\n${readings}`}${beside(report, series)}`;
}

/** What a reader of the table must know. */
function beside({ campaigns: all }: Report, series: boolean): string {
  const hidden = all.length - LATEST;
  const lines = [
    ...(hidden > 0
      ? [`${plural(hidden, "earlier campaign")} not shown; campaigns.csv (--out-dir) has all.`]
      : []),
    ...(series ? ["Only changes marked up or down exceed the ranges; the others may be chance."] : []),
  ];
  return lines.length === 0 ? "" : `\n\n${lines.join(" ")}`;
}

function removed({ removedBecause }: Report): string {
  if (removedBecause.length === 0) return "";
  const rows = removedBecause
    .slice(0, ROWS)
    .map((row) => [row.title, count(row.clicks), count(row.subscribers)]);
  return `### Why clicks were removed\n\n${table(["Reason", ">Clicks", ">Subscribers"], rows)}\n\nA click can have several reasons.`;
}

function todo({ report, verdicts }: Excerpt): string {
  const points = actions(report, verdicts);
  return points.length === 0 ? "" : `### What to do\n\n${points.map((text) => `- ${text}`).join("\n")}`;
}

function subscribers({ subscribers: shown, openOnlySubscribers }: Report, all: number): string {
  const rest =
    openOnlySubscribers === 0
      ? ""
      : `\n\n${plural(openOnlySubscribers, "subscriber")} had automated opens only.`;
  if (all === 0) return rest.trim();
  const heads = ["Subscriber", "Clicked by", ">Machine clicks", "Because"];
  const rows = shown.map((row) => [
    row.subscriber,
    clickedBy(row),
    `${count(row.clicks.automated)} of ${count(row.clicks.reported)}`,
    whySuspected(row.reasons, REASONS),
  ]);
  const title = `Suspicious subscribers (${shown.length < all ? `${count(shown.length)} of ${count(all)}` : count(all)})`;
  return `${folded(title, table(heads, rows))}${rest}`;
}

function domains({ domains: all }: Report): string {
  const rows = all
    .filter(({ clicks }) => clicks.automated > 0)
    .slice(0, ROWS)
    .map((row) => [row.domain, row.mailboxSystem, count(row.clicks.reported), count(row.clicks.automated)]);
  if (rows.length === 0) return "";
  return `### Where the machines sit\n\n${table(["Mail domain", "Mailbox system", ">Clicks", ">By machine"], rows)}`;
}

function selfCheck({ selfCheck: check }: Report): string {
  if (check === null) return "";
  const of = ({ converted, messages, rate }: typeof check.kept) =>
    rate === null ? "none" : `${count(converted)} of ${count(messages)} (${percent(rate)})`;
  return `### Follow-up check\n\nConverted after kept clicks: ${of(check.kept)}; after removed clicks: ${of(check.removed)}. ${sentence(check.statement)}`;
}

function checks({ signals }: Report): string {
  const groups = idleChecks(signals);
  if (groups.length === 0) return "";
  return `### Checks that could not run\n\n${groups.map(({ remedy, titles }) => `- ${remedy}: ${titles.join(", ")}.`).join("\n")}`;
}

function notes(report: Report): string {
  const texts = sharedNotices(report).map(({ message, files }) => message + inFiles(files));
  return texts.length === 0 ? "" : `### Notes\n\n${texts.map((text) => `- ${text}`).join("\n")}`;
}
