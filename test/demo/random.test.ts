import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/demo/random.js";

const many = (name: string, draw: (random: Random) => number, count = 20_000) => {
  const random = new Random(name);
  return Array.from({ length: count }, () => draw(random)).sort((a, b) => a - b);
};

describe("Random", () => {
  it("gives the same numbers for the same name, everywhere and always", () => {
    const random = new Random("clickaudit");
    expect([random.below(1000), random.below(1000), random.below(1000)]).toEqual([961, 431, 224]);
  });

  it("gives other numbers for another name", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b);
        const [first, second] = [new Random(a), new Random(b)];
        const draws = (random: Random) => Array.from({ length: 4 }, () => random.unit());
        expect(draws(first)).not.toEqual(draws(second));
      }),
    );
  });

  it("spreads evenly, also for names that differ in one digit", () => {
    const firsts = Array.from({ length: 10_000 }, (_, at) => new Random(`3/Spring/${at}`).unit());
    const tenths = new Array(10).fill(0);
    for (const value of firsts) tenths[Math.floor(value * 10)] += 1;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it("keeps the weights", () => {
    const drawn = many("weights", (random) => random.weighted([1, 3], (weight) => weight));
    expect(drawn.filter((weight) => weight === 3).length / drawn.length).toBeCloseTo(0.75, 1);
  });

  it("draws log-normals with the given median and sigma", () => {
    const drawn = many("log-normal", (random) => random.logNormal(100, 2));
    const logs = drawn.map(Math.log);
    const mean = logs.reduce((sum, value) => sum + value) / logs.length;
    const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
    expect(mean).toBeCloseTo(Math.log(100), 1);
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
  });

  it("shuffles without losing anything", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, name) => {
        const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
        expect(sorted(new Random(name).shuffled(items))).toEqual(sorted(items));
      }),
    );
  });
});
