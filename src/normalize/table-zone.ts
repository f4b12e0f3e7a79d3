import type { Table, TableInfo } from "../domain/table.js";
import { mainTime } from "./columns.js";
import type { Detection, DetectOptions, Draft } from "./detection.js";
import type { Field } from "./fields.js";
import { zoneAbove } from "./preamble-zone.js";
import { excerpt } from "./text.js";
import { isZone, zoneInName } from "./time/index.js";

/** Header of the column that holds the time of the rows. */
export function mainTimeHeader({ columns }: Draft): string | undefined {
  const field = mainTime(columns);
  return field && columns[field]?.trim();
}

/** `created_utc`, `timestampGMT`; "UTC+2" is another zone. */
const SAYS_UTC = /(?:^|[^a-z])(?:utc|gmt)(?![a-z]|\s*[+-]\s*\d)/i;

/** The zone of times that name none, and why; says in `notes` what the user should know of it. */
export function zoneOf(
  { info }: Pick<Table, "info">,
  draft: Draft,
  options: DetectOptions,
  notes: string[],
): Pick<Detection, "timezone" | "timezoneFrom"> {
  const rule = draft.spec?.time;
  if (rule?.zone && (rule.verified || !options.timezone)) {
    if (!rule.verified)
      notes.push(
        `times are read as ${rule.zone}, which is not verified for this export: --timezone overrides it`,
      );
    else if (options.timezone)
      notes.push(`times are in ${rule.zone}, as this export always writes them; --timezone is not used here`);
    return { timezone: rule.zone, timezoneFrom: "format" };
  }
  if (options.timezone) return { timezone: options.timezone, timezoneFrom: "option" };
  const header = mainTimeHeader(draft) ?? "";
  const named = zoneInName(header)?.zone ?? (SAYS_UTC.test(header) ? "UTC" : undefined);
  if (named !== undefined) {
    notes.push(`column "${excerpt(header)}" says that its times are ${named}: --timezone overrides it`);
    return { timezone: named, timezoneFrom: "header" };
  }
  const above = zoneAbove(info.preamble);
  if (above?.zone !== undefined) {
    notes.push(
      `a line above the header says that times are in ${excerpt(above.said)}: --timezone overrides it`,
    );
    return { timezone: above.zone, timezoneFrom: "header" };
  }
  notes.push(
    `the times name no zone and are read as UTC: --timezone changes that${hintOf(info, draft, above?.said)}`,
  );
  return { timezone: "UTC", timezoneFrom: "assumed" };
}

/** Columns beside the main time whose headers name another zone: "Sent at (UTC)" beside "Clicked at (America/New_York)". */
export function otherZones(
  draft: Draft,
  fields: readonly Field[],
  { timezone, timezoneFrom }: Pick<Detection, "timezone" | "timezoneFrom">,
  notes: string[],
): Pick<Detection, "zones"> {
  // What the user says goes before the header of the main time, and so before the others.
  const isOverruled = timezoneFrom === "option" && zoneInName(mainTimeHeader(draft) ?? "") !== undefined;
  if (timezoneFrom === "format" || isOverruled) return {};
  const named = fields.flatMap((field) => {
    const header = draft.columns[field]?.trim() ?? "";
    const zone = zoneInName(header)?.zone;
    if (zone === undefined || zone === timezone) return [];
    notes.push(`column "${excerpt(header)}" says that its times are ${zone}`);
    return [[field, zone] as const];
  });
  return named.length === 0 ? {} : { zones: Object.fromEntries(named) };
}

/** What else in the file may be the zone, and does not settle it. */
function hintOf({ header, sample }: TableInfo, { columns, role }: Draft, said: string | undefined): string {
  if (said !== undefined) return `; a line above the header names "${excerpt(said)}"`;
  const name = columns.timezone;
  const at = name === undefined || role === "subscribers" ? -1 : header.indexOf(name);
  const zones = new Set(sample.map((cells) => (cells[at] ?? "").trim()).filter((text) => text !== ""));
  const [only, ...others] = zones;
  return only === undefined || others.length > 0 || !isZone(only)
    ? ""
    : `; if column "${excerpt(name!.trim())}" says theirs and not the subscriber's, give --timezone ${excerpt(only)}`;
}
