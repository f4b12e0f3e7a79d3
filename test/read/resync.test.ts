import { describe, expect, it } from "vitest";
import { findSoundRecord, isSwallowed } from "../../src/read/resync.js";
import { type Dialect, RecordScanner } from "../../src/read/scan.js";

const COMMA: Dialect = { delimiter: ",", quote: '"', padded: false };
const PADDED: Dialect = { ...COMMA, padded: true };
const UNQUOTED: Dialect = { ...COMMA, quote: null };

/** Cells of the record at `from`, and where it ends; or what is wrong, and where. */
function scanned(text: string, dialect = COMMA, from = 0): [string[], number] | [string, number] {
  const bytes = Buffer.from(text, "latin1");
  const scanner = new RecordScanner(dialect);
  // What an earlier record left must not matter.
  scanner.scan(Buffer.from('a,"b'), 0);
  const isSound = scanner.scan(bytes, from);
  expect(isSound).toBe(scanner.problem === null);
  if (scanner.problem !== null) return [scanner.problem, scanner.problemAt];
  const cells = Array.from({ length: scanner.cells }, (_, at) =>
    bytes.toString("latin1", scanner.bounds[2 * at], scanner.bounds[2 * at + 1]),
  );
  return [cells, scanner.next];
}

describe("the scanner of single records", () => {
  it.each<[string, Dialect, [string[], number] | [string, number]]>([
    ["a,b\nc", COMMA, [["a", "b"], 4]],
    ["a,b\r\nc", COMMA, [["a", "b"], 5]],
    ["a,b\rc", COMMA, [["a", "b"], 4]],
    ["a,b", COMMA, [["a", "b"], 3]],
    ["a,b\r", COMMA, [["a", "b"], 4]],
    ["", COMMA, [[""], 0]],
    ["\n", COMMA, [[""], 1]],
    [",", COMMA, [["", ""], 1]],
    [",\n", COMMA, [["", ""], 2]],
    ['"a","b"\n', COMMA, [["a", "b"], 8]],
    ['"a\n,b",c\n', COMMA, [["a\n,b", "c"], 9]],
    ['"a""b",c\n', COMMA, [['a""b', "c"], 9]],
    ['"",""""\n', COMMA, [["", '""'], 8]],
    ['"a"', COMMA, [["a"], 3]],
    ['48",37.8"N\n', COMMA, [['48"', '37.8"N'], 11]],
    ['0"9":\n', COMMA, [['0"9":'], 6]],
    ['a"b\n', COMMA, ["stray", 1]],
    ['/"\n', COMMA, ["stray", 1]],
    [':"\n', COMMA, ["stray", 1]],
    ['x,"abc\n', COMMA, ["unclosed", 7]],
    ['"a""\n', COMMA, ["unclosed", 5]],
    ['x,"a"b\n', COMMA, ["closing", 5]],
    ['x,"a" \n', COMMA, ["closing", 5]],
    ['  "a"  ,  b \n', PADDED, [["a", "b "], 13]],
    [' a,"b" \r\n', PADDED, [["a", "b"], 9]],
    ['"a" b,c\n', PADDED, ["closing", 4]],
    ['"a,b\n', UNQUOTED, [['"a', "b"], 5]],
  ])("%j", (text, dialect, expected) => {
    expect(scanned(text, dialect)).toEqual(expected);
    const shifted = expected[1] + 3;
    expect(scanned(`xy\n${text}`, dialect, 3)).toEqual([expected[0], shifted]);
  });
});

describe("T12: where reading goes on after a broken record", () => {
  const found = (text: string, width: number) => {
    const { reason, resumeAt } = findSoundRecord(Buffer.from(text), 0, width, new RecordScanner(COMMA));
    return [reason, resumeAt === -1 ? null : text.slice(resumeAt)];
  };
  const NEVER = (cell: number) => `the quote that opens cell ${cell} is never closed`;

  it.each<[string, number, string, string | null]>([
    ['a,"b\nc,d\ne,f\n', 2, NEVER(2), "c,d\ne,f\n"],
    // A later quote closes it: the record after is the first that is whole.
    ['"a,b\nc,d\ne,"f"\n', 2, NEVER(1), 'c,d\ne,"f"\n'],
    ['a,"b\nc\nd,e\n', 2, NEVER(2), "d,e\n"],
    ['a,"b\nx,y,z\nc,d\n', 2, NEVER(2), "c,d\n"],
    // Nothing sound behind it: only its own line is lost, and the next is looked at by itself.
    ['a,"b\nx\ny\n', 2, NEVER(2), "x\ny\n"],
    ['a,"b', 2, NEVER(2), null],
    ['a,"b\n', 2, NEVER(2), ""],
    ['a,"b"x\nc,d\n', 2, "text follows the closing quote of cell 2", "c,d\n"],
    ['a,"b"x,c\nd\ne,f\n', 2, "text follows the closing quote of cell 2", "d\ne,f\n"],
    ['a,x"b\nc,d\n', 2, "a quote stands inside cell 2, which does not start with one", "c,d\n"],
    ['x"a,b\nc,d\n', 2, "a quote stands inside cell 1, which does not start with one", "c,d\n"],
    ['a,"b\nc","d"e\nf,g\n', 2, NEVER(2), "f,g\n"],
    ['a,x"b', 2, "a quote stands inside cell 2, which does not start with one", null],
  ])("%j of width %i", (text, width, reason, rest) => {
    expect(found(text, width)).toEqual([reason, rest]);
  });

  it("names a record by its length where its quotes are right", () => {
    const long = `a,"${"x\n".repeat(600_000)}"\nb,c\n`;
    const [reason, rest] = found(long, 2);
    expect(reason).toBe("the record is longer than 1 MiB");
    expect(rest).toBe("b,c\n");
    expect(found(`a,"${"x\n".repeat(100_000)}"y\nb,c\n`, 2)[1]).toBe("b,c\n");
  });
});

describe("T12: a quote that a later one closes", () => {
  const swallowed = (record: string, cells: number, width: number) =>
    isSwallowed(Buffer.from(`zz\n${record}`), 3, cells, width, new RecordScanner(COMMA));

  it.each<[string, number, number, boolean]>([
    // As many cells as it should have: the lines inside are whole records with something typed in them.
    ['"a,1,x\nb,2,y\nc,3,"z"\n', 3, 3, true],
    ['a,1,"x\nb,2,y\nc,3,z"\n', 3, 3, true],
    ['a,1,"x\nb,2\nc,3,z"\n', 3, 3, false],
    ['a,1,"some words, more words, even more\nand, so, on\nend"\n', 3, 3, false],
    ['a,1,"x\nand 1, so, on\nend"\n', 3, 3, false],
    ['a,1,"x\nend"\n', 3, 3, false],
    // One or two columns: any line may look like a record.
    ['a,"1\nb,2\nc,3"\n', 2, 2, false],
    // Another number of cells: one sound line after the first is enough.
    ['a,"1\nb,2\nc,"3"\n', 3, 2, true],
    ['a,"1\nb\nc,"3"\n', 3, 2, false],
    ['a,"1"\n', 1, 2, false],
  ])("%j with %i of %i cells: %s", (record, cells, width, expected) => {
    expect(swallowed(record, cells, width)).toBe(expected);
  });
});
