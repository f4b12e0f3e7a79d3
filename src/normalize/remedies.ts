import type { EventKind } from "../domain/event.js";
import type { Need } from "../domain/signal.js";
import type { Detection } from "./detection.js";
import type { Field } from "./fields.js";
import type { FormatSpec } from "./format.js";
import { kindsOf } from "./format-kinds.js";
import { formats } from "./formats/index.js";
import { excerpt } from "./text.js";

/** Columns that give what a check needs, and a header that is understood everywhere. */
const COLUMNS: Partial<Record<Need, { fields: readonly Field[]; header: string }>> = {
  "click times": { fields: ["eventTime", "clickTime"], header: "timestamp" },
  links: { fields: ["url", "linkId", "linkName"], header: "url" },
  ip: { fields: ["ip"], header: "ip" },
  user_agent: { fields: ["userAgent"], header: "user_agent" },
  "platform flags": { fields: ["machineFlag", "machineClick", "machineOpen"], header: "machine" },
  "mail domains": { fields: ["email"], header: "email" },
};

/** Needs that are met by other rows or files. */
const FILES: Partial<Record<Need, { has: (spec: FormatSpec) => boolean; otherwise: string }>> = {
  opens: {
    has: (spec) => kindsOf(spec).has("open") && isLog(spec),
    otherwise: "a file with one row per open",
  },
  "delivery or send times": {
    has: (spec) =>
      (isLog(spec) && (kindsOf(spec).has("delivered") || kindsOf(spec).has("sent"))) ||
      (spec.role === "campaigns" && spec.columns.sendTime !== undefined),
    otherwise: "delivered or sent rows, a campaigns file with send times, or --sent-at TIME",
  },
  "subscribers with country": {
    has: (spec) => spec.role === "subscribers" && spec.columns.country !== undefined,
    otherwise: "a list of people with their country: --subscribers FILE",
  },
  "link positions": {
    has: (spec) => spec.role === "links" && spec.columns.position !== undefined,
    otherwise: "the links of the mail from top to bottom: --links FILE",
  },
  conversions: {
    has: () => false,
    otherwise: "orders, forms or replies of the same people: --conversions FILE",
  },
  "several campaigns": { has: () => false, otherwise: "the same export of further campaigns" },
  "mail servers (--mx)": {
    has: () => false,
    otherwise: "--mx FILE, or --resolve-mx FILE to ask DNS for them",
  },
  "hidden links (--honeypot)": {
    has: () => false,
    otherwise: "--honeypot URL, a link that people cannot see",
  },
};

/** Vendor of the formats that are ours. */
const OWN = "clickaudit";
const isLog = ({ role, columns }: FormatSpec): boolean =>
  (role === "events" || role === "recipients") &&
  (columns.eventTime ?? columns.openTime ?? columns.sendTime) !== undefined;

/**
 * What would give a check what it needs: a column or an export of the platform that the table comes from, else what any
 * platform may have. One phrase without a full stop.
 */
export function remedyFor(
  need: Need,
  detection: Pick<Detection, "vendor" | "spec" | "columns" | "kind" | "sources">,
): string {
  const unread = unreadTime(need, detection);
  if (unread !== undefined)
    return `--date-order, so that the times in column "${excerpt(unread)}" can be read`;
  const columns = COLUMNS[need];
  if (columns !== undefined) return columnRemedy(columns, detection);
  const file = FILES[need]!;
  const found = ofVendor(detection).filter(file.has);
  return found.length > 0 ? exportOf(best(found, detection.spec)) : file.otherwise;
}

const TIMES: Partial<Record<Need, readonly Field[]>> = {
  "click times": ["eventTime", "clickTime"],
  "delivery or send times": ["sendTime", "deliveryTime", "eventTime"],
};

/** A column that holds what is needed, left unread because its dates can be read in several orders. */
function unreadTime(
  need: Need,
  { columns, sources }: Pick<Detection, "columns" | "sources">,
): string | undefined {
  const field = TIMES[need]?.find((one) => columns[one] !== undefined && sources[one] === undefined);
  return field && columns[field]!.trim();
}

function columnRemedy(
  { fields, header }: { fields: readonly Field[]; header: string },
  detection: Pick<Detection, "vendor" | "spec" | "columns" | "kind">,
): string {
  const { spec, vendor } = detection;
  if (vendor === "" || vendor === OWN || spec === undefined)
    return `a column such as "${header}", or --map ${optionFor(fields[0]!)}=COLUMN where it has another name`;
  const own = nameOf(spec, fields);
  if (own !== undefined) return `column "${own}" of this export, which this file leaves out or leaves empty`;
  const wanted: EventKind = detection.kind === "open" ? "open" : "click";
  const others = ofVendor(detection).filter((other) => isLog(other) && nameOf(other, fields) !== undefined);
  const same = others.filter((other) => kindsOf(other).has(wanted));
  if (same.length === 0) return `no export of ${vendor} that is known here holds it`;
  const other = best(same, spec);
  return `column "${nameOf(other, fields)}" of ${exportOf(other)}`;
}

function ofVendor({ vendor, spec }: Pick<Detection, "vendor" | "spec">): FormatSpec[] {
  return formats.filter(
    (other) => vendor !== "" && vendor !== OWN && other.vendor === vendor && other !== spec,
  );
}

/** What the same button gives, then what any button gives before what needs a program; verified before not; then by catalogue. */
function best(found: readonly FormatSpec[], spec: FormatSpec | undefined): FormatSpec {
  const rank = ({ syntax, confidence, howToGet }: FormatSpec): number =>
    (howToGet === spec?.howToGet ? 0 : 4) +
    (syntax.includes("csv") && !howToGet.startsWith("GET ") ? 0 : 2) +
    (confidence === "verified" ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b))[0]!;
}

function exportOf({ title, howToGet }: FormatSpec): string {
  return `the export "${title}" (${howToGet})`;
}

function nameOf({ columns }: FormatSpec, fields: readonly Field[]): string | undefined {
  for (const field of fields) {
    const source = columns[field];
    if (source !== undefined) return [source].flat()[0];
  }
  return undefined;
}

function optionFor(field: Field): string {
  return field === "eventTime"
    ? "time"
    : field === "userAgent"
      ? "user_agent"
      : field === "machineFlag"
        ? "machine"
        : field;
}
