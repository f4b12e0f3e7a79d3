import type { EventKind } from "../domain/event.js";
import type { Role, Table } from "../domain/table.js";
import type { Draft } from "./detection.js";
import type { Field } from "./fields.js";
import { guessedDraft } from "./guessed.js";
import { knownDraft } from "./known.js";
import { matchFormats } from "./signature.js";

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
  const matches = matchFormats(info, options.role);
  return matches.length > 0 ? knownDraft(info, matches, options) : guessedDraft(info, options);
}
