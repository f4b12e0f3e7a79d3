import type { EventStore } from "../store/events.js";

/** Puts the messages of a store by campaign and then by subscriber in the order of their names: what rows and files cannot change. */
export function arrange(store: EventStore): void {
  const { messages } = store;
  const subscribers = store.subscribers.ranks();
  const campaigns = store.campaigns.ranks();
  // Read once, in the order in which they lie.
  const bySubscriber = new Int32Array(messages.size);
  const byCampaign = new Int32Array(messages.size);
  for (let message = 0; message < messages.size; message++) {
    bySubscriber[message] = subscribers[messages.b(message)]!;
    byCampaign[message] = campaigns[messages.a(message)]!;
  }
  const all = Int32Array.from(bySubscriber.keys());
  store.arrange(
    countingSort(countingSort(all, bySubscriber, subscribers.length), byCampaign, campaigns.length),
  );
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

/** @param ranks of each of the list, below `size`; those of one rank keep their order */
function countingSort(list: Int32Array, ranks: Int32Array, size: number): Int32Array {
  const start = new Int32Array(size + 1);
  for (const rank of ranks) start[rank + 1]!++;
  for (let at = 0; at < size; at++) start[at + 1]! += start[at]!;
  const sorted = new Int32Array(list.length);
  for (let at = 0; at < list.length; at++) {
    const one = list[at]!;
    sorted[start[ranks[one]!]!++] = one;
  }
  return sorted;
}
