import type { EventRow } from "../domain/event.js";
import { type EventIds, flagCode } from "./event-ids.js";
import type { EventStore } from "./events.js";

/** The message of a row of a second reading; -1 when there is none. */
export function findMessage(store: EventStore, row: EventRow): number {
  const campaign = store.campaigns.find(row.campaign);
  const subscriber = store.subscribers.find(row.subscriber);
  return campaign === -1 || subscriber === -1 ? -1 : store.messages.find(campaign, subscriber);
}

/** The click that a row of a second reading is (its original, for a duplicate); -1 when there is none. */
export function findClick(store: EventStore, row: EventRow, hash: number, exact: boolean): number {
  return store.clickOf(idsFound(store, row), hash, exact);
}

/** The group of opens that a row of a second reading is in; -1 when there is none. */
export function findOpenGroup(store: EventStore, row: EventRow): number {
  return store.openGroupOf(idsFound(store, row));
}

/** The numbers that the texts of a row have; -1 for a text that was never seen. */
function idsFound(store: EventStore, row: EventRow): EventIds {
  return {
    kind: row.kind,
    message: findMessage(store, row),
    time: row.time,
    sentAt: row.sentAt,
    deliveredAt: row.deliveredAt,
    link: store.links.find(row.url),
    ip: store.ips.find(row.ip),
    agent: store.agents.find(row.userAgent),
    country: store.countries.find(row.country),
    flag: flagCode(row.flag),
    reason: 0,
    count: row.count,
  };
}
