import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventRow } from "../../src/domain/event.js";
import { findClick, findMessage, findOpenGroup } from "../../src/store/find.js";
import { AT, arranged, event, knownOf, rowOf, storeOf } from "./support.js";

describe("EventStore.arrange", () => {
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
          const message = findMessage(store, row);
          expect(store.campaigns.text(store.messages.a(message))).toBe(row.campaign);
          if (row.kind === "open") expect(findOpenGroup(store, row)).toBeGreaterThanOrEqual(0);
          if (row.kind !== "click") continue;
          const click = findClick(store, row, at, true);
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
