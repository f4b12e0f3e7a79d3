import { describe, expect, it } from "vitest";
import { openTables } from "../../src/read/index.js";
import { cutsOf, segmentsOf } from "../../src/read/segments.js";
import { contents, file, readText } from "./support.js";

describe("T16: tables one below the other", () => {
  it("keep lines, numbers and damage of the file, each for its own table", async () => {
    const text = 'a,b,c\n1,2,3\n4,5\n"6,7,8\n1,1,1\nx,y\n5,6,\n7\n"8,9\n9,10,\n1,2,3\n11,12,,\n';
    const [table] = await openTables(file(text), {});
    const cuts = await cutsOf(table!, (cells) => cells[0] === "x");
    const [first, second] = await Promise.all((await segmentsOf(table!, cuts)).map(contents));
    expect(first!.rows).toEqual([
      ["1", "2", "3"],
      ["1", "1", "1"],
    ]);
    expect(first!.records).toEqual([1, 2, 3, 4]);
    expect(first!.rejected).toEqual([
      "3: 2 cells, header has 3",
      "4: the quote that opens cell 1 is never closed",
    ]);
    expect(second!.info).toMatchObject({ header: ["x", "y"], headerLine: 6 });
    expect(second!.rows).toEqual([
      ["x", "y"],
      ["5", "6"],
      ["9", "10"],
      ["11", "12"],
    ]);
    expect(second!.info.sample).toEqual(second!.rows.slice(1));
    expect(second!.records).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect(second!.rejected).toEqual([
      "8: 1 cell, header has 2",
      "9: the quote that opens cell 1 is never closed",
      "11: 3 cells, header has 2",
    ]);
  });

  it("take links in the first line for names of columns also where a row below ends early", async () => {
    const { info, rows, rejected } = await readText(
      "email,https://shop.example/1,https://shop.example/2\nann@acme.example,1,0\nbob@acme.example\ncyd@acme.example,0,1\n",
    );
    expect(info.header).toEqual(["email", "https://shop.example/1", "https://shop.example/2"]);
    expect(rows).toHaveLength(2);
    expect(rejected).toEqual(["3: 1 cell, header has 3"]);
  });
});
