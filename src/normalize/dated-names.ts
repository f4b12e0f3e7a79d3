import type { EventKind } from "../domain/event.js";
import type { Table } from "../domain/table.js";
import { campaignOf, folderName, partsOf } from "./campaign-name.js";
import type { Draft } from "./detection.js";
import { kindFromName } from "./kind-in-name.js";
import { excerpt } from "./text.js";
import { timeParser } from "./time/index.js";

interface Drafted {
  readonly table: Table;
  readonly draft: Draft;
}

/** A file whose name states its kind and the day of its export: `Spring_Sale_opened_2026-06-01.csv`. */
interface Dated {
  readonly at: number;
  readonly path: string;
  readonly kind: EventKind;
  /** The name without kind and date. */
  readonly base: string;
  /** The day that the date means, day first and month first, in days since 1970; NaN for no day. */
  readonly days: readonly [dayFirst: number, monthFirst: number];
  readonly date: string;
}

const CLOCK = String.raw`(?:[T\s_.-]*\d{2}[.:_h-]?\d{2}(?:[.:_-]?\d{2})?)?`;
const DATES = [
  String.raw`(?<y>20\d{2})[-_. ]?(?<m>[01]\d)[-_. ]?(?<d>[0-3]\d)`,
  String.raw`(?<d>\d{1,2})[-_.](?<m>\d{1,2})[-_.](?<y>20\d{2})`,
];
/** `1 June 2026` and `June 1, 2026`, with blanks or other signs between. */
const NAMED = String.raw`(?:\d{1,2}\.?[\s_-]+\p{L}{3,10}\.?|\p{L}{3,10}\.?[\s_-]+\d{1,2},?)[\s_-]+20\d{2}`;
const NAMED_AT_END = new RegExp(String.raw`^(?<rest>.*?)(?<![\p{L}\d])\(?(?<date>${NAMED})\)?$`, "su");
const AT_THE_END = DATES.map(
  (date) => new RegExp(String.raw`^(?<rest>.*?)(?<!\d)(?<date>${date})${CLOCK}$`, "su"),
);
const AT_THE_START = DATES.map(
  (date) => new RegExp(String.raw`^(?<date>${date})${CLOCK}(?!\d)(?<rest>.*)$`, "su"),
);
const DAY_MS = 86_400_000;
const parseNamed = timeParser({});
/** Exports of one mailing are taken within days of each other; mailings of a series are sent a week apart, or every day. */
const MOST_DAYS = 6;

/**
 * Gives the files of one mailing that were exported on different days one campaign. Their kinds differ, and their dates by a few
 * days; files of one kind that differ in the date alone are mailings of a series, and keep their names.
 */
export function joinDatedNames<Entry extends Drafted>(
  drafted: readonly Entry[],
  label: string | undefined,
): Entry[] {
  const joined = [...drafted];
  if (label !== undefined || drafted.length < 2) return joined;
  const series = new Map<string, Dated[]>();
  drafted.forEach((entry, at) => {
    const one = datedOf(entry, at);
    if (one === undefined) return;
    const key = `${partsOf(one.path).slice(0, -1).join("/")}\n${one.base.toLowerCase()}`;
    series.set(key, [...(series.get(key) ?? []), one]);
  });
  for (const files of series.values()) {
    for (const mailing of mailingsOf(files)) {
      if (new Set(mailing.map(({ at }) => drafted[at]!.draft.campaign)).size < 2) continue;
      const campaign = nameOf(mailing, files.length === mailing.length);
      for (const { at } of mailing) {
        const note = `files with different dates in their names were read as one campaign "${excerpt(campaign)}": a folder for each mailing keeps them apart`;
        const { draft } = joined[at]!;
        joined[at] = {
          ...joined[at]!,
          draft: { ...draft, campaign, assumed: [note], notes: [...draft.notes, note] },
        };
      }
    }
  }
  return joined;
}

function datedOf({ table, draft }: Drafted, at: number): Dated | undefined {
  const { path } = table.info;
  if (draft.role !== "events" && draft.role !== "recipients") return undefined;
  if (draft.columns.campaignName !== undefined || draft.columns.campaignId !== undefined) return undefined;
  // Only a name that gave the campaign, and gave up its kind for it.
  if (draft.campaign !== campaignOf(path, undefined, undefined, true)) return undefined;
  const named = kindFromName(partsOf(path).at(-1) ?? "");
  const found = named === undefined ? undefined : dateIn(named.rest);
  return found === undefined ? undefined : { at, path, kind: named!.kind, ...found };
}

/** The date at the end or the start of a name, and what is left without it. */
function dateIn(name: string): Pick<Dated, "base" | "days" | "date"> | undefined {
  for (const pattern of [...AT_THE_END, ...AT_THE_START]) {
    const { rest, date, y, m, d } = pattern.exec(name)?.groups ?? {};
    if (date === undefined) continue;
    const isClear = date.startsWith(y!) || date.includes(".");
    const day = dayOf(y!, m!, d!);
    const days = [day, isClear ? day : dayOf(y!, d!, m!)] as const;
    if (!days.every(Number.isNaN)) return { base: trimmed(rest!), days, date };
  }
  const { rest, date } = NAMED_AT_END.exec(name)?.groups ?? {};
  const at = date === undefined ? Number.NaN : parseNamed(date.replace(/[\s_-]+/g, " "));
  if (Number.isNaN(at)) return undefined;
  const day = at / DAY_MS;
  return { base: trimmed(rest!), days: [day, day], date: date! };
}

function trimmed(base: string): string {
  return base.replace(/^[\s_\-.]+|[\s_\-.(]+$/g, "");
}

function dayOf(year: string, month: string, day: string): number {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? date.getTime() / DAY_MS : Number.NaN;
}

/** Files of one name that differ in kind and date, mailing by mailing. */
function mailingsOf(files: readonly Dated[]): Dated[][] {
  const order = spanOf(files, 1) < spanOf(files, 0) || Number.isNaN(spanOf(files, 0)) ? 1 : 0;
  if (Number.isNaN(spanOf(files, order))) return [];
  const day = ({ days }: Dated): number => days[order];
  const sorted = [...files].sort((a, b) => day(a) - day(b) || (a.path < b.path ? -1 : 1));
  if (distinct(sorted) && spanOf(sorted, order) <= MOST_DAYS) return [sorted];
  // Several kinds of one day: the day is that of the mailing.
  if (new Set(sorted.map(day)).size < new Set(sorted.map((one) => `${day(one)} ${one.kind}`)).size) return [];
  const mailings: Dated[][] = [];
  for (const one of sorted) {
    const last = mailings.at(-1);
    const fits = last !== undefined && distinct([...last, one]) && day(one) - day(last[0]!) <= MOST_DAYS;
    if (fits) last.push(one);
    else mailings.push([one]);
  }
  return mailings;
}

function distinct(files: readonly Dated[]): boolean {
  return new Set(files.map(({ kind }) => kind)).size === files.length;
}

/** Days between the first and the last file; NaN where a date is none in this order. */
function spanOf(files: readonly Dated[], order: 0 | 1): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { days } of files) {
    first = Math.min(first, days[order]);
    last = Math.max(last, days[order]);
  }
  return last - first;
}

/** The name without a date where it is the only mailing of that name, else with its first one. */
function nameOf(mailing: readonly Dated[], isOnly: boolean): string {
  const [{ base, date, path }] = mailing as [Dated];
  if (isOnly) return base || folderName(path);
  return base === "" ? date : `${base} ${date}`;
}
