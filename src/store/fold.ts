import type { EventIds } from "./event-ids.js";
import type { EventStore } from "./events.js";

/** Bits of a message's state. */
export const SENT = 1;
export const DELIVERED = 2;
export const BOUNCED = 4;
export const UNSUBSCRIBED = 8;
export const COMPLAINED = 16;

/** What a message keeps of rows that are neither opens nor clicks. */
type Folds = Pick<EventStore, "state" | "sentAt" | "deliveredAt" | "messages" | "followUps">;

/** Folds a row that is no hit into its message; a follow-up is kept with its person. */
export function fold(store: Folds, message: number, { kind, time }: EventIds): true {
  switch (kind) {
    case "sent":
      mark(store, message, SENT);
      store.sentAt.min(message, time);
      break;
    case "delivered":
      mark(store, message, DELIVERED);
      store.deliveredAt.min(message, time);
      break;
    case "bounce":
      mark(store, message, BOUNCED);
      break;
    case "unsubscribe":
      mark(store, message, UNSUBSCRIBED);
      break;
    case "complaint":
      mark(store, message, COMPLAINED);
      break;
    case "form":
    case "visit":
    case "reply":
    case "conversion":
      // What nobody knows the time of follows nothing.
      if (!Number.isNaN(time))
        store.followUps.add(
          store.messages.b(message),
          time,
          kind === "conversion" ? "other" : kind,
          Number.NaN,
        );
      break;
  }
  return true;
}

function mark({ state }: Folds, message: number, bit: number): void {
  state.set(message, state.get(message) | bit);
}
