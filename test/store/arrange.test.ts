import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventRow, emptyEvent } from "../../src/domain/event.js";
import { EventStore } from "../../src/store/events.js";

const AT = Date.UTC(2026, 3, 14, 9);

const event = fc.record({
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

function rowOf(fields: Partial<EventRow>): EventRow {
  return { ...emptyEvent(), ...fields, url: fields.kind === "click" ? fields.url! : "" };
}

/** The row's own number: no two rows are the same event. */
function storeOf(rows: readonly EventRow[]): EventStore {
  const store = new EventStore();
  for (const [at, row] of rows.entries()) store.add(row, at, true);
  return store;
}

/** All that a store knows of each message, whatever its number. */
function knownOf(store: EventStore): string[] {
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

describe("EventStore.arrange", () => {
  const arranged = fc.array(event, { minLength: 1, maxLength: 60 }).chain((fields) => {
    const rows = fields.map((one) => rowOf(one as Partial<EventRow>));
    const numbers = [...Array(storeOf(rows).messages.size).keys()];
    const all = { minLength: numbers.length, maxLength: numbers.length };
    return fc.tuple(fc.constant(rows), fc.shuffledSubarray(numbers, all));
  });

  it("gives messages other numbers and changes nothing else", () => {
    fc.assert(
      fc.property(arranged, ([rows, order]) => {
        const before = knownOf(storeOf(rows));
        const store = storeOf(rows);
        store.arrange(Int32Array.from(order));
        expect(knownOf(store)).toEqual(order.map((message) => before[message]));
      }),
    );
  });

  it("lays the clicks and opens of a message side by side, and finds each again", () => {
    fc.assert(
      fc.property(arranged, ([rows, order]) => {
        const store = storeOf(rows);
        store.arrange(Int32Array.from(order));
        const clicks: number[] = [];
        const owners: number[] = [];
        const groups: number[] = [];
        for (let message = 0; message < store.messages.size; message++) {
          store.forEachClick(message, (click) => {
            clicks.push(click);
            owners.push(message);
          });
          store.forEachOpenGroup(message, (group) => groups.push(group));
        }
        expect(clicks).toEqual([...Array(store.clicks).keys()]);
        const each: number[][] = [];
        store.eachClick((click, message) => each.push([click, message]));
        expect(each).toEqual(clicks.map((click, at) => [click, owners[at]]));
        expect(groups).toEqual([...Array(store.openGroups).keys()]);
        for (const [at, row] of rows.entries()) {
          const message = store.findMessage(row);
          expect(store.campaigns.text(store.messages.a(message))).toBe(row.campaign);
          if (row.kind === "open") expect(store.findOpenGroup(row)).toBeGreaterThanOrEqual(0);
          if (row.kind !== "click") continue;
          const click = store.findClick(row, at, true);
          expect(store.clickTime.get(click)).toBe(row.time);
          expect(store.links.text(store.clickLink.get(click))).toBe(row.url);
        }
      }),
    );
  });

  it("puts the clicks of a message in another order, and each keeps what is known of it", () => {
    fc.assert(
      fc.property(arranged, ([rows, order]) => {
        const store = storeOf(rows);
        store.arrange(Int32Array.from(order));
        const before = knownOf(store);
        for (let message = 0; message < store.messages.size; message++) {
          const clicks: number[] = [];
          store.forEachClick(message, (click) => clicks.push(click));
          const times = clicks.map((click) => store.clickTime.get(click));
          if (clicks.length > 0) store.arrangeClicks(clicks[0]!, [...clicks].reverse());
          expect(clicks.map((click) => store.clickTime.get(click))).toEqual(times.reverse());
        }
        expect(knownOf(store)).toEqual(before);
      }),
    );
  });

  it("numbers addresses as clicks and opens name them, message by message", () => {
    fc.assert(
      fc.property(arranged, ([rows, order]) => {
        const store = storeOf(rows);
        store.arrange(Int32Array.from(order));
        const named = new Set<number>([0]);
        for (let click = 0; click < store.clicks; click++) named.add(store.clickIp.get(click));
        for (let group = 0; group < store.openGroups; group++) named.add(store.openIp.get(group));
        expect([...named]).toEqual([...named.keys()].sort((a, b) => a - b));
        expect(store.ips.text(0)).toBe("");
      }),
    );
  });
});

describe("EventStore.sortSubscribers", () => {
  it("numbers subscribers by name and changes nothing else", () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), (fields) => {
        const rows = fields.map((one) => rowOf(one as Partial<EventRow>));
        const store = storeOf(rows);
        const before = knownOf(store);
        for (const [at, { subscriber }] of rows.entries())
          store.followUps.add(store.subscribers.id(subscriber), AT + at, "reply", Number.NaN);
        store.sortSubscribers();
        expect(knownOf(store)).toEqual(before);
        const names = Array.from({ length: store.subscribers.size }, (_, id) => store.subscribers.text(id));
        expect(names).toEqual([...names].sort());
        for (const [at, { subscriber }] of rows.entries()) {
          const times: number[] = [];
          store.followUps.forEach(store.subscribers.find(subscriber), (time) => times.push(time));
          expect(times).toContain(AT + at);
        }
      }),
    );
  });
});
