import { closeSync, openSync } from "node:fs";
import { expect, it } from "vitest";
import { partsOf } from "../../src/read/parts.js";
import { file } from "./support.js";

const MIB = 1024 * 1024;

it.each([
  ["rows", Buffer.from(`${"x".repeat(99)}\n`.repeat(90_000))],
  ["no line end, which was one part of a gigabyte once", Buffer.alloc(9 * MIB, "x")],
  ["lines of 100 KiB", Buffer.from(`${"x".repeat(102_399)}\n`.repeat(90))],
])("T12: parts for threads are small and cover the file: %s", (_, bytes) => {
  const path = file(bytes);
  const fd = openSync(path, "r");
  const parts = [...partsOf(fd, { from: 50, to: bytes.length })];
  closeSync(fd);
  expect(parts[0]!.from).toBe(50);
  expect(parts.at(-1)!.to).toBe(bytes.length);
  for (const [at, { from, to }] of parts.entries()) {
    expect(to - from).toBeLessThanOrEqual(MIB);
    expect(to).toBeGreaterThan(from);
    if (at > 0) expect(from).toBe(parts[at - 1]!.to);
  }
});
