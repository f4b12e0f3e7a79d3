import { mainTime } from "./columns.js";
import type { Detection, DetectOptions, Draft } from "./detection.js";
import { excerpt } from "./text.js";
import { zoneInName } from "./time/index.js";

/** Header of the column that holds the time of the rows. */
export function mainTimeHeader({ columns }: Draft): string | undefined {
  const field = mainTime(columns);
  return field && columns[field]?.trim();
}

/** `created_utc`, `timestampGMT`; "UTC+2" is another zone. */
const SAYS_UTC = /(?:^|[^a-z])(?:utc|gmt)(?![a-z]|\s*[+-]\s*\d)/i;

/** The zone of times that name none, and why; says in `notes` what the user should know of it. */
export function zoneOf(
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
  notes.push("the times name no zone and are read as UTC: --timezone changes that");
  return { timezone: "UTC", timezoneFrom: "assumed" };
}
