import type { EventRow } from "../../domain/event.js";
import type { Condition, LabelledFolder } from "../labelled.js";
import { withRows } from "./rows.js";

type Change = (folder: LabelledFolder) => LabelledFolder;

function each(change: (row: EventRow) => Partial<EventRow>): Change {
  return (folder) => withRows(folder, (row) => ({ ...row, ...change(row) }));
}

function only(keep: (row: EventRow) => boolean): Change {
  return (folder) => withRows(folder, (row) => (keep(row) ? row : null));
}

export const noClient = each(() => ({ ip: "", userAgent: "" }));
const noAddress = each(() => ({ ip: "" }));
const noAgent = each(() => ({ userAgent: "" }));
const noUrl = each(() => ({ url: "" }));
const noDelivery = only(({ kind }) => kind !== "delivered");
const noOpens = only(({ kind }) => kind !== "open");
const wholeMinutes = each(({ time }) => ({ time: Math.floor(time / 60_000) * 60_000 }));
const noTimes = each(() => ({ time: Number.NaN }));
const onlyClicks = only(({ kind }) => kind === "click");

/** Exports that other platforms would have given: the same truth, less or worse said. */
export const COLUMNS: readonly Condition[] = [
  { name: "all" },
  { name: "events-only", sideFiles: false },
  { name: "no-delivery", of: noDelivery },
  { name: "no-network", of: noClient, sideFiles: false },
  { name: "no-address", of: noAddress },
  { name: "no-user-agent", of: noAgent },
  { name: "minute", of: wholeMinutes, resolution: 60 },
  { name: "no-opens", of: noOpens },
  { name: "clicks-only", of: onlyClicks, sideFiles: false },
  { name: "no-times", of: noTimes },
  { name: "one-url", of: noUrl, sideFiles: false },
  {
    name: "minute-no-delivery",
    of: (folder) => wholeMinutes(noDelivery(folder)),
    resolution: 60,
    sideFiles: false,
  },
];
