import type { EventKind, EventRow, PlatformFlag } from "../../domain/event.js";
import type { Column, Layout } from "../columns.js";
import { countryCode } from "../countries.js";
import type { Detection } from "../detection.js";
import { parseFlag } from "../values.js";
import { flagReader } from "./event-meaning.js";

/** Events that a reader's client causes: only these rows carry the reader's address and agent, others the servers'. */
const FROM_CLIENT: ReadonlySet<EventKind> = new Set([
  "open",
  "click",
  "unsubscribe",
  "forward",
  "form",
  "visit",
  "other",
]);

/** Fills what describes a hit: link, client, place, ids, and the platform's own opinion. */
export function detailCells(
  layout: Layout,
  detection: Detection,
): (row: EventRow, cells: readonly string[], flag: PlatformFlag) => void {
  const links = (["url", "linkId", "linkName"] as const).map((field) => layout.column(field));
  const ip = layout.column("ip");
  const userAgent = layout.column("userAgent");
  const country = layout.column("country");
  const eventId = layout.column("eventId");
  const variant = layout.column("variant");
  const mx = layout.column("mx");
  const machine = layout.column("machineFlag");
  const machineOf: Partial<Record<EventKind, Column>> = {
    open: layout.column("machineOpen"),
    click: layout.column("machineClick"),
  };
  const reason = layout.column("machineReason");
  const flagOf = flagReader(detection);

  return (row, cells, flag) => {
    const fromClient = FROM_CLIENT.has(row.kind);
    row.url = firstOf(links, cells);
    row.ip = fromClient ? firstAddress(ip.read(cells)) : "";
    row.userAgent = fromClient ? userAgent.read(cells) : "";
    row.country = fromClient && country.present ? countryCode(country.read(cells)) : "";
    row.eventId = eventId.read(cells);
    row.variant = variant.read(cells);
    row.mx = mx.read(cells);
    row.flag = flag;
    row.flagReason = "";
    row.count = 1;
    // What is said of opens is not said of clicks.
    const own = machineOf[row.kind];
    const mark = own?.present === true ? own.read(cells) || machine.read(cells) : machine.read(cells);
    if (own?.present === true || machine.present) setFlag(row, mark, cells);
    else if (flag !== "none") row.flagReason = reason.read(cells);
  };

  function setFlag(row: EventRow, text: string, cells: readonly string[]): void {
    if (text === "") return;
    const said = flagOf(text);
    if (said !== "none") row.flag = said;
    if (row.flag === "none") return;
    row.flagReason = reason.read(cells) || (parseFlag(text) === undefined ? text : "");
  }
}

function firstOf(columns: readonly Column[], cells: readonly string[]): string {
  for (let i = 0; i < columns.length; i++) {
    const text = columns[i]!.read(cells);
    if (text !== "") return text;
  }
  return "";
}

/** Forwarding chains list several addresses: the first is the reader's. */
function firstAddress(text: string): string {
  const comma = text.indexOf(",");
  return comma < 0 ? text : text.slice(0, comma).trim();
}
