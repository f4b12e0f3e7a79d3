import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoryText } from "../../../src/cli/memory-text.js";
import type { Table, TableInfo } from "../../../src/domain/table.js";
import type { Identified } from "../../../src/flow/inputs/identify.js";
import { memoryNeed } from "../../../src/flow/inputs/memory-need.js";

/** A table whose rows take 20 bytes each. */
function table(size: number | undefined, role: string, info: Partial<TableInfo> = {}): Identified {
  const sample = [["a@one.example", "click"]];
  const full = { path: "f", syntax: "csv", compression: "none", header: ["email", "event"], sample, ...info };
  return { table: { info: full, size } as Partial<Table>, detection: { role } } as Identified;
}

describe("the memory that reading will take", () => {
  it("is worth no word where it is little and there is enough", () => {
    expect(memoryNeed([table(20e6, "events")], 8e9)).toBeNull();
    expect(memoryNeed([table(undefined, "events")], 8e9)).toBeNull();
    expect(memoryNeed([table(20e9, "campaigns")], 8e9)).toBeNull();
    expect(memoryNeed([table(20e9, "events", { sample: [] })], 8e9)).toBeNull();
  });

  it("grows with the rows of events and lists", () => {
    const need = memoryNeed([table(200e6, "events"), table(200e6, "recipients"), table(9e9, "links")], 6e9);
    expect(need).toEqual({ rows: 20e6, least: 810e6, most: 6.97e9, free: 6e9 });
  });

  it("counts what is packed by what it holds, and the names that JSON repeats", () => {
    expect(memoryNeed([table(40e6, "events", { compression: "gzip" })], 5e9)?.rows).toBe(17e6);
    expect(memoryNeed([table(760e6, "events", { syntax: "ndjson" })], 5e9)?.rows).toBe(20e6);
  });

  it("looks into all of a plain file: its head may be shorter than the rest", () => {
    const head = "a@one.example,sent\n".repeat(1000);
    const path = join(mkdtempSync(join(tmpdir(), "clickaudit-need-")), "f.csv");
    writeFileSync(path, head + `${"x".repeat(99)}\n`.repeat(20_000));
    const plain = { path, from: 0, to: statSync(path).size };
    const one = table(plain.to, "events");
    Object.assign(one.table, { plain });
    const { rows } = memoryNeed([one], 1)!;
    expect(rows).toBeGreaterThan(15_000);
    expect(rows).toBeLessThan(30_000);
    // By the head alone it would be more than a hundred thousand.
  });

  it("is said of a small file where there is less", () => {
    const need = memoryNeed([table(20e6, "events")], 200e6)!;
    expect(memoryText(need)).toBe(
      "about 1 million rows: this takes 0.2 GB of memory, up to 0.5 GB where each row is somebody new; 0.2 GB are free. If that is too little, audit one campaign at a time",
    );
    expect(memoryText({ rows: 20_400_000, least: 1.5e9, most: 6.1e9, free: 21.3e9 })).toBe(
      "about 20 million rows: this takes 1.5 GB of memory, up to 6.1 GB where each row is somebody new; 21.3 GB are free",
    );
    expect(memoryText({ rows: 1200, least: 1e8, most: 1e8, free: 1e7 })).toContain("about 2 thousand rows");
  });
});
