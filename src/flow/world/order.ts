import { sharedNumbers } from "../../domain/shared-bytes.js";
import type { EventStore } from "../../store/events.js";

/** A thread that can arrange the opens of a store, once its messages are arranged. */
interface OpenArranger {
  readonly isUp: boolean;
  arrangeOpens(store: EventStore): Promise<void>;
}

/**
 * Puts the messages of a store by campaign and then by subscriber in the order of their names: what rows and files cannot change.
 * @param helper that arranges with this thread
 */
export async function arrange(store: EventStore, helper: OpenArranger | null = null): Promise<void> {
  store.sortSubscribers();
  const order = orderOf(store);
  if (helper?.isUp === true) await store.arrangeInTwo(order, () => helper.arrangeOpens(store));
  else store.arrange(order);
}

/** By subscriber and then by campaign: two counting sorts. */
function orderOf(store: EventStore): Int32Array {
  return byCampaign(store, bySubscriber(store));
}

function bySubscriber({ messages, subscribers }: EventStore): Int32Array {
  const places = new Int32Array(subscribers.size + 1);
  for (let message = 0; message < messages.size; message++) places[messages.b(message) + 1]!++;
  for (let at = 1; at < places.length; at++) places[at]! += places[at - 1]!;
  const order = new Int32Array(messages.size);
  for (let message = 0; message < order.length; message++) order[places[messages.b(message)]!++] = message;
  return order;
}

/** @param order of all messages, which those of one campaign keep */
function byCampaign({ messages, campaigns }: EventStore, order: Int32Array): Int32Array {
  const ranks = campaigns.ranks();
  // Read in the order in which they lie: the sorting goes to and fro.
  const rankOf = new (ranks.length > 0xffff ? Int32Array : Uint16Array)(messages.size);
  const places = new Int32Array(ranks.length + 1);
  for (let message = 0; message < rankOf.length; message++) {
    const rank = ranks[messages.a(message)]!;
    rankOf[message] = rank;
    places[rank + 1]!++;
  }
  for (let at = 1; at < places.length; at++) places[at]! += places[at - 1]!;
  const sorted = new Int32Array(order.length);
  for (let at = 0; at < sorted.length; at++) sorted[places[rankOf[order[at]!]!]!++] = order[at]!;
  return sorted;
}

/** Messages with clicks, in the order of their numbers. */
export function clickedMessages(store: EventStore): Int32Array {
  let count = 0;
  for (let message = 0; message < store.messages.size; message++) if (store.clicksOf(message) > 0) count++;
  const list = sharedNumbers(count);
  for (let message = 0, at = 0; message < store.messages.size; message++)
    if (store.clicksOf(message) > 0) list[at++] = message;
  return list;
}
