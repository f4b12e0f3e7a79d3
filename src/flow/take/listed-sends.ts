import type { EventRow } from "../../domain/event.js";
import type { EventStore } from "../../store/events.js";
import { findMessage } from "../../store/find.js";
import { DELIVERED, SENT } from "../../store/fold.js";

/**
 * Campaigns of which lists of people tell the sending, and no log does. A list may hold nobody but those who opened or clicked,
 * so that what it tells of the sending is not all; or nobody but those who did not.
 */
export class ListedSends {
  readonly sent = new Set<string>();
  readonly delivered = new Set<string>();
  /** With a list of those who did not open or click: whoever did was sent the mail as well. */
  readonly ofOthers = new Set<string>();

  /** Before the row of a list is in the store, and after all logs are. */
  note(row: EventRow, store: EventStore, isOfOthers: boolean): void {
    if (row.kind !== "sent" && row.kind !== "delivered") return;
    if (isOfOthers) this.ofOthers.add(row.campaign);
    const campaigns = row.kind === "sent" ? this.sent : this.delivered;
    if (campaigns.has(row.campaign)) return;
    const message = findMessage(store, row);
    const isLogged = message !== -1 && store.state.get(message) & (row.kind === "sent" ? SENT : DELIVERED);
    if (!isLogged) campaigns.add(row.campaign);
  }
}
