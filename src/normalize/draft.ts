import type { EventKind } from "../domain/event.js";
import type { Role, Table, TableInfo } from "../domain/table.js";
import type { Draft } from "./detection.js";
import { withoutCodes } from "./event-codes.js";
import type { Field } from "./fields.js";
import { guessedDraft } from "./guessed.js";
import { knownDraft } from "./known.js";
import { nestedTable } from "./nested.js";
import { matchFormats } from "./signature.js";
import { headerKey } from "./text.js";

export interface DraftOptions {
  /** Role that the user named. */
  role: Role | undefined;
  /** Field -> header that the user named. */
  map: ReadonlyMap<Field, string>;
  campaign: string | undefined;
  /** What the user said that each row is. */
  event?: EventKind | undefined;
}

/** What a table is: by its signature, else by the names and the cells of its columns. */
export function draftOf({ info }: Table, options: DraftOptions): Draft {
  const matches = isTakenApart(info, options.map) ? [] : matchFormats(info, options.role);
  const draft =
    matches.length > 0
      ? knownDraft(info, matches, options)
      : (nestedDraft(info, options) ?? guessedDraft(info, options));
  return options.map.has("eventId") ? draft : withoutCodes(info, draft);
}

/** Records with lists of events, read as if each event were a record; undefined where there are none, or they say too little. */
function nestedDraft(info: TableInfo, options: DraftOptions): Draft | undefined {
  if (options.event !== undefined || (options.role !== undefined && options.role !== "events"))
    return undefined;
  const nested = nestedTable(info);
  if (nested === undefined) return undefined;
  const draft = guessedDraft(nested.info, { ...options, role: "events" });
  const { eventType } = draft.columns;
  if (eventType === undefined) return undefined;
  return {
    ...draft,
    spec: nested.spec(eventType),
    kind: null,
    notes: [...draft.notes, ...nested.notes],
    leftOut: [...draft.leftOut, ...nested.leftOut],
  };
}

/** The user named several columns at once: no known export has one for each link or campaign. */
function isTakenApart({ header }: TableInfo, map: DraftOptions["map"]): boolean {
  const keys = new Set(header.map(headerKey));
  return [...map.values()].some((name) => name.includes("*") && !keys.has(headerKey(name)));
}
