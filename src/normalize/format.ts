import type { ConversionType, EventKind, PlatformFlag } from "../domain/event.js";
import type { Role, Syntax, TableInfo } from "../domain/table.js";
import type { Field } from "./fields.js";

/** How a column of an export maps to a canonical field: one header or dotted JSON path, or alternatives, first present wins. */
export type Source = string | readonly string[];

/** How the times of an export are written, as far as known. */
export interface TimeRule {
  /** IANA zone or offset of times without one, for example "UTC" or "-06:00". Absent: --timezone, else UTC with a notice. */
  zone?: string;
  /** Known order of day and month; absent: decided from all values. */
  order?: "dmy" | "mdy" | "ymd";
  /** Unit of numeric times when magnitude must not decide. */
  unit?: "s" | "ms" | "us";
  /** False when nobody has seen a real file: the report says that this is assumed. */
  verified: boolean;
}

/** How a platform leaves machines out of an export before anybody sees it. */
export interface PlatformFilter {
  /** Sentence for the report. */
  readonly says: string;
  /** ISO day from which it leaves out machines' clicks (opens); "" for always, null for never. */
  readonly clicksSince: string | null;
  readonly opensSince: string | null;
}

/** One export shape of one vendor: data, with small hooks only where the shape cannot be said as data. */
export interface FormatSpec {
  /** Id of the catalogue, for example "sendgrid-webhook". */
  readonly id: string;
  readonly vendor: string;
  /** The export as the vendor calls it, and the way to its button. */
  readonly title: string;
  readonly howToGet: string;
  readonly role: Exclude<Role, "unknown">;
  readonly confidence: "verified" | "partly";
  readonly syntax: readonly Syntax[];
  /** Header sets; a table matches when every header of one set is present (trimmed, case-insensitive). */
  readonly signatures: readonly (readonly string[])[];
  /** Headers that rule the shape out: for signatures so short that files of other kinds hold them too. */
  readonly without?: readonly string[];
  /** For shapes whose header is data or absent (keys that are addresses, files without a header): a match like a signature. */
  readonly recognise?: (table: TableInfo) => boolean;
  /** Match only a table whose every column this spec knows: for short, common header sets. */
  readonly exact?: boolean;
  readonly columns: Partial<Record<Field, Source>>;
  /** Every event word in every language, lower-case. */
  readonly events?: Readonly<Record<string, EventKind>>;
  /** Kind of every row, where the file holds one kind. */
  readonly event?: EventKind;
  /** Kind by file, folder or object name, where the row has none: first match wins. */
  readonly eventFromPath?: readonly { pattern: RegExp; kind: EventKind }[];
  /** Campaign from the path, where the row has none: first capture group. */
  readonly campaignFromPath?: RegExp;
  readonly time?: TimeRule;
  /** Headers that `expand` alone reads: known in any case like those of the columns. */
  readonly reads?: readonly string[];
  /** Value of the machineFlag column (lower-case) -> what the platform says. `*` is any other non-empty value. */
  readonly flags?: Readonly<Record<string, PlatformFlag>>;
  /** Where the platform already leaves machines out of this export. */
  readonly alreadyFiltered?: PlatformFilter;
  readonly conversionType?: ConversionType;
  /** Status values (lower-case) of conversions that do not count: refunded, voided, failed ... */
  readonly ignoreStatus?: readonly string[];
  /** Texts that mean "nothing" in this export ("NA", "null", "-"). */
  readonly nulls?: readonly string[];
  /** What cannot be judged from this export and why; what the catalogue leaves unverified. */
  readonly caveats: readonly string[];
  /**
   * Turns one record into several, or repairs it, before mapping: cells aligned to `header`, returned as maps from
   * header or path to text. Only for shapes that need it (JSON in a cell, several events per row).
   */
  readonly expand?: (record: ReadonlyMap<string, string>) => readonly ReadonlyMap<string, string>[];
  /** A record is rejected when one of those that `expand` made of it cannot be used. */
  readonly whole?: boolean;
}
