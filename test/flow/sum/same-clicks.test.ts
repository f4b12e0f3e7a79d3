import { describe, expect, it } from "vitest";
import { sameClicks } from "../../../src/flow/sum/same-clicks.js";
import { EventStore } from "../../../src/store/events.js";
import { rowOf } from "../../store/support.js";

/** More than are asked. */
const PEOPLE = 20_000;

/** Two campaigns, in which everybody clicks; `later` is in ms. */
function pairs(later: (person: number) => number): [number, number][] {
  const store = new EventStore();
  for (let person = 0; person < PEOPLE; person++)
    for (const [at, campaign] of ["Spring", "Spring again"].entries()) {
      const time = 1_776_000_000_000 + person * 1000 + (at === 0 ? 0 : later(person));
      store.add(
        rowOf({ kind: "click", url: "", subscriber: `p${person}@acme.example`, campaign, time }),
        2 * person + at,
        true,
      );
    }
  return sameClicks(store, 1);
}

describe("the same clicks in two campaigns", () => {
  it("are seen among more people than are asked", () => {
    expect(pairs(() => 0)).toEqual([[0, 1]]);
    expect(pairs((person) => (person % 20 === 7 ? 1000 : 0))).toEqual([[0, 1]]);
  });

  it("are none where a part of the people clicked at another time", () => {
    expect(pairs((person) => (person % 3 === 0 ? 1000 : 0))).toEqual([]);
  });
});
