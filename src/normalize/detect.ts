import type { Role, Table } from "../domain/table.js";
import { UsageError } from "../errors.js";
import { joinDatedNames } from "./dated-names.js";
import type { Detection, DetectOptions, Draft } from "./detection.js";
import { draftOf } from "./draft.js";
import type { Field } from "./fields.js";
import type { PlatformFilter } from "./format.js";
import { joinKindFolders } from "./kind-folders.js";
import { parseMap } from "./map-option.js";
import { hasSeveralAddresses } from "./person.js";
import { excerpt } from "./text.js";
import { isZone } from "./time/index.js";
import { decideTimes } from "./times.js";

/**
 * Decides what each table is. Tables are looked at together, since the date order is decided per shape over all its files;
 * whole columns are read again only where the samples leave the order open.
 * @throws UsageError for a wrong --map or --timezone
 * @throws InputError when a date order cannot be told
 */
export async function detect(tables: readonly Table[], options: DetectOptions): Promise<Detection[]> {
  for (const zone of [options.timezone, ...(options.own ?? []).map((own) => own?.timezone)]) {
    if (zone === undefined || isZone(zone)) continue;
    const named = excerpt(zone);
    throw new UsageError(
      `--timezone: unknown zone "${named}"; use a name such as Europe/Amsterdam or an offset such as +02:00`,
    );
  }
  const headers = tables.map(({ info }) => info.header);
  const growing = tables.some(({ info }) => info.syntax !== "csv");
  const common = parseMap(options.map ?? {}, headers, growing);
  const alone = tables.map((table, index) => {
    const role = options.roles?.[index] ?? options.role;
    const own = options.own?.[index];
    const map = own?.map === undefined ? common : new Map([...common, ...ownMap(table, own.map)]);
    const event = options.events?.[index];
    const draft = draftOf(table, { role, map, campaign: options.campaign, event });
    return { table, own, draft: withFilter(draft, own?.filtered ?? options.filtered) };
  });
  const drafted = joinDatedNames(joinKindFolders(alone), options.campaign);
  const times = await decideTimes(drafted, options);
  return drafted.map(({ table, draft }, index) => {
    const { notes, question, ...time } = times[index]!;
    return {
      ...(question === undefined ? draft : withoutTimes(draft, question)),
      ...time,
      notes: [
        ...draft.notes,
        ...draft.leftOut,
        ...notes,
        ...draft.yesNo.map(
          (field) => `column "${excerpt(draft.columns[field]!.trim())}" holds yes and no: each yes is one`,
        ),
        ...draft.decimals.map(
          (field) =>
            `column "${excerpt(draft.columns[field]!.trim())}" is written with decimals: "1.000" in it is one, not a thousand`,
        ),
        ...noteOnPeople(table, draft.columns.email),
      ],
    };
  });
}

const FILTERED_BY_OPTION: PlatformFilter = {
  says: "The platform has left machines out of this export (--filtered yes).",
  clicksSince: "",
  opensSince: "",
};
const UNFILTERED = "machines are still in this export (--filtered no)";

/** What the user knows of the platform's own filter goes before what is known of the export. */
function withFilter(draft: Draft, filtered: "yes" | "no" | undefined): Draft {
  if (filtered === undefined || (draft.role !== "events" && draft.role !== "recipients")) return draft;
  const alreadyFiltered = filtered === "yes" ? FILTERED_BY_OPTION : null;
  const known = draft.alreadyFiltered?.says;
  const notes = draft.notes.filter((note) => note !== known);
  return { ...draft, alreadyFiltered, notes: [alreadyFiltered?.says ?? UNFILTERED, ...notes] };
}

/** What a table looks like by itself. */
export function roleOf(table: Table): Role {
  return draftOf(table, { role: undefined, map: new Map(), campaign: undefined }).role;
}

/** Times that nobody can read are left unread, so that the rest of the table can be shown. */
function withoutTimes(draft: Draft, question: string): Draft {
  const sources = Object.entries(draft.sources).filter(([field]) => !field.endsWith("Time"));
  return { ...draft, sources: Object.fromEntries(sources), question: draft.question ?? question };
}

function ownMap({ info }: Table, map: Readonly<Record<string, string>>): Map<Field, string> {
  return parseMap(map, [info.header], info.syntax !== "csv");
}

function noteOnPeople({ info }: Table, email: string | undefined): string[] {
  const column = email === undefined ? -1 : info.header.indexOf(email);
  const several = column >= 0 && info.sample.some((row) => hasSeveralAddresses(row[column] ?? ""));
  return several ? ["some cells name several recipients: the first one is taken"] : [];
}
