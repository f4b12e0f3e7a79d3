import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textsOf } from "../../src/domain/byte-record.js";
import { CsvRecords } from "../../src/read/csv-records.js";
import { FastRecords, isScannable } from "../../src/read/fast.js";
import { MAX_RECORD_BYTES } from "../../src/read/limits.js";
import type { Position } from "../../src/read/position.js";
import type { Dialect } from "../../src/read/scan.js";
import { oneByOne } from "./support.js";

const COMMA: Dialect = { delimiter: ",", quote: '"', padded: false };
const START: Position = { offset: 0, line: 1 };

/** What came: cells or the reason of damage, with line and offset; text of the damage, or whether a NUL was near. */
type Event = [what: string[] | string, line: number, offset: number, rest: string | boolean];

function receiver(seen: Event[]) {
  return {
    record(cells: string[], { line, offset }: Position, hasNul: boolean) {
      seen.push([cells, line, offset, hasNul]);
    },
    broken(reason: string, { line, offset }: Position, text: Buffer) {
      seen.push([reason, line, offset, text.toString()]);
    },
  };
}

function carefully(chunks: readonly string[], width = 2, dialect = COMMA, start = START): Event[] {
  const seen: Event[] = [];
  const records = new CsvRecords(dialect, width, start, receiver(seen));
  for (const chunk of chunks) records.write(Buffer.from(chunk));
  records.end();
  return seen;
}

/** Of records that come as bytes: whoever takes them need not know. */
const NOWHERE = { offset: -1, line: -1 };

/** Whether each record came as bytes, and what was in it. */
function fast(chunks: readonly string[], width = 2, takes = true): { seen: Event[]; asBytes: boolean[] } {
  const seen: Event[] = [];
  const asBytes: boolean[] = [];
  const inner = receiver(seen);
  const records = new FastRecords(COMMA, width, START, {
    bytes: oneByOne((record) => {
      expect(record.view.byteLength).toBe(record.bytes.length);
      if (!takes) return false;
      asBytes.push(true);
      inner.record(textsOf(record), NOWHERE, false);
      return true;
    }),
    record(cells, position, hasNul) {
      asBytes.push(false);
      inner.record(cells, position, hasNul);
    },
    broken: inner.broken,
  });
  for (const chunk of chunks) records.write(Buffer.from(chunk));
  records.end();
  return { seen, asBytes };
}

function pieces(text: string, sizes: readonly number[]): string[] {
  const list: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    list.push(text.slice(at, at + size));
    at += size;
  }
  return list;
}

describe("records with their places", () => {
  it("counts from where it is told to start, over all line ends and blank lines", () => {
    const text = 'a,b\r\n\r\n"c\nd",e\rf,g\n\nh,i';
    for (const chunks of [[text], [...text]])
      expect(carefully(chunks, 2, COMMA, { offset: 100, line: 7 })).toEqual([
        [["a", "b"], 7, 100, false],
        [["c\nd", "e"], 9, 107, false],
        [["f", "g"], 11, 115, false],
        [["h", "i"], 13, 120, false],
      ]);
  });

  it("tells of a NUL in the bytes at hand, and only while they are", () => {
    const flags = carefully(["a,b\nx,y", "\nc,\0\nx,y", "\ne,f\nx,y"]).map(([, , , hasNul]) => hasNul);
    expect(flags).toEqual([false, true, true, false, false, false]);
  });

  it("obeys the dialect", () => {
    const cells = (text: string, dialect: Partial<Dialect>) =>
      carefully([text], 2, { ...COMMA, ...dialect }).map(([what]) => what);
    expect(cells('"a,b"\nc,x"y\n', { quote: null })).toEqual([
      ['"a', 'b"'],
      ["c", 'x"y'],
    ]);
    expect(cells("'it''s',b\n'c,d',e\n", { quote: "'" })).toEqual([
      ["it's", "b"],
      ["c,d", "e"],
    ]);
    expect(cells(' a ; "b; c" \n', { delimiter: ";", padded: true })).toEqual([["a", "b; c"]]);
    expect(cells(' a , "b" \n', {})).toEqual(["a quote stands inside cell 2, which does not start with one"]);
  });

  it("believes a cell over several lines in a table of one column", () => {
    expect(carefully(['"a\nb\nc",d\ne\n'], 1)).toEqual([
      [["a\nb\nc", "d"], 1, 0, false],
      [["e"], 4, 10, false],
    ]);
  });

  it("keeps a line that is an empty pair of quotes apart from a blank one", () => {
    expect(carefully(['""\n\na\n'], 1).map(([what, line]) => [what, line])).toEqual([
      [[""], 1],
      [["a"], 3],
    ]);
  });

  it("does not hide an error of who receives", () => {
    const failing = () => {
      throw new Error("full");
    };
    const records = new CsvRecords(COMMA, 2, START, { record: failing, broken: failing });
    expect(() => records.write(Buffer.from("a,b\nc,d\n"))).toThrow("full");
  });
});

describe("the end of the bytes, and the limit", () => {
  const exact = (extra: number) => `a,${"x".repeat(MAX_RECORD_BYTES - 3 + extra)}\n`;

  it.each([[1], [2]])("takes a record of 1 MiB and none that is longer, in %i pieces", (count) => {
    const cut = (text: string) => pieces(text, [Math.ceil(text.length / count)]);
    expect(carefully(cut(`${exact(0)}b,c\n`)).map(([what]) => what.length)).toEqual([2, 2]);
    const tooLong = carefully(cut(`${exact(1)}b,c\n`));
    expect(tooLong.map(([what, line, offset]) => [what, line, offset])).toEqual([
      ["the record is longer than 1 MiB", 1, 0],
      [["b", "c"], 2, MAX_RECORD_BYTES + 1],
    ]);
  });

  it("keeps nothing of an endless line, and goes on after it where it ends", () => {
    const seen: Event[] = [];
    const records = new CsvRecords(COMMA, 2, START, receiver(seen));
    const piece = Buffer.alloc(MAX_RECORD_BYTES, "x");
    for (let n = 0; n < 4; n++) records.write(piece);
    expect(seen.map(([what]) => what)).toEqual(["the record is longer than 1 MiB"]);
    expect(records.release()).toBeNull();
    records.write(Buffer.from("x\r\nb,c\nlast,one"));
    expect(seen.slice(1)).toEqual([[["b", "c"], 2, 4 * MAX_RECORD_BYTES + 3, false]]);
    expect(records.release()).toEqual({
      position: { offset: 4 * MAX_RECORD_BYTES + 7, line: 3 },
      rest: Buffer.from("last,one"),
    });
    records.end();
    expect(seen.slice(2)).toEqual([[["last", "one"], 3, 4 * MAX_RECORD_BYTES + 7, false]]);
  });

  it("says nothing more of an endless line that the file ends with", () => {
    const piece = "x".repeat(MAX_RECORD_BYTES);
    const seen = carefully(["a,b\n", piece, piece, piece]);
    expect(seen).toHaveLength(2);
    expect(seen[1]!.slice(0, 3)).toEqual(["the record is longer than 1 MiB", 2, 4]);
  });

  it("waits for 64 KiB behind damage, and no longer", () => {
    const seen: Event[] = [];
    const records = new CsvRecords(COMMA, 3, START, receiver(seen));
    const row = "1,2,3\n";
    records.write(Buffer.from('a,"b"x,c\n'));
    records.write(Buffer.from(row.repeat(1_000)));
    const early = seen.length;
    records.write(Buffer.from(row.repeat(10_000)));
    records.end();
    expect([early, seen.length]).toEqual([1_000, 11_001]);
    expect(seen[0]).toEqual(["text follows the closing quote of cell 2", 1, 0, 'a,"b"x,c\n']);
    expect(seen.at(-1)).toEqual([["1", "2", "3"], 11_001, 9 + 10_999 * 6, false]);
  });
});

describe("handing over to another reader", () => {
  it("tells where the record being read starts, with the bytes from there", () => {
    const records = new CsvRecords(COMMA, 2, { offset: 10, line: 3 }, receiver([]));
    records.write(Buffer.from("a,b\nccccccc,"));
    expect(records.release()).toEqual({ position: { offset: 14, line: 4 }, rest: Buffer.from("ccccccc,") });
    records.write(Buffer.from("d\neeeeeee,"));
    expect(records.release()).toEqual({ position: { offset: 24, line: 5 }, rest: Buffer.from("eeeeeee,") });
  });
});

describe("plain records by their bytes", () => {
  const ROW = "u@a.example,x\n";

  it("gives what the careful reader gives, wherever the chunks are cut", () => {
    const piece = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom("a,b\n", 'a,"b"\n', "é,ü\r\n", '"a ""b""",c\n') },
      { weight: 3, arbitrary: fc.constantFrom("a", ",", '"', '""', "\n", "\r\n", "\r", "\0", "ü") },
      { weight: 1, arbitrary: fc.constant(`"${"y,".repeat(3_000)}",z\n`) },
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (parts, sizes, takes) => {
          const text = parts.join("");
          const found = fast(pieces(text, sizes), 2, takes).seen;
          // What was taken as bytes has no place.
          const plain = (list: Event[]) =>
            list.map(([what, line, offset, rest], at) => [
              what,
              ...(found[at]?.[1] === NOWHERE.line ? [] : [line, offset]),
              typeof rest === "string" ? rest : "",
            ]);
          expect(plain(found)).toEqual(plain(carefully([text])));
        },
      ),
      { numRuns: 400, seed: 11 },
    );
  });

  it("is asked only of files written in commas, tabs and the like with double quotes", () => {
    expect(isScannable(COMMA)).toBe(true);
    expect(isScannable({ ...COMMA, delimiter: "\t" })).toBe(true);
    expect(isScannable({ ...COMMA, delimiter: "\u0080" })).toBe(false);
    expect(isScannable({ ...COMMA, quote: "'" })).toBe(false);
    expect(isScannable({ ...COMMA, quote: null })).toBe(false);
    expect(isScannable({ ...COMMA, padded: true })).toBe(false);
  });

  it("offers all sound records, also with doubled quotes, and undoubles these", () => {
    const { seen, asBytes } = fast(['a,b\n"c ""d""",""""\r\n,\n\n"",e\n']);
    expect(asBytes).toEqual([true, true, true, true]);
    expect(seen.map(([what]) => what)).toEqual([
      ["a", "b"],
      ['c "d"', '"'],
      ["", ""],
      ["", "e"],
    ]);
    expect(fast(['a,b\n"c ""d""",""""\n'], 2, false).seen.map(([what]) => what)).toEqual([
      ["a", "b"],
      ['c "d"', '"'],
    ]);
  });

  it("gives rows of another width as cells, and goes on by bytes", () => {
    const wide = (cells: number) => `${",".repeat(cells - 1)}\n`;
    const { seen, asBytes } = fast([`a,b\na\n${wide(66)}a,b\n`]);
    expect(asBytes).toEqual([true, false, false, true]);
    expect(seen.map(([what]) => what.length)).toEqual([2, 1, 66, 2]);
    expect(seen.map(([, , , hasNul]) => hasNul)).toEqual([false, false, false, false]);
    const mixed = fast(['a,b\r\n"c ""d""","e,f",g\r\n"",,\u00fc\r\n']);
    expect(mixed.seen.map(([what]) => what)).toEqual([
      ["a", "b"],
      ['c "d"', "e,f", "g"],
      ["", "", "\u00fc"],
    ]);
    expect(mixed.asBytes).toEqual([true, false, false]);
  });

  it("undoubles records of any length", () => {
    const row = (length: number) => `"${"y".repeat(length - 7)}""",z\n`;
    const { seen, asBytes } = fast([row(100) + row(900_000) + row(100)]);
    expect(asBytes).toEqual([true, true, true]);
    expect(seen[1]![0]).toEqual([`${"y".repeat(900_000 - 7)}"`, "z"]);
  });

  it("takes records of up to 1 MiB", () => {
    const row = (length: number) => `a,${"x".repeat(length - 3)}\n`;
    expect(fast([row(MAX_RECORD_BYTES) + ROW]).asBytes).toEqual([true, true]);
    expect(fast([row(MAX_RECORD_BYTES + 1) + ROW]).seen[0]![0]).toBe("the record is longer than 1 MiB");
  });

  it("leaves 4 KiB to the careful reader for one doubt, more where doubts are near each other", () => {
    const doubt = 'a,"b\nc"\n';
    const byCells = (text: string) => fast([text]).asBytes.filter((is) => !is).length;
    const rows = (bytes: number) => ROW.repeat(Math.ceil(bytes / ROW.length));
    const stretch = (bytes: number) => 1 + Math.floor((bytes - doubt.length) / ROW.length);
    const one = byCells(doubt + rows(1 << 17));
    expect(Math.abs(one - stretch(4_096))).toBeLessThan(2);
    const far = byCells(doubt + rows(80 * 1024) + doubt + rows(1 << 17));
    expect(far).toBe(2 * one);
    const near = byCells(doubt + rows(20 * 1024) + doubt + rows(1 << 17));
    expect(Math.abs(near - one - stretch(8_192))).toBeLessThan(2);
    // 4, 8, 16, 32, and 64 KiB from then on.
    const gaps = [60, 60, 60, 60, 100, 256];
    const many = byCells(gaps.map((gap) => doubt + rows(gap * 1024)).join(""));
    const most = [4, 8, 16, 32, 64, 64].reduce((sum, size) => sum + stretch(size * 1024), 0);
    expect(Math.abs(many - most)).toBeLessThan(20);
  });

  it("knows where the next record begins, but in a detour", () => {
    const records = new FastRecords(
      COMMA,
      2,
      { offset: 5, line: 2 },
      {
        bytes: oneByOne(() => true),
        record() {},
        broken() {},
      },
    );
    expect(records.place).toBe(5);
    records.write(Buffer.from("a,b\nc"));
    expect(records.place).toBe(9);
    records.write(Buffer.from(",d\n"));
    expect(records.place).toBe(13);
    records.write(Buffer.from("\n"));
    expect(records.place).toBe(14);
    records.write(Buffer.from('e,"f\n'));
    expect(records.place).toBeNull();
    records.write(Buffer.from('g"\nhhhhhhhhh,i\n'));
    expect(records.place).toBe(34);
  });
});
