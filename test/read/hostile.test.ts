import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openTables } from "../../src/read/index.js";
import { contents, file, readText } from "./support.js";

const MIB = 1024 * 1024;
const HEADER = "email,event,timestamp\n";

/** A stream that never ends, as far as its reader can tell. */
function endless(start: string, unit: Buffer) {
  let given = 0;
  async function* chunks() {
    yield Buffer.from(start);
    for (;;) {
      given += unit.length;
      if (given > 512 * MIB) throw new Error("still reading after 512 MiB");
      yield unit;
    }
  }
  return Readable.from(chunks());
}

describe("T11: gzip bombs", () => {
  it.each([
    ["one field", "", "a", "has a header of more than 256 KiB"],
    ["one field under a header", HEADER, "a"],
    ["an open quote", `${HEADER}ann@acme.example,click,"`, "a"],
    ["quotes", HEADER, '"'],
    ["one string of JSON", '[{"email":"', "a"],
  ])("of %s are refused", async (_, start, unit, why = "unpacks to more than 500 times its size") => {
    const packed = gzipSync(Buffer.concat([Buffer.from(start), Buffer.alloc(96 * MIB, unit)]));
    const reading = readText(packed);
    await expect(reading).rejects.toThrow(why);
  });

  it("are no bombs where real rows shrink well", async () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => `p${n}@acme.example,click,2025-03-04T10:00:00Z\n`);
    expect((await readText(gzipSync(HEADER + rows.join("")))).rows).toHaveLength(40_000);
  });
});

describe("T17: pipes that never end", () => {
  it.each([
    ["zeros", "", Buffer.alloc(MIB)],
    ["noise", "", Buffer.from(Array.from({ length: MIB }, (_, n) => (n * 7919) & 31))],
  ])("%s are no text", async (_, start, unit) => {
    await expect(openTables("-", { stdin: endless(start, unit) })).rejects.toThrow("is not a text file");
  });

  it("one line is no table", async () => {
    const reading = openTables("-", { stdin: endless("y", Buffer.alloc(MIB, "y")) });
    await expect(reading).rejects.toThrow("has no line end in 64 MiB");
  });

  it.each(["utf16le", "utf8"] as const)("pass %s through in small pieces", async (encoding) => {
    const text = HEADER + "ann@acme.example,click,2025-03-04\n".repeat(20_000);
    const bytes = Buffer.from(text, encoding);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, n) =>
      bytes.subarray(1000 * n, 1000 * n + 1000),
    );
    const [table] = await openTables("-", { stdin: Readable.from(pieces) });
    expect((await contents(table!)).rows).toHaveLength(20_000);
    await table!.close?.();
  });
});

describe("T12: what tools print, line by line", () => {
  it("costs one line where one is endless, and little memory", async () => {
    const path = file(`first\n${"x".repeat(3 * MIB)}\nlast\n`);
    const [table] = await openTables(path, { lines: true });
    const { rows, rejected, raw } = await contents(table!);
    expect(rows).toEqual([["first"], ["last"]]);
    expect(rejected).toEqual(["2: the line is longer than 1 MiB"]);
    expect(raw[0]!.length).toBeLessThanOrEqual(8 * 1024);
  });

  it("takes every line end, also where pieces are cut between", async () => {
    const [table] = await openTables(file("a\r\nb\rc\n\nd"), { lines: true });
    const { rows, lines } = await contents(table!);
    expect(rows).toEqual([["a"], ["b"], ["c"], ["d"]]);
    expect(lines).toEqual([1, 2, 3, 5]);
  });
});

describe("T13: a million columns", () => {
  it("are refused in one line", async () => {
    const wide = Array.from({ length: 200_000 }, (_, n) => `c${n}`).join(",");
    await expect(readText(`${wide}\n${",".repeat(199_999)}\n`)).rejects.toThrow(
      "has more than 10000 columns, the most that are read",
    );
  });

  it("cost a row where only that row has them", async () => {
    const { rows, rejected } = await readText(`a,b\n1,2\n${",".repeat(200_000)}\n3,4\n`);
    expect(rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(rejected).toEqual(["3: 200001 cells, header has 2"]);
  });
});

/** These take hours where time goes with the square of their length. */
describe("T12: floods of JSON", () => {
  const item = (n: number) => `{"email":"p${n}@acme.example","event":"click"}`;
  const sound = [1, 2, 3].map(item);

  it.each([
    ["in a list", `[\n${sound.join(",\n")},\n${"{[\n".repeat(1_000_000)}${item(4)}\n]`],
    ["one after the other", `${sound.join("")}\n${"{[\n".repeat(1_000_000)}${item(4)}`],
    ["with quotes that never close", `[\n${sound.join(",\n")},\n${'{"\n{\n'.repeat(500_000)}${item(4)}\n]`],
    [
      "between sound items",
      `[\n${sound.join(",\n")},\n${'{[\n{"email":"x"}\n'.repeat(200_000)}${item(4)}\n]`,
    ],
  ])("openings %s", async (_, text) => {
    const { rows, rejected } = await readText(text);
    expect(rows.slice(0, 3).map(([email]) => email)).toEqual([1, 2, 3].map((n) => `p${n}@acme.example`));
    expect(rows.at(-1)?.[0]).toBe("p4@acme.example");
    expect(rejected.length).toBeGreaterThan(100_000);
  });

  it("brackets that close nothing are one damage, blanks before an item none", async () => {
    const closing = await readText(`${sound.join("")}\n${"]}".repeat(4_000_000)}\n${item(4)}`);
    expect(closing.rows).toHaveLength(4);
    expect(closing.rejected.length).toBeLessThan(200);
    const blank = await readText(`[${sound.join(",\n")},\n${" ".repeat(40 * MIB)}${item(4)}\n]`);
    expect(blank).toMatchObject({ rejected: [], lines: [1, 2, 3, 4] });
  });

  it("strings in an object of 1 MiB", async () => {
    const wide = `{${'"a":"b",'.repeat(125_000)}"email":"p4@acme.example","event":"click"}`;
    const { rows } = await readText(`${sound.join("\n")}\n${`${wide}\n`.repeat(100)}`);
    expect(rows).toHaveLength(103);
  });

  it("lines that are no JSON", async () => {
    const { rows, rejected } = await readText(`${sound.join("\n")}\n${"]\n{\n".repeat(1_000_000)}`);
    expect(rows).toHaveLength(3);
    expect(new Set(rejected.map((one) => one.replace(/^\d+: /, "")))).toEqual(new Set(["is not valid JSON"]));
    expect(rejected).toHaveLength(2_000_000);
  });
});
