import { describe, expect, it } from "vitest";
import { Dictionary } from "../../src/store/dictionary.js";

/** More than are compared as texts alone. */
const MANY = 3000;

/** Numbers by rank, as a plain sort of the texts has them. */
function expectInOrder(texts: readonly string[]): void {
  const dictionary = new Dictionary();
  for (const text of texts) dictionary.id(text);
  const ranks = dictionary.ranks();
  const sorted = [...new Set(texts)].sort();
  expect(ranks).toHaveLength(sorted.length);
  for (const [rank, text] of sorted.entries()) expect(ranks[dictionary.find(text)]).toBe(rank);
}

/** Numbers that come in no order. */
const scattered = Array.from({ length: MANY }, (_, at) => (at * 7919) % MANY);

describe("ranks", () => {
  it.each<[string, (at: number) => string]>([
    ["short texts", (at) => at.toString(36)],
    [
      "texts that differ behind the first sixteen bytes only",
      (at) => `customer-number-000000-${at}@corp.example`,
    ],
    ["texts that begin others", (at) => "x".repeat(at % 40) + (at % 3 === 0 ? "" : at)],
    ["texts that end in zeros", (at) => `${at % 50}${"\0".repeat(at % 20)}`],
    ["letters of two bytes", (at) => `${"äöüß".charAt(at % 4)}${at}`],
    ["characters of four bytes beside the last of three", (at) => `${at % 2 === 0 ? "😀" : "\uffee"}${at}`],
    [
      "such characters behind the first sixteen bytes",
      (at) => `0123456789abcdef${at % 2 === 0 ? "😀" : "\uffee"}${at}`,
    ],
  ])("sorts %s by code unit", (_, textOf) => {
    expectInOrder(scattered.map(textOf));
    expectInOrder(scattered.slice(0, 50).map(textOf));
  });

  it("sorts nothing, and one text", () => {
    expectInOrder([]);
    expectInOrder(["a"]);
  });
});
