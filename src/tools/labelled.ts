import { existsSync, readFileSync } from "node:fs";
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
import { clickedMessages } from "../flow/world/order.js";
import { buildWorld } from "../flow/world/world.js";
import { openTables } from "../read/index.js";
import { EventStore } from "../store/events.js";
import { findOpenGroup } from "../store/find.js";
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
  /** What checks the mail of a domain, by domain. */
  gateways: ReadonlyMap<string, string>;
}

/** A variation of an export: less or worse said, or under other circumstances. */
export interface Condition {
  name: string;
  /** The folder as it would have been. */
  of?: (folder: LabelledFolder) => LabelledFolder;
  sideFiles?: boolean;
  /** Step of the clock in seconds. */
  resolution?: number;
}

export interface Prepared {
  name: string;
  store: EventStore;
  world: World;
  order: Int32Array;
  /** Label of a click of the store. */
  labelOf(click: number): number;
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
  // The demo and the fixtures name their labels otherwise than the large campaigns.
  const truth = existsSync(join(folder, "truth.csv")) ? "truth.csv" : "labels.csv";
  await each(join(folder, truth), (get) => {
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
  const gateways = gatewaysOf(join(folder, "truth.json"));
  return { name, rows, labels, subscribers, links, conversions, gateways };
}

function gatewaysOf(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map();
  const { gateways } = JSON.parse(readFileSync(path, "utf8")) as { gateways: Record<string, string> };
  return new Map(Object.entries(gateways));
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
  original: LabelledFolder,
  condition: Condition,
  networks: Pick<Networks, "lookup">,
): Prepared {
  const folder = condition.of === undefined ? original : condition.of(original);
  const store = new EventStore();
  for (const [at, row] of folder.rows.entries()) store.add(row, at, true);
  store.arrange();
  const openLabels = new Map<number, number>();
  for (const [at, row] of folder.rows.entries()) {
    if (row.kind !== "open") continue;
    const group = findOpenGroup(store, row);
    openLabels.set(group, Math.min(openLabels.get(group) ?? 1, folder.labels[at]!));
  }
  const side = condition.sideFiles !== false;
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
    { resolution: condition.resolution ?? 1, honeypots: [], sentAt: Number.NaN },
  );
  return {
    name: `${folder.name}/${condition.name}`,
    store,
    world,
    order: clickedMessages(store),
    labelOf: (click) => folder.labels[store.clickHash.get(click)]!,
    openLabels,
  };
}
