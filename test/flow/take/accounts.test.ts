import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { Account, sumOf } from "../../../src/flow/take/accounts.js";

function account(skips: readonly string[], rejects: number): Account {
  const one = new Account("a.csv");
  one.rows = skips.length + rejects + 3;
  one.analysed = 2;
  one.duplicates = 1;
  for (const reason of skips) one.skip(reason);
  for (let n = 0; n < rejects; n++) one.reject(n + 2, n + 1, "damaged", "x".repeat(9_000));
  return one;
}

describe("the account of a table", () => {
  it("counts each reason, also over several tables", () => {
    const sum = sumOf([account(["totals", "header", "totals"], 1), account(["totals", "__proto__"], 2)]);
    expect(sum).toMatchObject({ rows: 14, analysed: 4, duplicates: 2, rejected: 3 });
    expect(Object.entries(sum.skipped)).toEqual([
      ["__proto__", 1],
      ["header", 1],
      ["totals", 3],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it("tells the thousand most frequent reasons apart, in whatever order they come, and counts the others by their kind", () => {
    const words = Array.from({ length: 3_000 }, (_, n) => `unknown event word "word ${n} "x""`);
    const often = [words[2_999]!, "totals", words[2_999]!, "totals"];
    const one = account([...words, ...often], 0);
    const other = account([...often, ...words.toReversed()], 0);
    const { skipped } = one.accounting;
    expect(Object.keys(skipped)).toHaveLength(1_001);
    expect(Object.keys(skipped)).toEqual(Object.keys(skipped).toSorted());
    expect(skipped[words[2_999]!]).toBe(3);
    expect(skipped.totals).toBe(2);
    expect(skipped["unknown event word (others)"]).toBe(2_001);
    expect(other.accounting).toEqual(one.accounting);
    const sum = sumOf([one, account(["totals (others)"], 0)]).skipped;
    expect(Object.keys(sum)).toHaveLength(1_001);
    expect(sum["unknown event word (others)"]).toBe(2_002);
  });

  it("counts a hundred thousand reasons apart: a file may have one for each row", () => {
    const words = Array.from({ length: 100_002 }, (_, n) => `unknown event word "${n}"`);
    expect(account(words, 0).skipped.size).toBe(100_001);
  });

  it("refuses to pass on a sum that is wrong", () => {
    const one = account(["totals"], 1);
    one.rows++;
    expect(() => one.accounting).toThrow("row accounting of a.csv does not add up: 6 read, 5 accounted for");
  });

  it("keeps the text of a rejected row to its limit", () => {
    expect(account([], 1).rejects).toEqual([
      { file: "a.csv", line: 2, record: 1, reason: "damaged", raw: "x".repeat(8192) },
    ]);
  });

  it("counts all rejected rows and keeps the first 100,000", () => {
    const one = new Account("a.csv");
    one.rows = 100_002;
    for (let n = 0; n < 100_002; n++) one.reject(n + 2, n + 1, "damaged", "x");
    expect(one.rejected).toBe(100_002);
    expect(one.rejects).toHaveLength(100_000);
    expect(one.accounting.rejected).toBe(100_002);
  });

  it("T12: keeps no more than 32 million characters of them, and nothing else of the records", () => {
    expect(account([], 4_097).rejects).toHaveLength(4_096);
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const one = new Account("a.csv");
    for (let n = 0; n < 300; n++) one.reject(n, n, "damaged", Buffer.alloc(1 << 20, "x").toString("latin1"));
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 << 20);
    expect(one.rejects).toHaveLength(300);
  });

  it("knows the earliest and the latest time, and none without rows", () => {
    const one = account([], 0);
    expect([one.from, one.to]).toEqual([Number.NaN, Number.NaN]);
    for (const time of [5, 2, Number.NaN, 9, 7]) one.at(time);
    expect([one.from, one.to]).toEqual([2, 9]);
  });
});
