import type { EventStore } from "../store/events.js";

/** Messages with clicks, by campaign and then by subscriber in the order of their names: what rows and files cannot change. */
export function clickedMessages(store: EventStore): Int32Array {
  let count = 0;
  for (let message = 0; message < store.messages.size; message++) if (store.clicksOf(message) > 0) count++;
  const list = new Int32Array(count);
  for (let message = 0, at = 0; message < store.messages.size; message++)
    if (store.clicksOf(message) > 0) list[at++] = message;
  const bySubscriber = countingSort(
    list,
    store.subscribers.size,
    rankOf(store.subscribers.ranks(), (message) => store.messages.b(message)),
  );
  return countingSort(
    bySubscriber,
    store.campaigns.size,
    rankOf(store.campaigns.ranks(), (message) => store.messages.a(message)),
  );
}

function rankOf(ranks: Int32Array, key: (message: number) => number): (message: number) => number {
  return (message) => ranks[key(message)]!;
}

function countingSort(list: Int32Array, keys: number, key: (message: number) => number): Int32Array {
  const start = new Int32Array(keys + 1);
  for (const message of list) start[key(message) + 1]!++;
  for (let at = 0; at < keys; at++) start[at + 1]! += start[at]!;
  const sorted = new Int32Array(list.length);
  for (const message of list) sorted[start[key(message)]!++] = message;
  return sorted;
}
