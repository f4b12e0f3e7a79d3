import { join } from "node:path";
import {
  type EventKind,
  type EventRow,
  emptyEvent,
  type LinkRow,
  type SubscriberRow,
} from "../domain/event.js";
import { classifyAgent } from "../enrich/agents.js";
import { mailboxSystem } from "../enrich/mailboxes.js";
import type { Networks } from "../enrich/networks.js";
import { clickedMessages } from "../flow/order.js";
import { buildWorld } from "../flow/world.js";
import { openTables } from "../read/index.js";
import { EventStore } from "../store/events.js";
import type { World } from "../verdict/world.js";

/** A labelled campaign folder in memory, as in shared/labelled. */
export interface LabelledFolder {
  name: string;
  rows: EventRow[];
  /** Label of each row: 1 automated, 0 human, -1 no open or click. */
  labels: Int8Array;
  subscribers: Map<string, SubscriberRow>;
  links: LinkRow[];
  conversions: { subscriber: string; time: number; type: "purchase" | "form" | "reply" | "visit" }[];
}

/** A variation of an export: the same truth, less or worse said. */
export interface Variant {
  name: string;
  /** Returns false to drop the row. May change the row. */
  row?: (row: EventRow) => boolean;
  sideFiles?: boolean;
  resolution?: number;
  /** How much its bursts count in the fit. */
  weight: number;
}

export interface Prepared {
  name: string;
  store: EventStore;
  world: World;
  order: Int32Array;
  /** Label of each click of the store. */
  clickLabels: Int8Array;
  openLabels: Map<number, number>;
}

export async function loadFolder(folder: string, name: string): Promise<LabelledFolder> {
  const rows: EventRow[] = [];
  await each(join(folder, "events.csv"), (get) => {
    const row = emptyEvent();
    row.kind = get("event") as EventKind;
    row.subscriber = get("email").toLowerCase();
    row.time = Date.parse(get("timestamp"));
    row.campaign = get("campaign");
    row.url = get("url");
    row.ip = get("ip");
    row.userAgent = get("user_agent");
    rows.push(row);
  });
  const labels = new Int8Array(rows.length).fill(-1);
  await each(join(folder, "truth.csv"), (get) => {
    labels[Number(get("row")) - 1] = get("label") === "automated" ? 1 : 0;
  });
  const subscribers = new Map<string, SubscriberRow>();
  await each(join(folder, "subscribers.csv"), (get) => {
    subscribers.set(get("email").toLowerCase(), {
      subscriber: get("email"),
      country: get("country"),
      timezone: "",
      segment: "",
      variant: "",
    });
  });
  const links: LinkRow[] = [];
  await each(join(folder, "links.csv"), (get) =>
    links.push({ campaign: get("campaign"), url: get("url"), position: Number(get("position")), name: "" }),
  );
  const conversions: LabelledFolder["conversions"] = [];
  const types = { purchase: "purchase", form_submit: "form", reply: "reply", page_visit: "visit" } as const;
  await each(join(folder, "conversions.csv"), (get) => {
    conversions.push({
      subscriber: get("email").toLowerCase(),
      time: Date.parse(get("timestamp")),
      type: types[get("type") as keyof typeof types],
    });
  });
  return { name, rows, labels, subscribers, links, conversions };
}

async function each(path: string, visit: (get: (column: string) => string) => void): Promise<void> {
  const [table] = await openTables(path, {});
  const index = new Map(table!.info.header.map((name, at) => [name.trim(), at]));
  await table!.read({
    row: (cells) => visit((column) => cells[index.get(column) ?? -1] ?? ""),
    unreadable: (line) => {
      throw new Error(`${path}:${line}`);
    },
  });
}

/** Puts a folder, varied, into a store and its world. */
export function prepare(
  folder: LabelledFolder,
  variant: Variant,
  networks: Pick<Networks, "lookup">,
): Prepared {
  const store = new EventStore();
  const clickLabels: number[] = [];
  const openLabels = new Map<number, number>();
  for (const [at, original] of folder.rows.entries()) {
    const row = { ...original };
    if (variant.row !== undefined && !variant.row(row)) continue;
    const before = store.clicks;
    store.add(row, at, true);
    if (store.clicks > before) clickLabels.push(folder.labels[at]!);
    if (row.kind === "open") {
      const group = store.findOpenGroup(row);
      openLabels.set(group, Math.min(openLabels.get(group) ?? 1, folder.labels[at]!));
    }
  }
  const side = variant.sideFiles !== false;
  if (side)
    for (const one of folder.conversions)
      store.followUps.add(store.subscribers.id(one.subscriber), one.time, one.type, Number.NaN);
  const world = buildWorld(
    store,
    {
      campaigns: new Map(),
      subscribers: side ? folder.subscribers : new Map(),
      links: side ? folder.links : [],
    },
    { network: (ip) => networks.lookup(ip), agent: classifyAgent, mailbox: mailboxSystem },
    { resolution: variant.resolution ?? 1, honeypots: [], sentAt: Number.NaN },
  );
  return {
    name: `${folder.name}/${variant.name}`,
    store,
    world,
    order: clickedMessages(store),
    clickLabels: Int8Array.from(clickLabels),
    openLabels,
  };
}

/** A change of every row that keeps it. */
function changed(change: (row: EventRow) => void): (row: EventRow) => boolean {
  return (row) => {
    change(row);
    return true;
  };
}

const noClient = changed((row) => {
  row.ip = "";
  row.userAgent = "";
});
const noAgent = changed((row) => {
  row.userAgent = "";
});
const wholeMinutes = changed((row) => {
  row.time = Math.floor(row.time / 60_000) * 60_000;
});
const noUrl = changed((row) => {
  row.url = "";
});

/** The clock of opens and clicks disagrees with that of deliveries. */
function hitsShifted(by: number): (row: EventRow) => boolean {
  return changed((row) => {
    if (row.kind === "open" || row.kind === "click") row.time += by;
  });
}

/** Exports as other platforms would have given them: what a verdict must bear that was fitted on complete logs. */
export const VARIANTS: readonly Variant[] = [
  { name: "all", weight: 1 },
  { name: "events-only", sideFiles: false, weight: 0.5 },
  { name: "no-delivery", row: (row) => row.kind !== "delivered", weight: 0.25 },
  { name: "no-network", row: noClient, sideFiles: false, weight: 0.25 },
  { name: "no-user-agent", row: noAgent, weight: 0.25 },
  { name: "minute", row: wholeMinutes, resolution: 60, weight: 0.25 },
  { name: "no-opens", row: (row) => row.kind !== "open", weight: 0.25 },
  { name: "clicks-only", row: (row) => row.kind === "click", sideFiles: false, weight: 0.25 },
  { name: "one-url", row: noUrl, sideFiles: false, weight: 0.25 },
  { name: "clock-early", row: hitsShifted(-60_000), weight: 0.1 },
  { name: "clock-late", row: hitsShifted(180_000), weight: 0.1 },
];
