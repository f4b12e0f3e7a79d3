import type { EventKind } from "../domain/event.js";
import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import { eventPhrase, OF_MAIL } from "./event-words.js";
import type { Field } from "./fields.js";
import { KIND_TIMES } from "./kind-times.js";
import { meaningsOf } from "./synonyms.js";
import { excerpt } from "./text.js";
import { timeParser } from "./time/index.js";
import { isNothing } from "./values.js";

/** Times that may be those of a log only where they differ from event to event: "Entry date", "Last click". */
const OF_ANYTHING: readonly (readonly [Field, undefined])[] = [
  ["conversionTime", undefined],
  ["lastOpenTime", undefined],
  ["lastClickTime", undefined],
];

/** A column of times beside a column of event words, and what the rows say of it. */
interface Candidate {
  readonly column: number;
  /** Undefined where its name says something else, or nothing. */
  readonly kind: EventKind | undefined;
  readonly field: Field | undefined;
  /** Filled in the rows of other kinds as well. */
  readonly always: boolean;
  /** Whether events of one message have times of their own in it. */
  readonly moves: "yes" | "no" | "unknown";
}

export interface LogTimes {
  /** Whether each row is one event. */
  readonly isLog: boolean;
  readonly question: string | null;
}

export const NO_LOG: LogTimes = { isLog: false, question: null };
/** Share of rows from which a column is filled in all of them, but for damage. */
const NEARLY_ALL = 0.9;
/** What comes of a mail, one after the other. */
const STAGES: readonly EventKind[] = ["sent", "delivered", "open", "click"];
/** Fewer messages with several events than this are double entries of a list. */
const FEW = 0.05;

/**
 * Finds the time of an event log that has no column by a name for it, but one named for a single kind ("Click Date", "Versendet
 * am") in which the other events have their times, too. What is found becomes the time of the event in `found`.
 */
export function settleEventTime(info: TableInfo, found: Assignments): LogTimes {
  const word = found.fields.get("eventType");
  const rows = word === undefined ? undefined : new LogRows(info, found, word.column);
  if (word === undefined || rows === undefined || rows.all.length === 0) return NO_LOG;
  const candidates = candidatesOf(found, info.header, rows);
  const own = found.fields.get("eventTime");
  if (own !== undefined) return ownOrMoving(found, rows, own.column, candidates);
  const name = (column: number) => `"${excerpt(info.header[column]!.trim())}"`;
  const best = likeliest(candidates);
  if (best.length > 1) return asked(tie(best.map(({ column }) => name(column))));
  const [one] = best;
  const names = namesEvents(info.header[word.column]!);
  if (one !== undefined && (rows.repeat || (names && rows.isClear(one)))) return taken(found, one);
  if (rows.repeat) return { isLog: candidates.some(({ kind }) => !isSending(kind)), question: null };
  const unnamed = candidates.filter((other) => other.field === undefined && isStill(other));
  if (unnamed.length === 1 && followsSend(info, found, unnamed[0]!)) return taken(found, unnamed[0]!);
  const doubtful = one ?? candidates.find((other) => other.kind !== undefined && isStill(other));
  // One time for most of the rows is when the mailing was sent.
  if (doubtful === undefined || (isSending(doubtful.kind) && isShared(found, doubtful))) return NO_LOG;
  if (!names && (one === undefined || !rows.contradict(one))) return NO_LOG;
  const header = info.header[doubtful.column]!.trim();
  return asked(
    `column "${excerpt(header)}" may be the time of what ${name(word.column)} says, or only that of the ${SAYS[doubtful.kind!]}: say that each row is one event with --map time="${excerpt(header)}", or one person with --recipients`,
  );
}

function isShared({ contents }: Assignments, { column }: Candidate): boolean {
  const { distinct, filled } = contents[column]!;
  return 2 * distinct < filled;
}

/** Filled in every row, and no message shows whether it differs from event to event. */
function isStill({ always, moves }: Candidate): boolean {
  return always && moves === "unknown";
}

/** Columns that hold the times of all events: those of hits before those of the send, which stand beside any of its events. */
function likeliest(candidates: readonly Candidate[]): Candidate[] {
  const moving = candidates.filter(({ always, moves }) => always && moves === "yes");
  const hits = candidates.filter((one) => one.kind !== undefined && !isSending(one.kind) && isStill(one));
  const likely = moving.length > 0 ? moving : hits;
  return likely.length > 1 ? likely.filter(({ kind }) => !isSending(kind)) : likely;
}

/** "Created" may be when the contact was: a time that all events of a message share gives way to one that does not. */
function ownOrMoving(
  found: Assignments,
  rows: LogRows,
  own: number,
  candidates: readonly Candidate[],
): LogTimes {
  const moving = candidates.filter(
    ({ always, moves, kind }) => always && moves === "yes" && kind !== undefined,
  );
  return moving.length === 1 && rows.moves(own) === "no" ? taken(found, moving[0]!) : NO_LOG;
}

function tie(names: readonly string[]): string {
  return `columns ${names.slice(0, 3).join(" and ")} hold times for every kind of event: say which one is the time of the event with --map time=COLUMN`;
}

/** Whether a column without a known name holds times of its own, each after the send of its row: no birthday and no sign-up. */
function followsSend({ sample }: TableInfo, found: Assignments, { column }: Candidate): boolean {
  const send = found.fields.get("sendTime") ?? found.fields.get("deliveryTime");
  const { dayOnly, distinct, filled } = found.contents[column]!;
  if (send === undefined || dayOnly || 2 * distinct < filled) return false;
  return (["dmy", "mdy", "ymd"] as const).some((order) => {
    const parse = timeParser({ order });
    const after = sample.filter((cells) => parse(cells[column] ?? "") >= parse(cells[send.column] ?? ""));
    return after.length >= NEARLY_ALL * sample.length;
  });
}

/** "Activity" names what happened; "Status" may be how far somebody came. */
function namesEvents(header: string): boolean {
  const meanings = meaningsOf(header).map(({ field }) => field);
  return meanings.includes("eventType") && !meanings.includes("status");
}

const SAYS: Partial<Record<EventKind, string>> = {
  open: "open",
  click: "click",
  sent: "send",
  delivered: "delivery",
  bounce: "bounce",
  unsubscribe: "unsubscribe",
};

function asked(question: string): LogTimes {
  return { isLog: false, question };
}

function taken(found: Assignments, { column, field }: Candidate): LogTimes {
  const by = field === undefined ? "content" : found.fields.get(field)!.by;
  if (field !== undefined) found.fields.delete(field);
  found.fields.set("eventTime", { column, by });
  return { isLog: true, question: null };
}

/** Every mail was sent, so that such a time may stand beside any of its events. */
function isSending(kind: EventKind | undefined): boolean {
  return kind === "sent" || kind === "delivered";
}

function candidatesOf(found: Assignments, header: readonly string[], rows: LogRows): Candidate[] {
  const named: { column: number; kind: EventKind | undefined; field: Field | undefined }[] = [];
  for (const [field, kind] of [...KIND_TIMES, ...OF_ANYTHING]) {
    const column = found.fields.get(field)?.column;
    if (column !== undefined) named.push({ column, kind, field });
  }
  const taken = new Set([...found.fields.values()].map(({ column }) => column));
  found.contents.forEach((content, column) => {
    // A birthday is a time too: it counts only where it differs between the events of one message.
    if (!taken.has(column) && content.time >= NEARLY_ALL && meaningsOf(header[column]!).length === 0)
      named.push({ column, kind: undefined, field: undefined });
  });
  const own = new Set(named.map(({ kind }) => kind));
  return named.map((one) => ({
    ...one,
    always: rows.isFilled(one.column, one.kind, own),
    moves: found.contents[one.column]!.dayOnly ? "unknown" : rows.moves(one.column),
  }));
}

interface LogRow {
  readonly cells: readonly string[];
  readonly kind: EventKind;
}

/** The rows of a sample that name something which happens to a mail. */
class LogRows {
  readonly all: readonly LogRow[];
  /** Rows of messages of which several kinds of events are told. */
  readonly #several: readonly (readonly LogRow[])[];
  /** Whether messages with several events are more than a few. */
  readonly repeat: boolean;
  /** Whether rows say what was clicked, or from where: lists of people do not. */
  readonly #ofHits: boolean;

  constructor(info: TableInfo, { fields }: Assignments, word: number) {
    this.#ofHits = (["url", "ip", "userAgent"] as const).some((field) => fields.has(field));
    this.all = info.sample.flatMap((cells) => {
      const kind = eventPhrase((cells[word] ?? "").trim())?.kind;
      return kind !== undefined && OF_MAIL.has(kind) ? [{ cells, kind }] : [];
    });
    const of = ["email", "subscriberId", "campaignName", "campaignId"] as const;
    const columns = of.flatMap((field) => fields.get(field)?.column ?? []);
    const messages = new Map<string, LogRow[]>();
    for (const row of this.all) {
      const key = columns.map((column) => (row.cells[column] ?? "").trim().toLowerCase()).join("\n");
      messages.set(key, [...(messages.get(key) ?? []), row]);
    }
    this.#several = [...messages.values()].filter((rows) => new Set(rows.map(({ kind }) => kind)).size > 1);
    this.repeat = this.#several.length > FEW * messages.size;
  }

  /**
   * Whether rows of kinds without a time of their own have this one.
   * @param own kinds with a column for their time
   */
  isFilled(column: number, kind: EventKind | undefined, own: ReadonlySet<EventKind | undefined>): boolean {
    const others = this.all.filter((row) => !own.has(row.kind));
    const isAlone = others.length === 0 && own.size === 1 && !isSending(kind);
    const asked = isAlone ? this.all : others;
    const filled = asked.filter(({ cells }) => isSaid(cells, column)).length;
    return filled > 0 && filled >= NEARLY_ALL * asked.length;
  }

  /** Whether most of the messages with several kinds of events have another time for each. */
  moves(column: number): Candidate["moves"] {
    const told = this.#several.filter((rows) => rows.filter(({ cells }) => isSaid(cells, column)).length > 1);
    if (told.length === 0 || !this.repeat) return "unknown";
    const moving = told.filter(
      (rows) => new Set(rows.map(({ cells }) => (cells[column] ?? "").trim())).size > 1,
    );
    return 2 * moving.length > told.length ? "yes" : "no";
  }

  /** Whether nothing but the time of each event can be meant. */
  isClear(one: Candidate): boolean {
    return this.#ofHits || this.contradict(one) || this.all.every(({ kind }) => kind === one.kind);
  }

  /** Whether a mail has the time of something that, by its word, has not happened yet. */
  contradict({ column, kind }: Candidate): boolean {
    const stage = STAGES.indexOf(kind ?? "sent");
    const reached = stage < 0 ? STAGES.length : stage;
    return this.all.some(
      (row) => STAGES.includes(row.kind) && STAGES.indexOf(row.kind) < reached && isSaid(row.cells, column),
    );
  }
}

function isSaid(cells: readonly string[], column: number): boolean {
  return !isNothing((cells[column] ?? "").trim());
}
