import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { audit } from "../src/audit.js";
import type { LabelledScores } from "../src/flow/evaluate.js";

const FOLDER = new URL("../fixtures/labelled/", import.meta.url).pathname;

/** What a change may not fall below, a little under what was reached when it was written; made-up data, small cuts. */
const LIMITS = [
  { kind: "b2b", messageF1: 0.98, humanRowsLost: 0.03, rateError: 0.08, brier: 0.015 },
  { kind: "flash-sale", messageF1: 0.96, humanRowsLost: 0.03, rateError: 0.05, brier: 0.03 },
  { kind: "no-network", messageF1: 0.92, humanRowsLost: 0.04, rateError: 0.09, brier: 0.05 },
  { kind: "single-link", messageF1: 0.87, humanRowsLost: 0.17, rateError: 0.16, brier: 0.06 },
];

describe.each(LIMITS)(
  "the labelled $kind fixture",
  ({ kind, messageF1, humanRowsLost, rateError, brier }) => {
    let scores: LabelledScores;
    beforeAll(async () => {
      const file = (name: string) => `${FOLDER}${kind}/${name}.csv`;
      const { score } = await audit({
        files: [file("events"), file("conversions"), file("subscribers"), file("links")],
      });
      const labels = new Map<number, boolean>();
      for (const line of readFileSync(file("labels"), "utf8").trim().split(/\r?\n/).slice(1)) {
        const [row, label] = line.split(",");
        labels.set(Number(row), label === "automated");
      }
      scores = await score((path, row) => (path.endsWith("events.csv") ? labels.get(row) : undefined));
    });

    it("is judged as well as before", () => {
      expect(scores.unmatched).toBe(0);
      expect(scores.clicks.messageF1).toBeGreaterThan(messageF1);
      expect(scores.clicks.humanRowsLost).toBeLessThan(humanRowsLost);
      expect(scores.clicks.rateError).toBeLessThan(rateError);
      expect(scores.clicks.brier).toBeLessThan(brier);
    });

    it("has its truth in the range", () => {
      for (const { truth, low, high } of scores.campaigns) {
        expect(low).toBeLessThanOrEqual(truth);
        expect(high).toBeGreaterThanOrEqual(truth);
      }
    });
  },
);
