import { sharedNumbers } from "../domain/shared-bytes.js";
import type { EventStore } from "../store/events.js";

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

function orderOf(store: EventStore): Int32Array {
  const { messages } = store;
  const campaigns = store.campaigns.ranks();
  // Read in the order in which they lie: the second sorting goes to and fro.
  const byCampaign = new (campaigns.length > 0xffff ? Int32Array : Uint16Array)(messages.size);
  for (let message = 0; message < messages.size; message++)
    byCampaign[message] = campaigns[messages.a(message)]!;
  const bySubscriber = countingSort(
    messages.size,
    (at) => at,
    (message) => messages.b(message),
    store.subscribers.size,
  );
  return countingSort(
    messages.size,
    (at) => bySubscriber[at]!,
    (message) => byCampaign[message]!,
    campaigns.length,
  );
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

/** @param rank of each of the list, below `ranks`; those of one rank keep their order */
function countingSort(
  size: number,
  list: (at: number) => number,
  rank: (one: number) => number,
  ranks: number,
): Int32Array {
  const start = new Int32Array(ranks + 1);
  for (let one = 0; one < size; one++) start[rank(one) + 1]!++;
  for (let at = 0; at < ranks; at++) start[at + 1]! += start[at]!;
  const sorted = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const one = list(at);
    sorted[start[rank(one)]!++] = one;
  }
  return sorted;
}
