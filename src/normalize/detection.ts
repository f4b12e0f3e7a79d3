import type { EventKind } from "../domain/event.js";
import type { Role } from "../domain/table.js";
import type { Sources } from "./columns.js";
import type { Field } from "./fields.js";
import type { FormatSpec, PlatformFilter } from "./format.js";
import type { DateOrder, TimeColumn } from "./time/index.js";

/** How one table is read, where what holds for all will not do. */
export type TableOptions = Pick<DetectOptions, "map" | "timezone" | "dateOrder" | "filtered">;

export interface DetectOptions {
  /** Role that a flag gives to every table. */
  role?: Role;
  /** Roles that flags give to single tables, aligned to the tables. */
  roles?: readonly (Role | undefined)[];
  /** What flags say that each row of single tables is, aligned to the tables. */
  events?: readonly (EventKind | undefined)[];
  /** `--map`: field or a friendly name of it -> header. Always wins. */
  map?: Readonly<Record<string, string>>;
  /** IANA name or offset for times that name no zone. */
  timezone?: string;
  dateOrder?: DateOrder;
  /** `--filtered`: whether the platform has left machines out of the exports, whatever is known of it. */
  filtered?: "yes" | "no" | undefined;
  /** Label for rows that name no campaign. */
  campaign?: string;
  /** Leave times unread and ask, instead of failing, where the order of day and month cannot be told. */
  lenient?: boolean;
  /** What holds for single tables, aligned to the tables; goes before what holds for all. */
  own?: readonly (TableOptions | undefined)[];
}

/** Why a column was taken: a known export has it, the user said so, or its name and its cells suggest it. */
export type ColumnReason = "export" | "--map" | "name and content" | "name" | "content";

/** What a table is and how its cells become rows. */
export interface Detection {
  readonly role: Role;
  /** Id of a known shape, or "generic". */
  readonly format: string;
  /** "" when the shape is not known by name. */
  readonly vendor: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Found through synonyms and content, not by a known signature. */
  readonly guessed: boolean;
  /** Field -> header as written. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  /** Field -> why its column was taken. */
  readonly because: Readonly<Partial<Record<Field, ColumnReason>>>;
  readonly timeFields: readonly Field[];
  /** Those of them that tell days and no time of day. */
  readonly dayFields?: readonly Field[];
  /** Zone of times that name none, as used; null when every time says its own zone, or when there are no times. */
  readonly timezone: string | null;
  /** Zones of columns whose headers name another one. */
  readonly zones?: Readonly<Partial<Record<Field, string>>>;
  readonly timezoneFrom: "values" | "header" | "format" | "option" | "assumed";
  /** As used; "none needed" when no date depends on it. */
  readonly dateOrder: DateOrder | "none needed";
  /** What settled the order: its values, their dots, the known export, or --date-order; null when nothing depends on it. */
  readonly dateOrderFrom: "values" | "dots" | "format" | "option" | null;
  readonly resolution: TimeColumn["resolution"] | "none";
  /** Sentences for `inspect` and notices. */
  readonly notes: readonly string[];
  /** Sentences on what was assumed of the campaign: a report says them. */
  readonly assumed?: readonly string[];
  /** Sentences on columns whose names speak of hits and whose cells nobody can read. */
  readonly leftOut: readonly string[];
  /** One line that names the flag which settles a doubt; null when there is none. */
  readonly question: string | null;
  /** How the platform left machines out of this export; null when it did not, or nobody knows. */
  readonly alreadyFiltered: PlatformFilter | null;
  /** The known shape; undefined for "generic". */
  readonly spec: FormatSpec | undefined;
  /** Where the mapper looks for each field. */
  readonly sources: Sources;
  /** Kind of every row, where the rows do not say it. */
  readonly kind: EventKind | null;
  /** Of that kind are only rows with a time: one without says that it did not happen. */
  readonly onlyTimed?: boolean;
  /** Campaign of rows that name none. */
  readonly campaign: string;
  /** Whether people are named by addresses, so that a cell without one is a mistake and not an id. */
  readonly addresses: boolean;
  /** Texts in the place of an id under which rows add up the others, though people may be called so. */
  readonly totals: readonly string[];
  /** Turns an id into the address that another file gives for it; absent when no file does. */
  readonly person?: (id: string) => string;
  /** Headers of which each is one link or campaign of a wide table; empty for other tables. */
  readonly spread: readonly string[];
  /** Columns of counts that hold yes and no instead. */
  readonly yesNo: readonly Field[];
  /** Columns of counts that are written with three decimals: "1.000" is one, not a thousand. */
  readonly decimals: readonly Field[];
  /** Recipient files that list people without opens and clicks as well: each row was sent. */
  readonly listsEveryone: boolean;
  /** Recipient files in which the time of an event is that of what the status says. */
  readonly timesStages?: boolean;
  /** Recipient files that say how far each mail got, and tell the delivered from the sent: what comes later was delivered. */
  readonly tellsDelivered: boolean;
}

/** What only the times of a table, and of those beside it, tell. */
export type TimeKey =
  | "timeFields"
  | "dayFields"
  | "timezone"
  | "zones"
  | "timezoneFrom"
  | "dateOrder"
  | "dateOrderFrom"
  | "resolution";

/** What is known about a table before its times are decided. */
export type Draft = Omit<Detection, TimeKey>;
