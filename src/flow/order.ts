import type { EventStore } from "../store/events.js";

/** Puts the messages of a store by campaign and then by subscriber in the order of their names: what rows and files cannot change. */
export function arrange(store: EventStore): void {
  const { messages } = store;
  const all = Int32Array.from({ length: messages.size }, (_, message) => message);
  const subscribers = store.subscribers.ranks();
  const campaigns = store.campaigns.ranks();
  const bySubscriber = countingSort(all, subscribers.length, (message) => subscribers[messages.b(message)]!);
  store.arrange(countingSort(bySubscriber, campaigns.length, (message) => campaigns[messages.a(message)]!));
}

/** Messages with clicks, in the order of their numbers. */
export function clickedMessages(store: EventStore): Int32Array {
  let count = 0;
  for (let message = 0; message < store.messages.size; message++) if (store.clicksOf(message) > 0) count++;
  const list = new Int32Array(count);
  for (let message = 0, at = 0; message < store.messages.size; message++)
    if (store.clicksOf(message) > 0) list[at++] = message;
  return list;
}

function countingSort(list: Int32Array, keys: number, key: (message: number) => number): Int32Array {
  const start = new Int32Array(keys + 1);
  for (const message of list) start[key(message) + 1]!++;
  for (let at = 0; at < keys; at++) start[at + 1]! += start[at]!;
  const sorted = new Int32Array(list.length);
  for (const message of list) sorted[start[key(message)]!++] = message;
  return sorted;
}
