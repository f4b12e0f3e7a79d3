import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Scoring } from "../../src/verdict/metrics.js";
import { Expected, logOddsOf, oddsOf, type Spread } from "../../src/verdict/rates.js";

const SPREAD: Spread = { up: 2, down: 1.25, floor: 0.05, missed: 0, doubtful: 0 };
const odds = fc.double({ min: -14, max: 14, noNaN: true });
const messages = fc.array(fc.array(odds, { minLength: 1, maxLength: 4 }), { maxLength: 30 });

/** From log-odds of automation to odds of a person. */
const personOdds = (logOdds: number) => Math.exp(-logOdds);

function sumOf(list: readonly (readonly number[])[]): Expected {
  const sum = new Expected(SPREAD);
  for (const message of list) sum.addMessage(message.map(personOdds));
  return sum;
}

describe("Expected", () => {
  it("counts a message by the chance that one of its bursts is human", () => {
    const one = sumOf([[0]]);
    expect([one.reported, one.adjusted]).toEqual([1, 0.5]);
    expect(sumOf([[0, 0]]).adjusted).toBe(0.75);
    expect(sumOf([[Math.log(3)], [-Math.log(3)]]).adjusted).toBe(1);
  });

  it("shifts all bursts at once for its range", () => {
    const { low, high } = sumOf(Array.from({ length: 200 }, () => [0])).range;
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    expect(low).toBe(Math.floor(200 * (1 - sigmoid(1.25))));
    expect(high).toBe(Math.ceil(200 * sigmoid(2)));
  });

  it("holds that all doubtful ones are people's, but none that is a machine's", () => {
    const sum = new Expected({ ...SPREAD, floor: 0, doubtful: 0.8 });
    const doubtful = Array.from({ length: 40 }, () => [Math.log(0.7 / 0.3)]);
    for (const mail of [...doubtful, ...Array.from({ length: 40 }, () => [-3]), [14], [14]])
      sum.addMessage(mail.map(personOdds));
    expect(sum.range.high).toBe(80);
    const clicks = new Expected({ ...SPREAD, floor: 0, doubtful: 0.8 });
    clicks.addHits(personOdds(Math.log(0.7 / 0.3)), 3);
    expect(clicks.range.high).toBe(3);
  });

  it("leaves room for people among many messages taken for a machine's", () => {
    const mails = [...Array.from({ length: 80 }, () => [14]), ...Array.from({ length: 20 }, () => [-14])];
    const sure = new Expected({ ...SPREAD, floor: 0 });
    const open = new Expected({ ...SPREAD, floor: 0, missed: 0.05 });
    for (const mail of mails) for (const sum of [sure, open]) sum.addMessage(mail.map(personOdds));
    expect(sure.range.high).toBeCloseTo(20, 3);
    expect(open.range).toEqual({ low: sure.range.low, high: 24 });
    const sweep = new Expected({ ...SPREAD, floor: 0, missed: 0.5 });
    sweep.addHits(personOdds(14), 40);
    expect(sweep.range.high).toBe(1);
  });

  it("never says more than was reported, nor less than the error that always remains", () => {
    const { low, high } = sumOf(Array.from({ length: 100 }, () => [-14])).range;
    expect(low).toBeCloseTo(95, 1);
    expect(high).toBe(100);
    expect(new Expected(SPREAD).range).toEqual({ low: 0, high: 0 });
  });

  it("holds its best value within its range", () => {
    fc.assert(
      fc.property(messages, (list) => {
        const sum = sumOf(list);
        const { low, high } = sum.range;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(sum.adjusted);
        expect(sum.adjusted).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(sum.reported);
      }),
    );
  });

  it("gives the same sums to the last bit, whatever the order and however they are split", () => {
    const split = messages.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        fc.nat(list.length),
      ),
    );
    fc.assert(
      fc.property(split, ([list, shuffled, at]) => {
        const whole = sumOf(list);
        const parts = sumOf(shuffled.slice(0, at));
        parts.merge(sumOf(shuffled.slice(at)));
        expect([parts.reported, parts.adjusted, parts.range]).toEqual([
          whole.reported,
          whole.adjusted,
          whole.range,
        ]);
      }),
    );
  });

  it("counts hits of one burst together", () => {
    const hits = new Expected(SPREAD);
    hits.addHits(personOdds(0), 4);
    expect([hits.reported, hits.adjusted]).toEqual([4, 2]);
    expect([hits.empty().reported, hits.empty().adjusted]).toEqual([0, 0]);
  });
});

describe("oddsOf", () => {
  it("are those of a person, and bounded as the log-odds are", () => {
    expect(oddsOf(0.2)).toBeCloseTo(4, 12);
    for (const probability of [0, 1e-9, 0.3, 0.5, 0.97, 1])
      expect(oddsOf(probability)).toBeCloseTo(personOdds(logOddsOf(probability)), 6);
  });
});

describe("logOddsOf", () => {
  it("is the inverse of the logistic function, bounded so that a shift can still move it", () => {
    expect(logOddsOf(0.5)).toBe(0);
    expect(logOddsOf(0.9)).toBeCloseTo(Math.log(9), 12);
    expect(logOddsOf(1)).toBe(logOddsOf(1 - 1e-6));
    expect(logOddsOf(0)).toBe(logOddsOf(1e-6));
  });
});

describe("Scoring", () => {
  it("scores an example that was worked out by hand", () => {
    const scoring = new Scoring();
    for (const [probability, automated] of [
      [0.9, true],
      [0.8, true],
      [0.5, true],
      [0.7, false],
      [0.1, false],
      [0.2, false],
      [0.3, true],
      [1, true],
    ] as const)
      scoring.row(probability, automated);
    for (const [called, human] of [
      [true, true],
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const)
      scoring.message(called, human);
    scoring.campaign(10, 12, { low: 9, high: 13 });
    scoring.campaign(20, 15, { low: 14, high: 19 });
    const scores = scoring.scores;
    expect(scores).toMatchObject({
      precision: 4 / 5,
      recall: 4 / 5,
      rowF1: 4 / 5,
      humanRowsLost: 1 / 3,
      messageF1: 2 / 3,
      covered: 0.5,
      rows: 8,
      campaigns: 2,
    });
    expect(scores.rateError).toBeCloseTo((0.2 + 0.25) / 2, 12);
    expect(scores.width).toBeCloseTo((0.4 + 0.25) / 2, 12);
    expect(scores.brier).toBeCloseTo((0.01 + 0.04 + 0.25 + 0.49 + 0.01 + 0.04 + 0.49 + 0) / 8, 12);
    expect(scores.reliability.map(({ rows }) => rows)).toEqual([1, 1, 1, 1, 1, 1, 2]);
    expect(scores.reliability.at(-1)).toMatchObject({ predicted: 0.95, actual: 1 });
  });

  it("knows that nothing cannot be scored", () => {
    const { precision, rateError, covered } = new Scoring().scores;
    expect([precision, rateError, covered]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
