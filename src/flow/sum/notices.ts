import type { Notice } from "../../domain/report.js";
import { type Detection, excerpt } from "../../normalize/index.js";
import { isLoss } from "../../read/index.js";
import { sendTime } from "../../verdict/base.js";
import type { Prepared } from "../prepare.js";
import type { Account } from "../take/accounts.js";
import type { Delivered } from "./delivered.js";
import { filterNotices } from "./filter-notices.js";
import { mismatches } from "./mismatches.js";
import { namedTwice } from "./named-twice.js";
import type { CampaignTally } from "./tally-parts.js";

/** What a reader of the numbers must know about how they came about. */
export function noticesOf(
  prepared: Prepared,
  delivered: readonly Delivered[],
  tallies: readonly CampaignTally[],
): Notice[] {
  const notices: Notice[] = [...prepared.notices];
  const add = (code: string, message: string, file?: string) =>
    notices.push(file === undefined ? { code, message } : { code, message, file });
  for (const { table, detection } of prepared.tables) {
    const { path } = table.info;
    if (detection.timezoneFrom === "assumed" && detection.timezone !== null)
      add(
        "timezone-assumed",
        `times name no zone and were read as ${detection.timezone}; --timezone says otherwise`,
        path,
      );
    if (detection.dateOrderFrom === "dots")
      add("date-order-assumed", "dates with dots were read day first; --date-order says otherwise", path);
    if (detection.guessed)
      add(
        "format-guessed",
        `not a known export, read as ${detection.role}: ${guessOf(detection)}; --map says otherwise`,
        path,
      );
    for (const loss of table.info.notes.filter(isLoss)) add("rows-missing", loss, path);
    for (const sentence of detection.assumed ?? []) add("campaign-assumed", sentence, path);
    for (const sentence of namedTwice(table.info.header, detection.columns))
      add("column-twice", sentence, path);
    for (const sentence of detection.leftOut) add("column-not-used", sentence, path);
    if (detection.alreadyFiltered !== null) add("already-filtered", detection.alreadyFiltered.says, path);
  }
  const { world, collected } = prepared;
  const names = delivered.map((_, id) => prepared.collected.store.campaigns.text(id));
  notices.push(...filterNotices(prepared, names), ...mismatches(collected, tallies, world.resolution));
  for (const id of [...names.keys()].sort((a, b) => (names[a]! < names[b]! ? -1 : 1))) {
    const one = delivered[id]!;
    const name = names[id]!;
    if (world.clocksApart[id] === 1)
      add(
        "clocks-apart",
        `campaign "${name}": people at many domains opened or clicked more than 10 min before their own delivery or send: the two were written by different clocks (another time zone?), so that delays count from the first event instead; export all times in UTC or with their offset`,
      );
    else if (one.earlyFrom === "inferred")
      add(
        "send-time-inferred",
        `campaign "${name}" has no delivery or send times: delays count from its first event, and the timing checks are weaker; add delivered rows or --sent-at`,
      );
    if (one.count === null)
      add(
        "delivered-unknown",
        `campaign "${name}": how many mails were delivered is unknown, so there are counts but no rates; give --delivered N or the campaigns export`,
      );
    const tooFew = tooFewDelivered(name, one, tallies[id]!);
    if (tooFew !== null) add("deliveries-incomplete", tooFew);
    if (one.unsent > 0)
      add(
        "hits-without-send",
        `campaign "${name}": ${one.unsent} of ${one.people} people who opened or clicked are in no sent row: sent rows are missing, or people are written in two ways, such as an id that lost its leading zeros in a spreadsheet`,
      );
  }
  const skewed = clicksBeforeSend(prepared);
  if (skewed > 0)
    add(
      "clock-skew",
      `${skewed} of ${collected.store.clicks} clicks lie before the send: the clocks disagree, and such clicks are not taken for early ones`,
    );
  for (const account of collected.accounts) {
    const unread = unknownWords(account.skipped);
    if (unread > 0)
      add(
        "event-words-unknown",
        `${unread} of ${account.rows} rows say something happened that is no known event of a mail, and were left out; clickaudit inspect lists the words`,
        account.path,
      );
    if (account.rejected > 0) {
      const first = account.rejects[0]!;
      add(
        "rows-rejected",
        `${account.rejected} of ${account.rows} rows could not be used; the first is line ${first.line}: ${first.reason}`,
        account.path,
      );
      if (account.rejects.length < account.rejected)
        add(
          "rejects-cut",
          `all rejected rows are counted, but only the first ${account.rejects.length} are kept for --rejects`,
          account.path,
        );
    }
  }
  for (const [at, { detection }] of prepared.tables.entries()) {
    const account = collected.accounts[at]!;
    if (account.ambiguous > 0) add("times-ambiguous", ambiguousTimes(account, detection), account.path);
    if (detection.role === "recipients" && account.duplicates > 0)
      add(
        "lists-overlap",
        `${account.duplicates} of ${account.rows} rows count people whom another list of the campaign counts as often: they are duplicates and add nothing`,
        account.path,
      );
    if (detection.role === "mx" && account.analysed === 0)
      add(
        "no-mail-servers",
        "no line names the mail server of a domain, so the file says nothing about mailbox systems; give CSV (domain,mx), or what dig, nslookup, host or zdns print",
        account.path,
      );
  }
  if (prepared.judge.calibration.moved > 0)
    add(
      "follow-ups-moved",
      "clicks that looked automated were followed by orders, forms or replies as often as people's clicks are, so that all verdicts were moved towards people; see the follow-up check",
    );
  for (const { message, file } of prepared.networks.warnings) add("database", message, file);
  const newest = collected.store.to;
  for (const data of prepared.networks.data) {
    const age = data.date === null ? Number.NaN : (newest - Date.parse(data.date)) / 86_400_000;
    if (age > OLD_DAYS)
      add(
        "data-old",
        `the data "${data.name}" of ${data.date} are ${Math.floor(age)} days older than the newest event: some networks have moved since; update clickaudit, or give newer files with --asn-db and --country-db`,
      );
  }
  if (world.resolution >= 60)
    add(
      "coarse-clock",
      `the times have no ${world.resolution >= 3600 ? "minutes" : "seconds"}: checks of seconds run with wider windows`,
    );
  return limit(notices);
}

/** Who says how many mails were delivered (`deliveredOf`), and what mends a number that is too low: --delivered ranks behind files. */
const SOURCES: Record<string, readonly [source: string, remedy: string]> = {
  "delivered rows": ["the delivered rows", "add the missing rows"],
  "campaigns file": ["the campaigns file", "correct it there"],
  "--delivered": ["--delivered", "give the number of all delivered mails"],
  "sent rows minus bounces": ["sent rows minus bounces", "give the number with --delivered"],
  "subscribers minus bounces": ["subscribers minus bounces", "give the number with --delivered"],
};

/** Nobody opens or clicks what did not arrive: where more people did, deliveries are missing, and rates pass 100 %. */
function tooFewDelivered(
  campaign: string,
  { count, from }: Delivered,
  { clickers, openers }: CampaignTally,
): string | null {
  const people = Math.max(clickers.reported, openers.reported);
  if (count === null || from === null || people <= count) return null;
  const did = people === clickers.reported ? "clicked" : "opened";
  const [source, remedy] = SOURCES[from]!;
  return `campaign "${campaign}": ${people} ${people === 1 ? "person" : "people"} ${did}, but only ${count} ${count === 1 ? "mail was" : "mails were"} delivered according to ${source}: that number is too low, and rates made from it are too high; ${remedy}`;
}

/** What carries everything, and what verdicts rest on, in words for people. */
const KEYS = [
  ["email", "who"],
  ["subscriberId", "who"],
  ["totalClicks", "clicks"],
  ["uniqueClicks", "clicks"],
  ["clicked", "clicks"],
  ["totalOpens", "opens"],
  ["uniqueOpens", "opens"],
  ["opened", "opens"],
  ["eventType", "what"],
  ["eventTime", "when"],
  ["conversionTime", "when"],
  ["sendTime", "sent"],
  ["url", "link"],
  ["ip", "address"],
  ["userAgent", "browser"],
  ["openTime", "opened"],
  ["clickTime", "clicked"],
] as const;

/** `who is "E-mailadres", what is "Actie", when is "Datum"`; the kind where no column says what happened. */
function guessOf({ columns, kind }: Detection): string {
  const said = new Set<string>();
  const parts: string[] = [];
  for (const [field, word] of KEYS) {
    const header = columns[field];
    if (header === undefined || said.has(word)) continue;
    said.add(word);
    parts.push(`${word} ${/(?:clicks|opens)$/.test(word) ? "are" : "is"} "${excerpt(header.trim())}"`);
  }
  if (kind !== null) parts.push(`each row is one ${kind}`);
  return parts.join(", ");
}

/** Network data this much older than the events are worth a notice (facts/reference-data.md 1.1). */
const OLD_DAYS = 180;
/** Texts of one kind that are listed one by one. */
const SAME_KIND = 5;

/** What one notice says of several files is kept for each: the formats for people say it once. */
function limit(notices: readonly Notice[]): Notice[] {
  const texts = new Map<string, Set<string>>();
  const left = new Map<string, number>();
  const kept: Notice[] = [];
  for (const notice of notices) {
    const { code, message } = notice;
    const known = texts.get(code) ?? new Set();
    texts.set(code, known);
    if (known.size < SAME_KIND) known.add(message);
    if (known.has(message)) kept.push(notice);
    else left.set(code, (left.get(code) ?? 0) + 1);
  }
  for (const [code, count] of left) kept.push({ code, message: `and ${count} more like this` });
  return kept;
}

function clicksBeforeSend(prepared: Prepared): number {
  const { store } = prepared.collected;
  const { world } = prepared;
  let count = 0;
  for (let message = 0; message < store.messages.size; message++) {
    let click = store.firstClick(message);
    if (click === -1) continue;
    const sentAt = world.settled(sendTime(world, message));
    if (Number.isNaN(sentAt)) continue;
    for (; click !== -1; click = store.nextClick(click))
      if (world.settled(store.clickTime.get(click)) < sentAt - 1000) count++;
  }
  return count;
}

/** What settles it: an export that names offsets, or one offset for all, where the user may say so. */
function ambiguousTimes({ ambiguous, rows }: Account, { timezoneFrom }: Detection): string {
  const flag =
    timezoneFrom === "option" || timezoneFrom === "header"
      ? ", or if all were written with one offset, give that: --timezone -05:00"
      : "";
  return `${ambiguous} of ${rows} rows have a local time that happens twice, because the clocks went back: it is read as the earlier one, and no delay counts from or to it; export the times in UTC or with their offset${flag}`;
}

/** Rows left out for their event word: of other channels, denied, or in words that no list has. */
function unknownWords(skipped: ReadonlyMap<string, number>): number {
  let rows = 0;
  for (const [reason, count] of skipped) if (reason.startsWith("unknown event word")) rows += count;
  return rows;
}
