import type { Measure, Report, SubscriberReport } from "../domain/report.js";
import { idleChecks } from "./checks.js";
import { excerpt } from "./excerpt.js";
import { headline } from "./headline.js";
import { forMarkdown } from "./neutralize.js";
import type { RenderOptions } from "./render.js";
import { clickedBy, count, moment, percent, plural, range, sentence, share, speaking } from "./words.js";

const TOP = 20;
const ROWS = 10;
const REASONS = 3;

/** The report for a pull request or a wiki (GitHub Flavored Markdown). Data cannot become markup, links or mentions. */
export function renderMarkdown(report: Report, options: Pick<RenderOptions, "mask" | "top">): string {
  const shown = excerpt(report, { top: options.top ?? TOP, mask: options.mask, neutralize: forMarkdown });
  const [first = "", ...rest] = headline(shown.report.total, shown.suspicious);
  const parts = [
    `## Click audit\n\n**${first}** ${rest.join(" ")}`.trimEnd(),
    campaigns(shown.report),
    removed(shown.report),
    subscribers(shown.report, shown.suspicious),
    domains(shown.report),
    selfCheck(shown.report),
    checks(shown.report),
    notes(shown.report),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Heads that begin with `>` are aligned to the right. */
function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = heads.map((head) => (head.startsWith(">") ? "---:" : "---"));
  return [line(heads.map((head) => head.replace(/^>/, ""))), line(rule), ...rows.map(line)].join("\n");
}

function campaigns(report: Report): string {
  const byRate = report.total.clickRate.reported !== null;
  const show = byRate ? percent : count;
  const of = (measure: Measure) => [
    show(measure.reported),
    `**${show(measure.adjusted)}**`,
    range(measure, show),
  ];
  const row = (name: string, sent: string, one: Report["total"]) => [
    name,
    sent,
    count(one.delivered),
    ...of(byRate ? one.clickRate : one.uniqueClicks),
    ...of(byRate ? one.openRate : one.uniqueOpens),
    share(one.automatedShare),
  ];
  const rows = report.campaigns.map((one) => row(one.campaign, moment(one.sentAt), one));
  if (rows.length > 1) rows.push(row("All campaigns", "", report.total));
  const [clicks, opens] = byRate ? ["Click rate", "Open rate"] : ["Clickers", "Openers"];
  return `### Campaigns\n\n${table(
    [
      "Campaign",
      "Sent",
      ">Delivered",
      `>${clicks} reported`,
      ">people",
      ">range",
      `>${opens} reported`,
      ">people",
      ">range",
      ">Machine clicks",
    ],
    rows,
  )}`;
}

function removed({ removedBecause }: Report): string {
  if (removedBecause.length === 0) return "";
  const rows = removedBecause
    .slice(0, ROWS)
    .map((row) => [row.title, count(row.clicks), count(row.subscribers)]);
  return `### Why clicks were removed\n\n${table(["Reason", ">Clicks", ">Subscribers"], rows)}\n\nA click can have several reasons.`;
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
    reasons(row),
  ]);
  const title = `Suspicious subscribers (${shown.length < all ? `${count(shown.length)} of ${count(all)}` : count(all)})`;
  return `<details>\n<summary>${title}</summary>\n\n${table(heads, rows)}\n\n</details>${rest}`;
}

function reasons(row: SubscriberReport): string {
  const strongest = speaking(row.reasons).slice(0, REASONS);
  return strongest.length === 0
    ? ""
    : sentence(strongest.map(({ because }) => because.replace(/\.$/, "")).join("; "));
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
    `${count(converted)} of ${count(messages)} (${percent(rate)})`;
  return `### Follow-up check\n\nConverted after kept clicks: ${of(check.kept)}; after removed clicks: ${of(check.removed)}. ${sentence(check.statement)}`;
}

function checks({ signals }: Report): string {
  const groups = idleChecks(signals);
  if (groups.length === 0) return "";
  return `### Checks that could not run\n\n${groups.map(({ remedy, titles }) => `- ${remedy}: ${titles.join(", ")}.`).join("\n")}`;
}

function notes({ notices, insights }: Report): string {
  const texts = [
    ...notices.map(({ message, file }) => sentence(message) + (file === undefined ? "" : ` (${file})`)),
    ...insights.variants.map(({ campaign, statement }) => `Test of ${campaign}: ${statement}`),
  ];
  return texts.length === 0 ? "" : `### Notes\n\n${texts.map((text) => `- ${text}`).join("\n")}`;
}
