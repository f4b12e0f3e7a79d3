import type { EventKind } from "../domain/event.js";
import type { Role, TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import { namedTimes } from "./blank-times.js";
import type { LogTimes } from "./event-time.js";
import type { Field } from "./fields.js";
import { KIND_TIMES, TIME_OF } from "./kind-times.js";
import { listsLastStages, listsStages } from "./stages.js";
import { meaningsOf } from "./synonyms.js";

/** A guess at what a table without a known signature holds. */
export interface RoleGuess {
  readonly role: Role;
  /** Kind of every row where no column says it. */
  readonly kind: EventKind | null;
  readonly question: string | null;
  /** Of lists: the time of each row is that of the last thing that happened. */
  readonly timesStages?: boolean;
}

const COUNTS: readonly Field[] = [
  "uniqueOpens",
  "totalOpens",
  "uniqueClicks",
  "totalClicks",
  "botOpens",
  "botClicks",
];
const TOTALS: readonly Field[] = [...COUNTS, "sentCount", "deliveredCount", "bounces"];
const FLAGS: readonly Field[] = ["opened", "clicked", "sent", "delivered", "bounced", "unsubscribed"];
const STEP_TIMES: readonly Field[] = [
  "openTime",
  "clickTime",
  "lastOpenTime",
  "lastClickTime",
  "bounceTime",
  "unsubscribeTime",
  "deliveryTime",
  "sendTime",
];
/** Times of the hits themselves: the send's and the delivery's stand in the rows of a log, too. */
const HIT_TIMES = STEP_TIMES.filter((field) => field !== "sendTime" && field !== "deliveryTime");
const CLIENT: readonly Field[] = ["ip", "userAgent", "url"];
const TRAITS: readonly Field[] = ["country", "timezone", "segment", "variant"];

const NO_PERSON = "no column names the recipient: say which one does with --map email=COLUMN";

const NO_TIME =
  "no column holds times that can be read: name it with --map time=COLUMN, or say with --recipients that each row is one person";

const NO_KIND =
  "the rows do not say what happened: name the column with --map event=COLUMN, or say that each row is one event by naming the file with --clicks, --opens or --sends";

const NO_ACTION =
  "it names people, but not what they did: name the file with --clicks, --opens or --sends, or the column with --map event=COLUMN";

/** The role of a table whose every row is one event by the word of the user: a log where rows have a time, else a list of people. */
export function roleOfEvents(found: Assignments, kind: EventKind): RoleGuess {
  const has = (field: Field): boolean => found.fields.has(field);
  if (!has("email") && !has("subscriberId")) return { role: "unknown", kind: null, question: NO_PERSON };
  const own = TIME_OF[kind];
  const isLog = !COUNTS.some(has) && (has("eventTime") || (own !== undefined && has(own)));
  return { role: isLog ? "events" : "recipients", kind, question: null };
}

/**
 * Decides the role by the columns that were found.
 * @param pathKind kind that the file or folder name states
 * @param log what the columns of times say of each row
 */
export function guessRole(
  info: TableInfo,
  found: Assignments,
  pathKind: EventKind | null,
  log: LogTimes,
): RoleGuess {
  const has = (field: Field): boolean => found.fields.has(field);
  const any = (fields: readonly Field[]): boolean => fields.some(has);
  const guess = (role: Role, kind: EventKind | null = null, question: string | null = null): RoleGuess => ({
    role,
    kind,
    question,
  });

  if (has("mx") && has("recipientDomain") && !has("eventTime")) return guess("mx");
  if (!has("email") && !has("subscriberId")) return guessWithoutPerson(found, guess);
  if (isFollowUp(found) || isCase(info.header, found)) return guess("conversions");
  if (has("automation") && (has("step") || has("trigger")) && !any(CLIENT)) return guess("automations");
  if (has("eventType") && has("eventTime") && !any(COUNTS) && !any(FLAGS) && listsLastStages(info, found))
    return { ...guess("recipients"), timesStages: true };
  if (has("eventType") && (has("eventTime") || log.isLog)) return guess("events");
  if (log.question !== null) return guess("unknown", null, log.question);
  if (any(COUNTS) || any(FLAGS)) return guess("recipients", pathKind);
  const single = KIND_TIMES.filter(([field]) => has(field));
  if (single.length === 1 && !has("eventTime") && !has("eventType") && any(CLIENT)) {
    const kind = single[0]![1];
    const times = namedTimes(info, found, kind);
    // A log has a time in each row: this one holds people who did not open or click as well.
    return times?.some && times.blank ? guess("recipients", pathKind) : guess("events", kind);
  }
  if (has("eventTime") && any(CLIENT) && !any(HIT_TIMES)) return guessEvents(found, pathKind, guess);
  if (any(STEP_TIMES)) return guess("recipients", pathKind);
  if (has("eventTime") && (pathKind || any(CLIENT))) return guessEvents(found, pathKind, guess);
  if (has("eventType"))
    return any(["campaignName", "campaignId", "sendTime", "ip"]) || listsStages(info, found)
      ? guess("recipients")
      : guess("unknown", null, NO_TIME);
  if (pathKind && (!any(TRAITS) || pathKind === "open" || pathKind === "click"))
    return guess("recipients", pathKind);
  if (any(TRAITS)) return guess("subscribers");
  return guess("unknown", null, NO_ACTION);
}

type Guess = (role: Role, kind?: EventKind | null, question?: string | null) => RoleGuess;

function guessWithoutPerson(found: Assignments, guess: Guess): RoleGuess {
  const has = (field: Field): boolean => found.fields.has(field);
  const campaign = has("campaignName") || has("campaignId") || has("subject");
  if (campaign && has("counter") && isCountOfOthers(found)) return guess("counts");
  if (campaign && TOTALS.some(has)) return guess("campaigns");
  if (has("url") && has("position") && !has("ip")) return guess("links");
  // A campaign's own address is that of its preview, so the send time comes first.
  if (campaign && has("sendTime") && !has("eventType") && !has("ip")) return guess("campaigns");
  if (has("url") && campaign && !has("eventTime") && !has("ip")) return guess("links");
  if (has("url") && COUNTS.some(has) && !has("eventTime") && !has("ip")) return guess("links");
  const looksLikeHits =
    (has("eventType") || has("ip") || has("url")) &&
    (has("eventTime") || has("openTime") || has("clickTime"));
  if (!looksLikeHits) return guess("unknown");
  return guess("unknown", null, NO_PERSON);
}

/** Who counted, and how much: a platform's own list of campaigns says when it sent and to how many. */
function isCountOfOthers({ fields }: Assignments): boolean {
  if (["sendTime", "sentCount", "deliveredCount", "url"].some((field) => fields.has(field as Field)))
    return false;
  return fields.has("count") || COUNTS.some((field) => fields.has(field));
}

/** A ticket or an order that is "open" is no opened mail: its number and its state tell it from an event. */
function isCase(header: readonly string[], { fields }: Assignments): boolean {
  const word = fields.get("eventType");
  if (word === undefined || !fields.has("orderId")) return false;
  const meanings = meaningsOf(header[word.column]!);
  return meanings.some(({ field }) => field === "status") && !fields.has("ip") && !fields.has("url");
}

/** Orders, forms, replies and visits: an amount, or only words of follow-up. */
function isFollowUp({ fields, contents }: Assignments): boolean {
  const word = fields.get("eventType");
  const followUp = word ? contents[word.column]!.followUp : 0;
  if (word && contents[word.column]!.eventWord - followUp > 0.1) return false;
  if (fields.has("opened") || fields.has("clicked") || fields.has("totalClicks")) return false;
  if (followUp >= 0.8) return true;
  const order = fields.has("orderId") || fields.has("currency") || fields.has("conversionType");
  return (
    (fields.has("amount") && (order || fields.has("conversionTime"))) ||
    (order && fields.has("conversionTime"))
  );
}

function guessEvents({ fields, contents }: Assignments, pathKind: EventKind | null, guess: Guess): RoleGuess {
  if (pathKind) return guess("events", pathKind);
  const url = fields.get("url");
  // A clicked address in every row: nothing else has one.
  if (url && contents[url.column]!.url * contents[url.column]!.fill > 0.95) return guess("events", "click");
  return guess("unknown", null, NO_KIND);
}
