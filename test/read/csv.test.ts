import { describe, expect, it } from "vitest";
import { readText } from "./support.js";

const HEADER = "email,event,time\n";

describe("records", () => {
  it("keeps cells as written and counts physical lines", async () => {
    const { rows, lines, info } = await readText('a,b\n 1 ,"x\r\ny ""z"""\n\n\n2,"3,4"');
    expect(info.header).toEqual(["a", "b"]);
    expect(rows).toEqual([
      [" 1 ", 'x\r\ny "z"'],
      ["2", "3,4"],
    ]);
    expect(lines).toEqual([2, 6]);
  });

  it("T15: accepts all line ends in one file", async () => {
    const { rows, lines } = await readText("a,b\r\n1,2\n3,4\r5,6\r\n\r\n7,8");
    expect(rows.map((row) => row.join(""))).toEqual(["12", "34", "56", "78"]);
    expect(lines).toEqual([2, 3, 4, 6]);
  });

  it("switches to mixed line ends when the first carriage return comes late", async () => {
    const many = `${HEADER}${"u@a.example,open,1\n".repeat(60_000)}`;
    const { rows, rejected } = await readText(`${many}v@a.example,open,2\r\nw@a.example,click,3\r\n`);
    expect(rejected).toEqual([]);
    expect(rows.slice(-2)).toEqual([
      ["v@a.example", "open", "2"],
      ["w@a.example", "click", "3"],
    ]);
    expect(rows).toHaveLength(60_002);
  });

  it("reads the same again from the start", async () => {
    const first = await readText(`${HEADER}a,b,c\n`);
    expect(first.rows).toEqual([["a", "b", "c"]]);
    expect(first.info.sample).toEqual([["a", "b", "c"]]);
  });

  it("gives a table without rows for a header alone", async () => {
    const { info, rows } = await readText("Email Address,Opens");
    expect(info.headerLine).toBe(1);
    expect(rows).toEqual([]);
  });

  it("keeps empty quoted lines of a single column apart from blank lines", async () => {
    const { rows, lines } = await readText('name\nx\n""\n\ny\n');
    expect(rows).toEqual([["x"], [""], ["y"]]);
    expect(lines).toEqual([2, 3, 5]);
  });

  it.each([
    ["between records", "a,b\n1,2\n   \n3,4\n"],
    ["of tabs, at Windows line ends", "a,b\r\n1,2\r\n\t \r\n3,4\r\n"],
    ["where cells are padded", "a, b\n1, 2\n   \n3, 4\n"],
  ])("takes a line of blanks for a blank line: %s", async (_, text) => {
    const { rows, lines, records, rejected } = await readText(text);
    expect(rows.map((row) => row.map((cell) => cell.trim()))).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(lines).toEqual([2, 4]);
    expect(records).toEqual([1, 2]);
    expect(rejected).toEqual([]);
  });

  it("takes blanks at the end of a file for no record, and delimiters without cells for one", async () => {
    const { rows, rejected } = await readText("a,b,c\n1,2,3\n , \n  ");
    expect(rows).toEqual([["1", "2", "3"]]);
    expect(rejected).toEqual(["3: 2 cells, header has 3"]);
  });

  it("keeps a blank value of a single column", async () => {
    expect((await readText("name\nx\n  \ny\n")).rows).toEqual([["x"], ["  "], ["y"]]);
  });
});

describe("damage", () => {
  it("T15, T16: reports ragged rows and a truncated last row", async () => {
    const { rejected, rows } = await readText("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,");
    expect(rows).toEqual([["1", "2", "3"]]);
    expect(rejected).toEqual([
      "2: 2 cells, header has 3",
      "4: 4 cells, header has 3",
      "5: 2 cells, header has 3",
    ]);
  });

  it("drops a spreadsheet's padding only when all rows have it", async () => {
    const padded = await readText("a,b\n1,2,,\n3,4,,\n");
    expect(padded.rejected).toEqual([]);
    expect(padded.rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    const shifted = await readText("a,b,c\n1,2,3\n1,,2,\n4,5,6\n");
    expect(shifted.rejected).toEqual(["3: 4 cells, header has 3"]);
  });

  it("loses only the record whose quote is not closed", async () => {
    const { rows, rejected, records, raw } = await readText('a,b,c\n1,"two,3\n4,5,6\n7,"8, x",9\n10,11,12\n');
    expect(rejected).toEqual(["2: the quote that opens cell 2 is never closed"]);
    expect(raw).toEqual(['1,"two,3\n']);
    expect(rows.map((row) => row[0])).toEqual(["4", "7", "10"]);
    expect(records).toEqual([1, 2, 3, 4]);
  });

  it("recovers when the swallowed rows happen to give the right number of cells", async () => {
    const { rows, rejected } = await readText('a,b,c\n1,"2,3\n4,5,6\n7,8,9\n10,",12\n13,14,15\n');
    expect(rejected[0]).toBe("2: the quote that opens cell 2 is never closed");
    expect(rows.map((row) => row[0])).toEqual(["4", "7", "13"]);
  });

  it("tells a quote that swallowed a single record from a cell over three lines", async () => {
    const { rows, rejected } = await readText('a,b,c\n1,"2,3\n4,5,6\n7,",9\n10,11,12\n');
    expect(rejected).toEqual([
      "2: the quote that opens cell 2 is never closed",
      "4: the quote that opens cell 2 is never closed",
    ]);
    expect(rows.map((row) => row[0])).toEqual(["4", "10"]);
    const letter = await readText('a,b,c\n1,"dear all,\nso, it, goes\nbye",3\n4,5,6\n');
    expect(letter.rejected).toEqual([]);
    expect(letter.rows).toHaveLength(2);
  });

  it("reports every line after a quote when none of them is sound", async () => {
    const { rows, rejected } = await readText('a,b,c\n0,0,0\n1,"2,3\nx\ny,z\n');
    expect(rows).toEqual([["0", "0", "0"]]);
    expect(rejected).toEqual([
      "3: the quote that opens cell 2 is never closed",
      "4: 1 cell, header has 3",
      "5: 2 cells, header has 3",
    ]);
  });

  it("believes a cell over several lines where two columns leave no other sign", async () => {
    const { rows, rejected } = await readText('a,b\n1,"x\n2,3\n4,5\n"\n6,7\n');
    expect(rejected).toEqual([]);
    expect(rows).toEqual([
      ["1", "x\n2,3\n4,5\n"],
      ["6", "7"],
    ]);
  });

  it("leaves sound cells over several lines alone", async () => {
    const { rows, rejected } = await readText('a,b,c\n1,"first, second\nand, third, line\n",3\n4,5,6\n');
    expect(rejected).toEqual([]);
    expect(rows[0]).toEqual(["1", "first, second\nand, third, line\n", "3"]);
  });

  it("reports misplaced quotes, but takes inch and second signs as data", async () => {
    const { rows, rejected } = await readText(
      'a,b,c\n1,"x"y,3\n1,say "hi" now,3\n1,TV 55" set,3\n1,37°36\'37.8"N,3\n',
    );
    expect(rejected).toEqual([
      "2: text follows the closing quote of cell 2",
      "3: a quote stands inside cell 2, which does not start with one",
    ]);
    expect(rows.map((row) => row[1])).toEqual(['TV 55" set', "37°36'37.8\"N"]);
  });

  it("stops an endless record at its limit and goes on after it", async () => {
    const long = "x".repeat(3 * 1024 * 1024);
    const { rows, rejected, lines } = await readText(`a,b\n1,${long}\n2,3\n4,"${long}\n5,6\n`);
    expect(rows).toEqual([
      ["2", "3"],
      ["5", "6"],
    ]);
    expect(lines).toEqual([3, 5]);
    expect(rejected).toEqual([
      "2: the record is longer than 1 MiB",
      "4: the quote that opens cell 2 is never closed",
    ]);
  });

  it("names the line when the header itself is broken", async () => {
    await expect(readText('email,"event,time\na@b.example,open,2025-01-01\n')).rejects.toMatchObject({
      name: "InputError",
      line: 1,
    });
  });

  it("notes NUL bytes and keeps them", async () => {
    const { rows, info } = await readText("a,b\n1,x\0y\n");
    expect(rows).toEqual([["1", "x\0y"]]);
    expect(info.notes.join()).toContain("NUL");
  });

  it("refuses more columns than any table has", async () => {
    await expect(readText(Array.from({ length: 10_001 }, (_, at) => `c${at}`).join(","))).rejects.toThrow(
      "more than 10000 columns",
    );
  });
});
