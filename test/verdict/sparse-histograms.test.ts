import fc from "fast-check";
import { expect, it } from "vitest";
import { SparseHistograms } from "../../src/verdict/sparse-histograms.js";

it("gives the histogram of each owner back, and an empty one for those that have none", () => {
  const value = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 9, noNaN: true }));
  const histogram = fc.array(value, { minLength: 5, maxLength: 5 });
  const owners = fc.uniqueArray(fc.tuple(fc.nat(9), histogram), { selector: ([owner]) => owner });
  fc.assert(
    fc.property(owners, (list) => {
      const histograms = new SparseHistograms(10);
      for (const [owner, values] of list) histograms.add(owner, Float64Array.from(values));
      const found = new Float64Array(5).fill(7);
      for (let owner = 0; owner < 10; owner++) {
        histograms.read(owner, found);
        const known = list.find(([one]) => one === owner)?.[1] ?? [0, 0, 0, 0, 0];
        expect([...found].map((one) => one + 0)).toEqual(known.map((one) => one + 0));
      }
    }),
  );
});
