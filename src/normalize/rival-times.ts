import type { TableInfo } from "../domain/table.js";
import { type Assignments, assignClock } from "./assign.js";
import { HIT_FIELDS } from "./everyone.js";
import type { Field } from "./fields.js";
import { LAST } from "./header-phrases.js";
import { meaningsOf } from "./synonyms.js";
import { headerWords } from "./text.js";
import { timeParser } from "./time/index.js";
import { isNothing } from "./values.js";

/** What a log calls its rows, as a word of a header begins; German writes the date into the same word. */
const OF_EVENT =
  /^(?:actions?|events?|activit(?:y|ies)|interactions?|engagements?|occurred|happened|ereignis|aktion|aktivitat|evenements?|activites?|eventos?|accion|acciones|actividad|gebeurtenis|acties?(?!f)|activiteit|acao|acoes|atividades?|azion[ei]|attivita|событи)/;
/** When a contact or a record came into being. */
const OF_RECORD =
  /^(?:created|createdat|createdon|creation|added|joined|registered|registration|signup|signed|subscribed|imported|updated|modified|aangemaakt|aangemeld|ingeschreven|toegevoegd|erstellt|erstellungsdatum|angelegt|angemeldet|registriert|hinzugefugt|cree|creee|inscrit|ajoute|creado|creada|registrado|alta|anadido|criado|cadastrado|cadastro|creato|creata|iscritto|registrato|aggiunto)$/;
/** Words that any two headers share. */
const COMMON = /^(?:e?mail|date|time|datum|data|fecha|zeit|type|name|status|from|user|campaign|message)$/;

/** Rows that are compared: enough for shares. */
const LOOK = 300;
/** Share of rows from which a column is filled in all of them, but for damage. */
const NEARLY_ALL = 0.9;
const MOSTLY = 0.5;
/** Times of one moment in two zones differ by less. */
const SAME_MOMENT_MS = 26 * 3_600_000;

interface Rival {
  readonly column: number;
  readonly isNamed: boolean;
  readonly isOfRecord: boolean;
  /** By a usual name of the time of an event. */
  readonly isUsual: boolean;
  /** Whether the rows of one person have different times. */
  readonly moves: "yes" | "no" | "unknown";
}

/**
 * Settles which of several columns is the time of a log's rows: "Created" may be when the contact was, beside an "Action date".
 * What is the same in all rows of a person gives way to what is not, what is said of contacts to what names the event.
 * Changes `found`; where nothing tells and the times are days apart, the columns become ties, which are asked about.
 */
export function settleRivalTimes(info: TableInfo, found: Assignments): void {
  const own = found.fields.get("eventTime");
  if (own === undefined || !isLog(found)) return;
  const rivals = rivalsOf(info, found, own.column);
  const [mine, ...others] = rivals;
  const apart = others.filter(({ column }) => !sameMoments(info, own.column, column));
  if (mine === undefined || apart.length === 0) return;
  const best = likeliest([mine, ...apart]);
  if (best.length === 1) {
    const { column, isNamed, isUsual } = best[0]!;
    const by = isNamed || isUsual ? "name and content" : "content";
    if (column !== own.column) take(found, column, by);
    found.ties.delete("eventTime");
  } else if (best.includes(mine)) {
    const tied = best.filter((one) => one !== mine && one.isUsual).map(({ column }) => column);
    if (tied.length > 0) found.ties.set("eventTime", tied);
  }
}

/** "Created", "Joined on": when the contact or the record came into being. */
export function isOfRecord(header: string): boolean {
  return headerWords(header).some((one) => OF_RECORD.test(one));
}

/** Where a row may be one event: lists of people and of orders have several times, each with a meaning of its own. */
function isLog({ fields }: Assignments): boolean {
  const orders: readonly Field[] = ["amount", "orderId", "conversionTime"];
  const isPerson = fields.has("email") || fields.has("subscriberId");
  const saysHits = (["eventType", "url", "ip", "userAgent"] as const).some((field) => fields.has(field));
  return isPerson && saysHits && ![...HIT_FIELDS, ...orders].some((field) => fields.has(field));
}

function take(found: Assignments, column: number, by: "name and content" | "content"): void {
  found.fields.set("eventTime", { column, by });
  const clock = found.fields.get("timeOfDay");
  if (clock?.by === "content") found.fields.delete("timeOfDay");
  assignClock(found.contents, found.fields);
}

/** The time that was taken first, and the others. */
function rivalsOf({ header, sample }: TableInfo, found: Assignments, own: number): Rival[] {
  const taken = new Set([...found.fields.values()].map(({ column }) => column));
  const word = found.fields.get("eventType");
  const about =
    word === undefined
      ? []
      : headerWords(header[word.column]!).filter((one) => one.length > 3 && !COMMON.test(one));
  const people = found.fields.get("email") ?? found.fields.get("subscriberId")!;
  const rivals = found.contents.flatMap((content, column): Rival[] => {
    if (column !== own && (taken.has(column) || content.time < NEARLY_ALL)) return [];
    const words = headerWords(header[column]!);
    const ofRecord = isOfRecord(header[column]!);
    const isNamed =
      !ofRecord &&
      !words.some((one) => LAST.test(one)) &&
      words.some((one) => OF_EVENT.test(one) || about.some((start) => one.startsWith(start)));
    const meanings = meaningsOf(header[column]!);
    const isUsual = meanings.some(({ field }) => field === "eventTime");
    const moves = movesIn(sample, people.column, column);
    const fits = isNamed || isUsual || (meanings.length === 0 && moves === "yes");
    const fill = isNamed ? MOSTLY : NEARLY_ALL;
    return column === own || (fits && content.fill >= fill)
      ? [{ column, isNamed, isOfRecord: ofRecord, isUsual, moves }]
      : [];
  });
  return rivals.sort((a, b) => Number(b.column === own) - Number(a.column === own));
}

function likeliest(rivals: readonly Rival[]): readonly Rival[] {
  const moving = rivals.filter(({ moves }) => moves === "yes");
  const still = rivals.some(({ moves }) => moves === "no");
  const likely = moving.length > 0 && still ? moving : rivals.filter((one) => one.isNamed || one.isUsual);
  for (const isBetter of [
    ({ isNamed }: Rival) => isNamed,
    ({ isOfRecord }: Rival) => !isOfRecord,
    ({ isUsual }: Rival) => isUsual,
  ]) {
    const better = likely.filter(isBetter);
    if (better.length === 1) return better;
    if (better.length > 1 && better.length < likely.length) return likeliest(better);
  }
  return likely;
}

/** Whether most of those with several rows have several times in them. */
function movesIn(rows: TableInfo["sample"], person: number, column: number): Rival["moves"] {
  const times = new Map<string, string[]>();
  for (const cells of rows) {
    const time = (cells[column] ?? "").trim();
    const key = (cells[person] ?? "").trim().toLowerCase();
    if (!isNothing(time)) times.set(key, [...(times.get(key) ?? []), time]);
  }
  const several = [...times.values()].filter((all) => all.length > 1);
  if (several.length === 0) return "unknown";
  const moving = several.filter((all) => new Set(all).size > 1);
  return 2 * moving.length > several.length ? "yes" : "no";
}

/** Whether two columns tell one moment, in other zones or to the day: then either will do. */
export function sameMoments({ sample }: TableInfo, a: number, b: number): boolean {
  const parsers = (["dmy", "mdy", "ymd"] as const).map((order) => timeParser({ order }));
  const rows = sample
    .slice(0, LOOK)
    .filter((cells) => [a, b].every((at) => !isNothing((cells[at] ?? "").trim())));
  const least = NEARLY_ALL * rows.length;
  return parsers.some((one) =>
    parsers.some((other) => {
      const near = rows.filter((cells) => Math.abs(one(cells[a]!) - other(cells[b]!)) <= SAME_MOMENT_MS);
      return rows.length > 0 && near.length >= least;
    }),
  );
}
