import { describe, expect, it } from "vitest";
import { readText } from "./support.js";

describe("delimiter", () => {
  it.each([
    [";", "email;name;amount\nx@a.example;Doe, Ann;1,50\ny@a.example;Roe, Bob;2,50\n"],
    ["\t", "email\tua\tamount\nx@a.example\tMozilla/5.0 (X11, Linux)\t1,50\ny@a.example\tcurl\t2,50\n"],
    ["|", "email|name\nx@a.example|Doe, Ann\ny@a.example|Roe, Bob\n"],
    ["~", "email~name\nx@a.example~Doe\ny@a.example~Roe\n"],
    [",", 'email,list\nx@a.example,"a;b;c"\ny@a.example,"d;e;f"\n'],
    [",", "email\nx@a.example\ny@a.example\n"],
  ])("finds %j", async (delimiter, text) => {
    const { info, rejected, rows } = await readText(text);
    expect(info.delimiter).toBe(delimiter);
    expect(rejected).toEqual([]);
    expect(rows.map((row) => row[0])).toEqual(["x@a.example", "y@a.example"]);
  });

  it("obeys the line in which Excel names it", async () => {
    const { info, rows, lines } = await readText("sep=;\r\na;b\r\n1,2;3\r\n");
    expect(info).toMatchObject({ delimiter: ";", headerLine: 2, preamble: ["sep=;"], header: ["a", "b"] });
    expect(rows).toEqual([["1,2", "3"]]);
    expect(lines).toEqual([3]);
  });

  it("sees blanks around cells as no part of them when quotes follow them", async () => {
    const { rows, rejected } = await readText('a, b, c\n1, "x, y", 3\n4, "z, w", 6\n');
    expect(rejected).toEqual([]);
    expect(rows[0]).toEqual(["1", "x, y", "3"]);
  });

  it("finds single quotes only where they are at work", async () => {
    const quoted = await readText("a,b\n1,'x, y'\n2,'z, w'\n3,'u, v'\n");
    expect(quoted.rows[0]).toEqual(["1", "x, y"]);
    const apostrophes = await readText("a,b\n1,'tis\n2,the boys'\n");
    expect(apostrophes.rows.map((row) => row[1])).toEqual(["'tis", "the boys'"]);
  });

  it("takes quotes in tab-separated text without quoting as ordinary characters", async () => {
    const { rows, rejected } = await readText('a\tb\n1\tsay "hi" now\n2\tx\n3\t5 "units"\n');
    expect(rejected).toEqual([]);
    expect(rows[0]).toEqual(["1", 'say "hi" now']);
  });
});

describe("header", () => {
  it("skips and keeps the lines above it", async () => {
    const { info, rows, lines } = await readText(
      "# ----------\n# Start date: 20260801\n\nDate,Sessions,Users\n20260801,3,2\n",
    );
    expect(info).toMatchObject({ headerLine: 4, header: ["Date", "Sessions", "Users"] });
    expect(info.preamble).toEqual(["# ----------", "# Start date: 20260801"]);
    expect(rows).toHaveLength(1);
    expect(lines).toEqual([5]);
  });

  it("skips padded titles", async () => {
    const { info } = await readText("Spring report,,\n,,\nEmail,Opens,Clicks\nx@a.example,1,2\n");
    expect(info.headerLine).toBe(3);
  });

  it("sees that there is none when the first line is data", async () => {
    const { info, rows, lines } = await readText(
      "x@a.example,open,2025-01-01\ny@a.example,click,2025-01-02\n",
    );
    expect(info).toMatchObject({ headerLine: 0, header: ["column_1", "column_2", "column_3"] });
    expect(rows).toHaveLength(2);
    expect(lines).toEqual([1, 2]);
  });

  it("tells a sentence above a plain list from a header", async () => {
    const { info, rows } = await readText(
      "Subscribers who clicked on Spring sale\nx@a.example\ny@a.example\n",
    );
    expect(info.headerLine).toBe(0);
    expect(rows).toEqual([["x@a.example"], ["y@a.example"]]);
  });

  it("T8: keeps names as they are: untrimmed, repeated, empty, hostile", async () => {
    const { info, rows } = await readText(" a ,b,b,,__proto__\n1,2,3,4,5\n");
    expect(info.header).toEqual([" a ", "b", "b", "", "__proto__"]);
    expect(info.notes.join()).toMatch(/more than once: b/);
    expect(rows).toHaveLength(1);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});
