import fc from "fast-check";
import { type EventRow, emptyEvent } from "../../src/domain/event.js";
import { EventStore } from "../../src/store/events.js";

export const AT = Date.UTC(2026, 3, 14, 9);

export const event = fc.record({
  kind: fc.constantFrom("click", "open", "delivered", "sent"),
  subscriber: fc.constantFrom("a@corp.example", "b@corp.example", "c@shop.example", "d@shop.example"),
  campaign: fc.constantFrom("Spring", "Autumn", "Winter"),
  time: fc.integer({ min: 0, max: 5000 }).map((ms) => AT + ms),
  url: fc.constantFrom("https://shop.example/a", "https://shop.example/b"),
  ip: fc.constantFrom("", "192.0.2.1", "192.0.2.2"),
  userAgent: fc.constantFrom("", "x", "y"),
  country: fc.constantFrom("", "DE"),
  variant: fc.constantFrom("", "A", "B"),
});

export function rowOf(fields: Partial<EventRow>): EventRow {
  return { ...emptyEvent(), ...fields, url: fields.kind === "click" ? fields.url! : "" };
}

/** The row's own number: no two rows are the same event. */
export function storeOf(rows: readonly EventRow[]): EventStore {
  const store = new EventStore();
  for (const [at, row] of rows.entries()) store.add(row, at, true);
  return store;
}

/** All that a store knows of each message, whatever its number. */
export function knownOf(store: EventStore): string[] {
  return Array.from({ length: store.messages.size }, (_, message) => {
    const of: unknown[] = [];
    store.forEachClick(message, (click) =>
      of.push([
        store.clickTime.get(click),
        store.links.text(store.clickLink.get(click)),
        store.ips.text(store.clickIp.get(click)),
        store.agents.text(store.clickAgent.get(click)),
        store.countries.text(store.clickCountry.get(click)),
      ]),
    );
    store.forEachOpenGroup(message, (group) =>
      of.push([
        store.openFirst.get(group),
        store.openLast.get(group),
        store.openCount.get(group),
        store.ips.text(store.openIp.get(group)),
        store.countries.text(store.openCountry.get(group)),
      ]),
    );
    return JSON.stringify([
      store.campaigns.text(store.messages.a(message)),
      store.subscribers.text(store.messages.b(message)),
      store.deliveredAt.get(message),
      store.sentAt.get(message),
      store.state.get(message),
      store.variants.text(store.variantOf.get(message)),
      store.clicksOf(message),
      of.map((one) => JSON.stringify(one)).sort(),
    ]);
  });
}

/** Rows, and an order of the messages that they are of. */
export const arranged = fc.array(event, { minLength: 1, maxLength: 60 }).chain((fields) => {
  const rows = fields.map((one) => rowOf(one as Partial<EventRow>));
  const numbers = [...Array(storeOf(rows).messages.size).keys()];
  const all = { minLength: numbers.length, maxLength: numbers.length };
  return fc.tuple(fc.constant(rows), fc.shuffledSubarray(numbers, all));
});
