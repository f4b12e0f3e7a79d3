import { UsageError } from "../errors.js";
import { indexOfHeaders } from "./columns.js";
import { type Field, fields } from "./fields.js";
import { excerpt, headerKey, nameKey } from "./text.js";
import { headerPattern } from "./wide-columns.js";

/** Words that people type instead of the canonical name. */
const ALIASES: Readonly<Record<string, Field>> = {
  mail: "email",
  address: "email",
  recipient: "email",
  subscriber: "email",
  id: "subscriberId",
  contact: "subscriberId",
  event: "eventType",
  type: "eventType",
  action: "eventType",
  time: "eventTime",
  timestamp: "eventTime",
  date: "eventTime",
  datetime: "eventTime",
  clock: "timeOfDay",
  hour: "timeOfDay",
  campaign: "campaignName",
  mailing: "campaignName",
  newsletter: "campaignName",
  link: "url",
  agent: "userAgent",
  ua: "userAgent",
  ipaddress: "ip",
  sendTime: "sendTime",
  senttime: "sendTime",
  sentat: "sendTime",
  senddate: "sendTime",
  deliveredat: "deliveryTime",
  deliverytime: "deliveryTime",
  openedat: "openTime",
  clickedat: "clickTime",
  opens: "totalOpens",
  clicks: "totalClicks",
  bot: "machineFlag",
  machine: "machineFlag",
  value: "amount",
  revenue: "amount",
  order: "orderId",
  zone: "timezone",
  tz: "timezone",
  domain: "recipientDomain",
  message: "messageId",
  source: "counter",
};

const BY_KEY: ReadonlyMap<string, Field> = new Map([
  ...Object.entries(ALIASES).map(([name, field]) => [nameKey(name), field] as const),
  ...fields.map((field) => [nameKey(field), field] as const),
]);

/**
 * Reads `--map field=Header`. A header must occur in one of the tables at least.
 * @param headers headers of all tables
 * @param growing whether a table may still show new columns (JSON)
 * @throws UsageError for an unknown field or header, with the nearest known one
 */
export function parseMap(
  map: Readonly<Record<string, string>>,
  headers: readonly (readonly string[])[],
  growing: boolean,
): Map<Field, string> {
  const columns = new Map<Field, string>();
  const known = headers.flat();
  const keys = new Set(headers.flatMap((header) => [...indexOfHeaders(header).keys()]));
  for (const [name, header] of Object.entries(map)) {
    const field = BY_KEY.get(nameKey(name));
    if (!field)
      throw new UsageError(`--map: unknown field "${excerpt(name)}"${suggestion(name, fieldNames())}`);
    if (!growing && !keys.has(headerKey(header)) && !fitsSeveral(field, header, known)) {
      throw new UsageError(`--map: no file has a column "${excerpt(header)}"${suggestion(header, known)}`);
    }
    columns.set(field, header);
  }
  return columns;
}

/** Fields of which a wide table has a column for each value: `--map url="Link *"`. */
const WIDE: ReadonlySet<Field> = new Set(["url", "linkId", "linkName", "campaignName", "campaignId"]);

function fitsSeveral(field: Field, pattern: string, headers: readonly string[]): boolean {
  if (!WIDE.has(field) || !pattern.includes("*")) return false;
  const fits = headerPattern(pattern);
  return headers.some((header) => fits.test(header.trim()));
}

/** Whether `--map` knows a field of this name, or a friendly name of it. */
export function isFieldName(name: string): boolean {
  return BY_KEY.has(nameKey(name));
}

/** Every field that a column can be given to, and its usual short names. */
export function fieldNames(): string[] {
  return [...fields, "event", "time", "campaign", "user_agent"];
}

/** "; did you mean X?", else the first few known names. */
function suggestion(wrong: string, known: readonly string[]): string {
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const distance = editDistance(nameKey(wrong).slice(0, 40), nameKey(name).slice(0, 40));
    if (distance < least) [best, least] = [name, distance];
  }
  if (least <= Math.max(2, wrong.length / 3)) return `; did you mean "${excerpt(best.trim())}"?`;
  const some = known.slice(0, 8).map((name) => excerpt(name.trim(), 30));
  return some.length === 0 ? "" : `; known are ${some.join(", ")}${known.length > some.length ? " ..." : ""}`;
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost));
    }
    row = next;
  }
  return row[b.length]!;
}
