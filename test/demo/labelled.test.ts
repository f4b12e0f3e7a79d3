import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clickRate, labelledHits, rowsOf } from "./tables.js";

const ROOT = new URL("../../fixtures/labelled/", import.meta.url);
const kinds = readdirSync(ROOT);

describe("labelled fixtures", () => {
  it("are there", () => {
    expect(kinds).toEqual(["b2b", "flash-sale", "no-network", "single-link"]);
  });

  describe.each(kinds)("%s", (kind) => {
    const table = (name: string) => rowsOf(readFileSync(new URL(`${kind}/${name}`, ROOT), "utf8"));
    const events = table("events.csv");
    const labels = table("labels.csv");

    it("labels each open and click and nothing else", () => {
      const hits = events.flatMap(({ event }, at) =>
        event === "open" || event === "click" ? [String(at + 1)] : [],
      );
      expect(labels.map(({ row }) => row)).toEqual(hits);
      expect(new Set(labels.map(({ label }) => label))).toEqual(new Set(["human", "automated"]));
    });

    it("has people and machines enough to tell a good rule from a bad one", () => {
      const hits = labelledHits(events, labels);
      const people = clickRate(
        events,
        hits.filter(({ label }) => label === "human"),
      );
      expect(people).toBeGreaterThan(0.04);
      expect(clickRate(events, hits) / people).toBeGreaterThan(1.1);
    });

    it("speaks of the same people in every table, and of nobody real", () => {
      const people = new Set(table("subscribers.csv").map(({ email }) => email));
      for (const { email } of [...events, ...table("conversions.csv")]) {
        expect(people).toContain(email);
        expect(email).toMatch(/\.example$|^sub\d{4}\.demo@/);
      }
    });
  });
});
