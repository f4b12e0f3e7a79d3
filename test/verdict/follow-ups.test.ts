import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConversionType } from "../../src/domain/event.js";
import { FollowUps } from "../../src/store/follow-ups.js";
import { follows } from "../../src/verdict/follow-ups.js";

const DAY = 86_400;
const TYPES = ["purchase", "form", "reply", "booking", "visit", "other"] as const;
const WINDOWS = {
  purchase: 7 * DAY,
  booking: 7 * DAY,
  form: 3 * DAY,
  reply: 3 * DAY,
  visit: DAY,
  other: 3 * DAY,
};

type Row = readonly [subscriber: number, seconds: number, type: ConversionType, value: number];

function listOf(rows: readonly Row[]): FollowUps {
  const list = new FollowUps();
  for (const [subscriber, seconds, type, value] of rows) list.add(subscriber, seconds * 1000, type, value);
  return list;
}

function found(rows: readonly Row[], subscriber: number, start: number, end: number) {
  return follows({ followUps: listOf(rows) }, subscriber, start * 1000, end * 1000);
}

/** One after the other, in order of time and type. */
function slowly(rows: readonly Row[], subscriber: number, start: number, end: number) {
  const mine = rows
    .filter(([one, seconds, type]) => {
      const since = seconds - end;
      return one === subscriber && seconds >= start && since <= WINDOWS[type];
    })
    .sort((a, b) => a[1] - b[1] || TYPES.indexOf(a[2]) - TYPES.indexOf(b[2]));
  const isInstant = ([, at, type]: Row) =>
    (type === "visit" && at - end <= 30) || ((type === "form" || type === "other") && at - end <= 5);
  const [action] = mine.filter((row) => row[2] !== "visit" && !isInstant(row));
  const visits = mine.filter(([, , type]) => type === "visit").map(([, seconds]) => seconds - end);
  const visitAfter = visits.find((since) => since > 30) ?? Number.NaN;
  const visit = Number.isNaN(visitAfter) ? null : { type: "visit", after: visitAfter };
  return {
    followUp: action === undefined ? visit : { type: action[2], after: Math.max(0, action[1] - end) },
    visitAfter,
    instantVisit: mine.some(isInstant),
  };
}

describe("what follows a burst", () => {
  it("is the same as by looking at every row", () => {
    const near = fc.constantFrom(
      -1,
      0,
      1,
      5,
      29,
      30,
      31,
      40,
      DAY,
      DAY + 1,
      3 * DAY,
      3 * DAY + 1,
      7 * DAY,
      7 * DAY + 1,
    );
    const row = fc.tuple(
      fc.constantFrom(1, 2, 3),
      fc.tuple(near, fc.constantFrom(0, 1, 10)).map(([after, more]) => 1000 + after + more),
      fc.constantFrom(...TYPES),
      fc.constantFrom(1, 2, Number.NaN),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom(1, 2, 3), (rows, subscriber) => {
        expect(found(rows, subscriber, 1000, 1010)).toEqual(slowly(rows, subscriber, 1000, 1010));
      }),
      { numRuns: 500 },
    );
  });

  it("is nothing where the clicks or the rows have no times", () => {
    const nothing = { followUp: null, visitAfter: Number.NaN, instantVisit: false };
    expect(found([[1, 5, "purchase", 1]], 1, Number.NaN, Number.NaN)).toEqual(nothing);
    expect(found([[1, Number.NaN, "purchase", 1]], 1, 0, 0)).toEqual(nothing);
    expect(found([], 1, 0, 0)).toEqual(nothing);
  });

  it("may be dated the day of the click, which tells of an order and not of a visit", () => {
    const followUps = new FollowUps();
    const noon = DAY / 2;
    followUps.add(1, 0, "purchase", 10, { isDay: true });
    followUps.add(1, 0, "visit", Number.NaN, { isDay: true });
    const seen = follows({ followUps }, 1, noon * 1000, noon * 1000);
    expect(seen.followUp).toMatchObject({ type: "purchase", isDay: true });
    expect(seen.visitAfter).toBeNaN();
    expect(follows({ followUps }, 1, DAY * 1000, DAY * 1000).followUp).toBeNull();
  });

  // Hours, where each burst looks at each row.
  it("T37: costs little where one person has 300,000 rows and as many bursts", () => {
    const rows = Array.from({ length: 300_000 }, (_, n): Row => [1, n, n % 2 === 0 ? "form" : "purchase", n]);
    const followUps = listOf(rows);
    let last: ReturnType<typeof follows> | null = null;
    for (let n = 0; n < 300_000; n++) last = follows({ followUps }, 1, n * 1000, n * 1000);
    expect(last).toEqual({
      followUp: { type: "purchase", after: 0 },
      visitAfter: Number.NaN,
      instantVisit: false,
    });
  });
});
