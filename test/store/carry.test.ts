import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withSharedMemory } from "../../src/domain/shared-bytes.js";
import { packed, unpack } from "../../src/store/carry.js";
import { EventStore } from "../../src/store/events.js";
import { AT, arranged, knownOf, rowOf, storeOf } from "./support.js";

/** The store as another thread gets it. */
function carried(store: EventStore): EventStore {
  const other = new EventStore();
  unpack(structuredClone(packed(store)), other);
  return other;
}

describe("a store in another thread", () => {
  it("knows all that it knew, arranged or not", () => {
    fc.assert(
      fc.property(arranged, ([rows, order]) => {
        const store = storeOf(rows);
        expect(knownOf(carried(store))).toEqual(knownOf(store));
        store.arrange(Int32Array.from(order));
        expect(knownOf(carried(store))).toEqual(knownOf(store));
      }),
    );
  });

  it("keeps values that need more bits than most, and what follows clicks", () => {
    const store = new EventStore();
    const time = Date.UTC(2026, 3, 14);
    for (let link = 0; link < 70_000; link++)
      store.add(rowOf({ kind: "click", subscriber: "a@corp.example", time, url: `${link}` }), link, true);
    store.followUps.add(0, time, "purchase", 10);
    store.arrange();
    const other = carried(store);
    expect(store.links.text(other.clickLink.get(69_999))).toBe("69999");
    expect(other.links.text(other.clickLink.get(69_999))).toBe("69999");
    expect(other.clicksOf(0)).toBe(70_000);
    expect(other.followUps.first(0, "purchase", (at) => at >= time)).toBe(time);
  });

  it("shares its memory where that is wanted: clicks that change places there have changed them here", async () => {
    const row = { kind: "click", subscriber: "a@corp.example", url: "https://a.example" } as const;
    const timesAfter = async () => {
      const store = new EventStore();
      for (const time of [AT, AT + 1000]) store.add(rowOf({ ...row, time }), time, true);
      store.arrange();
      carried(store).arrangeClicks(0, [1, 0]);
      return [0, 1].map((click) => store.clickTime.get(click));
    };
    expect(await withSharedMemory(true, timesAfter)).toEqual([AT + 1000, AT]);
    expect(await withSharedMemory(false, timesAfter)).toEqual([AT, AT + 1000]);
    // It is over, however it ended.
    await expect(withSharedMemory(true, () => Promise.reject(new Error("bad")))).rejects.toThrow("bad");
    expect(await timesAfter()).toEqual([AT, AT + 1000]);
  });

  it("arranges its opens, and gives them back", () => {
    fc.assert(
      fc.asyncProperty(arranged, async ([rows, order]) => {
        const alone = storeOf(rows);
        alone.arrange(Int32Array.from(order));
        const store = storeOf(rows);
        const thread = new EventStore();
        await store.arrangeInTwo(Int32Array.from(order), async () => {
          await Promise.resolve();
          unpack(structuredClone(packed(store.openRows)), thread.openRows);
          thread.openRows.arrange(order.length);
          unpack(structuredClone(packed(thread.openRows)), store.openRows);
        });
        expect(knownOf(store)).toEqual(knownOf(alone));
      }),
    );
  });

  it("refuses what has a part that there is none to put into", () => {
    expect(() => unpack({ left: { a: 1 } }, { left: null })).toThrow('no part "left" to unpack into');
  });
});
