import { describe, expect, it } from "vitest";
import { openTables } from "../../src/read/index.js";
import { scanPart } from "../../src/read/part.js";
import { file } from "./support.js";

describe("T12, T14: a part of a file, read by itself", () => {
  it.each<[string, Buffer, boolean, { lines: number | null; plain: boolean }, number]>([
    ["whole plain records", Buffer.from("a,b\nc,d\n"), false, { lines: 2, plain: true }, 2],
    ["the same at the end of the file", Buffer.from("a,b\nc,d\n"), true, { lines: 2, plain: true }, 2],
    [
      "bytes that are no UTF-8",
      Buffer.from([0x61, 0x2c, 0xff, 0x0a]),
      false,
      { lines: null, plain: false },
      0,
    ],
    ["half a record at its end", Buffer.from("a,b\nc"), false, { lines: null, plain: true }, 1],
    ["an open quote", Buffer.from('a,b\n"c,d\n'), false, { lines: null, plain: true }, 1],
    ["a ragged row", Buffer.from("a,b\nc\nd,e\n"), false, { lines: 3, plain: false }, 1],
    ["the end of a file without a line end", Buffer.from("a,b\nc,d"), true, { lines: 0, plain: false }, 1],
  ])("%s", (_, bytes, last, expected, taken) => {
    let count = 0;
    const result = scanPart(bytes, ",", 2, last, () => {
      count++;
      return true;
    });
    expect(result).toEqual(expected);
    expect(count).toBe(taken);
  });

  it("numbers records and lines as if one thread had read all", async () => {
    const [table] = await openTables(file("a,b\n1,2\n3,4\n5\n6,7\n8,9\n"), {});
    const found: string[] = [];
    const reader = table!.parts!.read({
      bytes: ({ bytes, bounds }) => bytes.toString("utf8", bounds[0], bounds[1]) === "3",
      row: (cells, line, record, damage) =>
        found.push(`${line} ${record} ${cells.join("|")} ${damage ?? "sound"}`),
      unreadable: (line) => found.push(`${line} unreadable`),
    });
    reader.taken(1, 1);
    reader.part(Buffer.from("3,4\n5\n6,7\n"), false);
    reader.part(Buffer.from("8,9\n"), true);
    expect(found).toEqual(["4 3 5 1 cell, header has 2", "5 4 6|7 sound", "6 5 8|9 sound"]);
  });
});
