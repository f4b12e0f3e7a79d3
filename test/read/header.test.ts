import { describe, expect, it } from "vitest";
import { detectDialect, usualWidth } from "../../src/read/dialect.js";
import { headRecords } from "../../src/read/head-records.js";
import { findHeader } from "../../src/read/header.js";

const COMMA = { delimiter: ",", quote: '"', padded: false };

function found(text: string, separator: string[] = []) {
  const head = Buffer.from(text);
  const records = headRecords(head, true, COMMA, { offset: 0, line: 1 });
  return findHeader("t.csv", head, records, separator);
}

const NONE = (width: number) => Array.from({ length: width }, (_, at) => `column_${at + 1}`);

describe("where the header is", () => {
  it.each<[string, string, number, string[]]>([
    ["an address is data", "a@b.example,x\nc@d.example,y\n", 0, NONE(2)],
    ["numbers throughout are data", "1,2\n3,4\n", 0, NONE(2)],
    ["numbers and nothing are data", "1,,2\n3,4,5\n", 0, NONE(3)],
    ["a number alone may name a column", "7\nx\n", 1, ["7"]],
    ["a number among words may name a column", "1,x\n3,4\n", 1, ["1", "x"]],
    [
      "links over counts name columns",
      "who,https://s.example/a,WWW.s.example/b\nann,1,0\n",
      1,
      ["who", "https://s.example/a", "WWW.s.example/b"],
    ],
    [
      "links over shorter rows name columns",
      "who, https://s.example/a \nann\n",
      1,
      ["who", " https://s.example/a "],
    ],
    ["links without a name beside them are data", ",https://s.example/a\nann,1\n", 0, NONE(2)],
    ["links without a name but a blank are data", " ,https://s.example/a\nann,1\n", 0, NONE(2)],
    [
      "two links, one over a link, are data",
      "who,www.s.example/a,https://s.example/b\nann,1,www.s.example/c\n",
      0,
      NONE(3),
    ],
    ["a link inside an address", "who,mailto:www.s.example\nann,1\n", 0, NONE(2)],
    [
      "a sentence cut by a comma above a list",
      "Clicked on,spring sale\nx@a.example\ny@a.example\n",
      0,
      NONE(1),
    ],
    ["links beside a date are data", "2025-01-01,https://s.example/a\nann,1\n", 0, NONE(2)],
    ["links over links are data", "who,https://s.example/a\nann,https://s.example/b\n", 0, NONE(2)],
    [
      "links over one link are data",
      "who,https://s.example/a\nann,1\nbob, https://s.example/b\n",
      0,
      NONE(2),
    ],
    [
      "a row of delimiters above the names",
      ",,,\nEmail,Opens,,Note\na@b.example,1,,x\n",
      2,
      ["Email", "Opens", "", "Note"],
    ],
    [
      "rows of delimiters, a title and more of them",
      ",,\n,,\nReport,,\n,,\nwho,opens,clicks\nann,1,2\n",
      5,
      ["who", "opens", "clicks"],
    ],
    ["a row of quoted nothing", '"",""\nwho,opens\nann,1\n', 2, ["who", "opens"]],
    ["a row of delimiters above data only", ",\n1,2\n", 1, ["", ""]],
    ["links over nothing are data", "who,https://s.example/a\n", 0, NONE(2)],
    ["no link", "who,mailto:x@y.example\nann,1\n", 0, NONE(2)],
    ["the first row is the widest", "a@b.example,x,y\nc@d.example,y\ne@f.example,z\n", 0, NONE(3)],
    ["a comment of another width", "# a,b,c\n  # d\nx,y\n1,2\n3,4\n", 3, ["x", "y"]],
    ["a header that begins like a comment", "#Date,Users\n20260801,2\n", 1, ["#Date", "Users"]],
    ["a padded title over a whole header", "Report,,\nx,y,z\n1,2,3\n", 2, ["x", "y", "z"]],
    ["a padded title some lines above it", "Report,,\nSpring,,\nx,y,z\n1,2,3\n", 3, ["x", "y", "z"]],
    ["one name over three columns", "Email,,\nann,1,2\nbob,,4\n", 2, ["ann", "1", "2"]],
    ["one name over data", "Email,,\na@b.example,1,2\n", 1, ["Email", "", ""]],
    ["one name over what is not filled", "Email,,\nann,,2\nbob,,4\n", 1, ["Email", "", ""]],
    ["one name over what is broken", 'Email,,\nann,x"y,z\n1,,2\n3,,4\n', 1, ["Email", "", ""]],
    ["one name over two columns", "Email,\nx,y\n1,2\n", 1, ["Email", ""]],
    [
      "keys and values above",
      "Campaign,Spring\nSent,100\na,b,c,d\n1,2,3,4\n1,2,3,4\n1,2,3,4\n",
      3,
      [..."abcd"],
    ],
    ["keys and values wider than half", "k,v,w\na,b,c,d\n1,2,3,4\n1,2,3,4\n", 1, ["k", "v", "w"]],
    ["keys and values above three columns", "k,v\na,b,c\n1,2,3\n1,2,3\n", 1, ["k", "v"]],
    ["a padded table, and its header", "a,b,,\n1,2,,\n3,4,,\n", 1, ["a", "b", "", ""]],
    ["a sentence above a list", "Who clicked on spring\nx@a.example\ny@a.example\n", 0, NONE(1)],
    [
      "a sentence with a comma above a list",
      "Clicked on spring, summer\nx@a.example\ny@a.example\n",
      0,
      NONE(1),
    ],
    ["three words above a list", "Clicked in spring\nx@a.example\ny@a.example\n", 1, ["Clicked in spring"]],
    ["a sentence above words", "Who clicked on spring\nann\nbob\n", 1, ["Who clicked on spring"]],
    [
      "a sentence above a table",
      "Who clicked on spring,x\na@b.example,1\nc@d.example,2\n",
      1,
      ["Who clicked on spring", "x"],
    ],
    ["a sentence and nothing", "Who clicked on spring\n", 1, ["Who clicked on spring"]],
    ["empty names at the end", "a,b, ,\n1,2\n3,4\n", 1, ["a", "b"]],
    ["an empty name inside", "a,,b\n1,2,3\n", 1, ["a", "", "b"]],
    ["names alone", "a,b,\n", 1, ["a", "b", ""]],
    ["twenty titles", `${"Title\n".repeat(20)}a,b,c\n${"1,2,3\n".repeat(30)}`, 21, ["a", "b", "c"]],
    ["more titles than are skipped", `${"Title\n".repeat(22)}a,b,c\n${"1,2,3\n".repeat(30)}`, 21, ["Title"]],
    ["empty titles alone", ",\n,\nx\n", 1, ["", ""]],
    ["a broken title", 'Rep"ort\na,b,c\n1,2,3\n1,2,3\n', 2, ["a", "b", "c"]],
  ])("%s: %j", (_, text, line, names) => {
    const header = found(text);
    expect([header.line, header.names]).toEqual([line, names]);
  });

  it("says where the rows begin, also after names over several lines", () => {
    expect(found('"a\nb",c\n1,2\n').data).toEqual({ offset: 8, line: 3 });
    expect(found("Title\r\n\r\na,b,c\r\n1,2,3\r\n1,2,3\r\n")).toMatchObject({
      line: 3,
      data: { offset: 16, line: 4 },
      preamble: ["Title"],
    });
    expect(found("Title\n1,2,3\n4,5,6\n")).toMatchObject({ line: 0, data: { offset: 6, line: 2 } });
    expect(found("a,b\n1,2\n", ["sep=,"]).preamble).toEqual(["sep=,"]);
  });

  it("counts the empty cells that every row has beyond it", () => {
    const padding = (text: string) => found(text).padding;
    expect(padding("a,b\n1,2,,\n3,4,,\n")).toBe(2);
    expect(padding("a,b\n1,2,,\n3,4,,\n5,6\n")).toBe(2);
    expect(padding('a,b\n1,2,,\n3,4,,\n5,"6\n')).toBe(2);
    expect(padding("a,b\n1,2,,\n3,4,x,\n")).toBe(0);
    expect(padding("a,b\n1,2\n")).toBe(0);
    expect(padding("1,2,,\n3,4,,\n")).toBe(0);
  });

  it.each([
    ['a,"b,c\n1,2,3\n4,5,6\n', 1],
    ['Title\n\na,x"b,c\n1,2,3\n4,5,6\n', 3],
    ['"a\n', 1],
  ])("refuses a header that is broken, by its line: %j", (text, line) => {
    expect(() => found(text)).toThrow(
      expect.objectContaining({ line, file: "t.csv", hint: expect.stringMatching(/quotes/) }),
    );
  });
});

describe("how a file is written", () => {
  const dialect = (text: string) => {
    const { delimiter, quote, padded } = detectDialect(Buffer.from(text), true, {
      offset: 0,
      line: 1,
    }).dialect;
    return `${delimiter}${quote ?? " "}${padded ? "padded" : ""}`;
  };

  it.each<[string, string]>([
    ['^"', "a^b\n1^2\n3^4\n"],
    ['~"', "a~b\n1~2\n3~4\n"],
    ['|"', 'a|b\n"x|y"|2\n"z|w"|4\n'],
    ["| ", 'a|b\nsay "hi" now|2\n5 "units"|4\n'],
    ["\t ", 'a\tb\nsay "hi" now\t2\n5 "units"\t4\n'],
    [',"', 'a,b\nsay "hi" now,2\n3,4\n'],
    [',"padded', 'a, b\n1, "x, y"\n2, "z, w"\n'],
    [",'", "a,b\n1,'x, y'\n2,'z, w'\n"],
    // One quoted cell is no proof of single quotes.
    [',"', "a,b\n1,'x, y'\n2,z\n"],
    [',"', "a,b,c\n1,'x',3\n2,y,4\n"],
    [' "', "a b c\n1 2 3\n4 5 6\n"],
    // Two columns, two records, or ragged lines: blanks are blanks.
    [',"', "a b\n1 2\n4 5\n"],
    [',"', "a b c\n1 2 3\n"],
    [',"', "a b c\n1 2 3\n4 5\n6 7 8\n"],
    [',"', "a\n1\n"],
    [',"', ""],
    // A comma, a semicolon and a tab are trusted more than a tilde that explains as much.
    [',"', "a~x,b\n1~x,2\n3~y,4\n"],
    [';"', "a;b\n1,5;2,5\n3,5;4,5\n"],
    // One column of whole values, though blanks would give three.
    [',"', "2025-01-01 a/b noon\n2025-01-02 c/d noon\n2025-01-03 e/f noon\n"],
    // Broken lines speak against a dialect by their share, not by how many there are.
    [';"', 'a;b\n1;2\n3;4\nx"y;z\n'],
    // Lines of another width say nothing about whole values.
    [';"', "1,5;2,5\n1,5;3,5\n1,5;4,5\nd/e;f/g;h/i;j/k\n"],
    // Whole values count by their share, not by how many there are.
    [';"', "1,5;2,5\n3,5;4,5\n"],
    ['\t"', "a\tb c d\n1\t2 3 4\n5\t6 7 8\n"],
  ])("%j in %j", (expected, text) => {
    expect(dialect(text)).toBe(expected);
  });

  it("is what the file names, if it does", () => {
    const named = detectDialect(Buffer.from("sep=;\na,b;c\n"), true, { offset: 6, line: 2 }, ";");
    expect(named.dialect).toEqual({ delimiter: ";", quote: '"', padded: false });
    expect(named.records.map(({ cells, line }) => [cells, line])).toEqual([[["a,b", "c"], 2]]);
  });

  it("has the width that most records have, the larger of two", () => {
    const width = (text: string) =>
      usualWidth(headRecords(Buffer.from(text), true, COMMA, { offset: 0, line: 1 }));
    expect(width("a,b\na\nb\n")).toBe(1);
    expect(width("a\na,b\na,b\n")).toBe(2);
    expect(width("a,b\na,b,c\n")).toBe(3);
    expect(width("a,b,c\na,b\n")).toBe(3);
    expect(width('a,b\na"\nb"\nc"\n')).toBe(2);
    expect(width("")).toBe(1);
  });
});
