import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  type ByteRecord,
  CELL,
  endOf,
  HEAD,
  hashOf,
  isEmpty,
  numberOf,
  pairOf,
  recordHashOf,
  startOf,
  textsOf,
  timeOf,
} from "../../src/domain/byte-record.js";
import { hashBytes, mix } from "../../src/domain/hash.js";
import type { Wanted } from "../../src/domain/table.js";
import { isoByteParser } from "../../src/normalize/time/index.js";
import { type ByteReceiver, FastRecords } from "../../src/read/fast.js";
import { openTables } from "../../src/read/index.js";
import { finderProgram, isUnsplit, RecordFinder } from "../../src/read/record-finder.js";
import { RecordMemory, strideOf } from "../../src/read/record-memory.js";
import { file, oneByOne } from "./support.js";

const DIALECT = { delimiter: ",", quote: '"', padded: false };
const NOTHING: Wanted = { numbered: [], pair: null, time: null, seeds: [] };
const MANY = Number.POSITIVE_INFINITY;

/** A finder of tables of this width, and the one room of its memory. */
function finder(width: number, wanted: Partial<Wanted> = {}, numbers = 1 << 16) {
  const memory = new RecordMemory({ rooms: 1, bytes: 1 << 21, numbers });
  const one = new RecordFinder(finderProgram()!, memory);
  one.open(",", width, { ...NOTHING, ...wanted });
  const room = memory.rooms[0]!;
  /** Finds the records of a text, from a place on. */
  const find = (text: string | Buffer, start = 0, most = MANY): boolean => {
    const bytes = Buffer.from(text);
    bytes.copy(room.bytes);
    return one.find(room, start, bytes.lastIndexOf(10) + 1, most);
  };
  const record = (at: number): ByteRecord => ({
    bytes: room.bytes,
    view: room.view,
    cells: room.numbers,
    times: room.times,
    first: at * strideOf(width) + HEAD,
    stride: strideOf(width),
    width,
  });
  return { one, room, find, record };
}

/** The records of a text, as bytes. */
function recordsOf(text: string, width: number, wanted: Partial<Wanted>): ByteRecord[] {
  const { one, find, record } = finder(width, wanted);
  expect(find(text)).toBe(true);
  return Array.from({ length: one.count }, (_, at) => record(at));
}

function hashOfText(text: string): number {
  const bytes = Buffer.from(`##${text}##`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return hashBytes(view, bytes, 2, bytes.length - 2);
}

describe("without WebAssembly", () => {
  it("no dialect is scanned: csv-parse reads all", async () => {
    vi.resetModules();
    vi.stubGlobal("WebAssembly", undefined);
    const { isScannable } = await import("../../src/read/fast.js");
    expect(isScannable(DIALECT)).toBe(false);
    vi.unstubAllGlobals();
    vi.resetModules();
    expect((await import("../../src/read/fast.js")).isScannable(DIALECT)).toBe(true);
  });
});

describe("without memory for WebAssembly", () => {
  it("csv-parse reads all: `ulimit -v` may not grant the addresses", async () => {
    const [table] = await openTables(file("email,event\na@b.example,click\n"), {});
    class Memory {
      constructor() {
        throw new RangeError("could not allocate memory");
      }
    }
    vi.stubGlobal("WebAssembly", { ...WebAssembly, Memory });
    const seen: string[][] = [];
    try {
      const row = (cells: readonly string[]) => void seen.push([...cells]);
      await table!.scan!({ bytes: () => 0, row, unreadable: () => {} });
    } finally {
      vi.unstubAllGlobals();
    }
    expect(seen).toEqual([["a@b.example", "click"]]);
  });

  it("what else goes wrong is told", () => {
    const Instance = class {
      constructor() {
        throw new Error("no such import");
      }
    };
    vi.stubGlobal("WebAssembly", { Module: WebAssembly.Module, Memory: WebAssembly.Memory, Instance });
    const start = { offset: 0, line: 1 };
    expect(() => FastRecords.of(DIALECT, 2, start, into([]))).toThrow("no such import");
    vi.unstubAllGlobals();
  });
});

describe("T12, T14: records of a part of a file", () => {
  const found = (text: string) => {
    const { one, find } = finder(2);
    const isSure = find(text);
    return { isSure, end: one.end, lines: one.lines, count: one.count };
  };

  it.each<[string, string, ReturnType<typeof found>]>([
    ["whole plain records", "a,b\nc,d\n", { isSure: true, end: 8, lines: 2, count: 2 }],
    ["an empty line", "a,b\n\nc,d\n", { isSure: true, end: 9, lines: 3, count: 2 }],
    ["an empty line with a carriage return", "a,b\r\n\r\n", { isSure: true, end: 7, lines: 2, count: 1 }],
    ["half a record at its end", "a,b\nc", { isSure: true, end: 4, lines: 1, count: 1 }],
    ["an open quote", 'a,b\n"c,d\n', { isSure: false, end: 4, lines: 1, count: 1 }],
    ["a quote after text", 'a,b\nc"c",d\n', { isSure: false, end: 4, lines: 1, count: 1 }],
    ["text after a quote", 'a,b\n"c"c,d\n', { isSure: false, end: 4, lines: 1, count: 1 }],
    ["a lone carriage return", "a,b\nc,d\re\n", { isSure: false, end: 4, lines: 1, count: 1 }],
    ["a line feed in a cell", 'a,b\n"c\nc",d\ne,f\n', { isSure: false, end: 4, lines: 1, count: 1 }],
    [
      "a ragged row and doubled quotes",
      'a,b\nc\n"d ""d""",e\n',
      { isSure: true, end: 18, lines: 3, count: 3 },
    ],
    [
      "a record over the limit",
      `a,b\n${"c".repeat(1 << 20)},d\n`,
      { isSure: false, end: 4, lines: 1, count: 1 },
    ],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("stops when there are enough, and when there is no room for more", () => {
    const { one, room, find } = finder(2, {}, 950 * strideOf(2));
    expect(find("a,b\n".repeat(1000), 4, 900)).toBe(true);
    expect([one.start, one.end, one.count, one.lines]).toEqual([4, 3604, 900, 900]);
    const second = strideOf(2);
    expect([...room.numbers.subarray(second, second + 2)]).toEqual([8, 1]);
    expect([...room.numbers.subarray(second + HEAD, second + HEAD + 2)]).toEqual([8, 9]);
    expect(find("a,b\n".repeat(1000))).toBe(true);
    expect([one.count, one.end]).toEqual([950, 3800]);
  });

  it("leaves a record with a wrong number of cells to whoever takes it", () => {
    const { one, room, find } = finder(3, { numbered: [0, 1, 2], pair: [0, 2] });
    expect(find("a,b\na,b,c\na,b,c,d\n")).toBe(true);
    expect(one.count).toBe(3);
    expect([0, 1, 2].map((at) => isUnsplit(room.numbers, at * strideOf(3)))).toEqual([true, false, true]);
  });
});

describe("what is found in a record", () => {
  it("is each cell, with its hash, whatever its length and its place", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "b", "\u00fc", " ", ",", '"'), maxLength: 40 });
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 70 }), (rows) => {
        const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
        const seeds = [11, -12, 13];
        for (const [at, record] of recordsOf(text, 3, { seeds }).entries()) {
          expect(textsOf(record)).toEqual(rows[at]);
          let sum = 0;
          for (const [column, value] of rows[at]!.entries()) {
            const hash = value === "" ? 0 : hashOfText(value);
            expect(hashOf(record, column)).toBe(hash);
            expect(isEmpty(record, column)).toBe(value === "");
            if (value !== "") sum = (sum + mix(hash, seeds[column]!)) | 0;
          }
          expect(recordHashOf(record)).toBe(sum);
        }
      }),
    );
  });

  it("is the time of a column, where it is in the usual form with its zone", () => {
    const expected = isoByteParser({});
    const digits = (from: number, to: number, length: number) =>
      fc.integer({ min: from, max: to }).map((number) => String(number).padStart(length, "0"));
    const part = {
      year: fc.oneof(digits(1989, 2101, 4), digits(0, 9999, 4)),
      month: digits(0, 13, 2),
      day: digits(0, 32, 2),
      mark: fc.constantFrom("T", "t", " ", "_"),
      hour: digits(0, 24, 2),
      minute: digits(0, 60, 2),
      second: digits(0, 60, 2),
      fraction: fc.constantFrom("", "", ".", ".5", ".25", ",125", ".123456", ".x"),
      zone: fc.constantFrom("Z", "z", "+00:00", "-0530", " +01:00", "+24:00", "+1:00", "+0a:00", " Z", "UTC"),
    };
    const time = fc
      .record(part)
      .map(
        ({ year, month, day, mark, hour, minute, second, fraction, zone }) =>
          `${year}-${month}-${day}${mark}${hour}:${minute}:${second}${fraction}${zone}`,
      );
    const text = fc.oneof({ weight: 9, arbitrary: time }, fc.constantFrom("yesterday", "2026-03-01", "2"));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 9 }), (texts) => {
        const records = recordsOf(texts.map((one) => `a,"${one}"\n`).join(""), 2, { time: 1 });
        for (const [at, record] of records.entries()) {
          const bytes = Buffer.from(texts[at]!);
          expect(timeOf(record)).toBe(expected(bytes, 0, bytes.length));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("is no time without a zone: only the export's own says what it is", () => {
    const [record] = recordsOf("a,2026-03-01 12:00:00\n", 2, { time: 1 });
    expect(timeOf(record!)).toBeNaN();
    expect(timeOf(recordsOf("a,\n", 2, { time: 1 })[0]!)).toBeNaN();
  });
});

describe("numbers of cells that come again", () => {
  const numbersOf = (texts: readonly string[], wanted: Partial<Wanted> = { numbered: [0] }) =>
    recordsOf(texts.map((text) => `${text},x\n`).join(""), 2, wanted).map((record) => numberOf(record, 0));

  it("are the same for the same bytes, and for no others", () => {
    const texts = [
      "a",
      "ab",
      "abcd",
      "abcde",
      "abcdefgh",
      "abcdefgi",
      "abcdefghi",
      "Mozilla/5.0 (X11)",
      "\u00fc",
    ];
    const twice = numbersOf([...texts, ...texts]);
    expect(twice).toEqual([...texts.keys(), ...texts.keys()]);
    expect(numbersOf(["a", "", "a"])).toEqual([0, -1, 0]);
    expect(numbersOf(["a"], {})).toEqual([-1]);
  });

  it("stay while their tables grow, and over several texts", () => {
    const { one, find, record } = finder(2, { numbered: [0, 1], pair: [0, 1] }, 1 << 20);
    const text = (from: number, to: number) =>
      Array.from(
        { length: to - from },
        (_, at) => `${"link ".repeat(4)}${from + at},p${(from + at) % 7}\n`,
      ).join("");
    for (const [from, to] of [
      [0, 20_000],
      [20_000, 40_000],
      [5, 9],
    ] as const) {
      expect(find(text(from, to))).toBe(true);
      for (let at = 0; at < one.count; at += 97) {
        expect([numberOf(record(at), 0), numberOf(record(at), 1), pairOf(record(at))]).toEqual([
          from + at,
          (from + at) % 7,
          from + at,
        ]);
      }
    }
  });

  it("begin anew with another file, in memory that was used", () => {
    const { one, find, record } = finder(2, { numbered: [0], pair: [0, 0] });
    expect(find(Array.from({ length: 3000 }, (_, at) => `${at},x\n`).join(""))).toBe(true);
    one.open(",", 2, { ...NOTHING, numbered: [0, 1], pair: [0, 1], time: null });
    expect(find("2999,x\n17,x\n2999,x\n")).toBe(true);
    expect([0, 1, 2].map((at) => numberOf(record(at), 0))).toEqual([0, 1, 0]);
    expect([0, 1, 2].map((at) => pairOf(record(at)))).toEqual([0, 1, 0]);
    one.open(",", 2, NOTHING);
    expect(find("2999,x\n")).toBe(true);
    expect([numberOf(record(0), 0), pairOf(record(0))]).toEqual([-1, -1]);
  });

  it("are of pairs where both cells have one", () => {
    const text = "a,x\nb,x\na,y\na,x\n,x\na,\nb,x\n";
    const pairs = recordsOf(text, 2, { numbered: [0, 1], pair: [0, 1] }).map(pairOf);
    expect(pairs).toEqual([0, 1, 2, 0, -1, -1, 1]);
    const long = "l".repeat(513);
    expect(numbersOf([long, "l".repeat(512), long])).toEqual([-1, 0, -1]);
  });

  it("end where there is no memory for more, and those that were given stay", () => {
    const memory = new RecordMemory({ rooms: 1, bytes: 1 << 21, numbers: 1 << 20 });
    const { exports } = new WebAssembly.Instance(finderProgram()!, { env: { memory: memory.memory } });
    const raw = exports as Record<string, (...numbers: number[]) => number>;
    const room = memory.rooms[0]!;
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, at) => `person ${at},x\n`).join(""));
    bytes.copy(room.bytes);
    const found = (space: number) => {
      raw.setUp!(44, 2, 1 << 20, memory.start, memory.start + space);
      raw.numberColumn!(0);
      raw.numberColumn!(1);
      raw.numberPairs!(0, 1);
      for (let time = 0; time < 2; time++) raw.find!(room.base, room.into, 0, bytes.length, 20_000);
      const stride = strideOf(2);
      return Array.from({ length: 20_000 }, (_, at) => [
        room.numbers[at * stride + HEAD + 3]!,
        room.numbers[at * stride + 3]!,
      ]);
    };
    for (const space of [1 << 14, 1 << 17, 600_000, 1 << 20, 1 << 22, 1 << 24]) {
      const all = found(space);
      const cells = all.findIndex(([cell]) => cell === -1);
      const numbered = all.filter(([cell]) => cell !== -1);
      expect(numbered.map(([cell]) => cell)).toEqual([...numbered.keys()]);
      expect(numbered.length).toBe(cells === -1 ? 20_000 : cells);
      const pairs = all.map(([, pair]) => pair!).filter((pair) => pair !== -1);
      expect(pairs).toEqual([...pairs.keys()]);
      expect(pairs.length).toBeLessThanOrEqual(numbered.length);
    }
    expect(found(1 << 24).at(-1)).toEqual([19_999, 19_999]);
  });
});

/** Writes down all that is given away, with its place. */
function into(seen: string[]): ByteReceiver {
  return {
    ahead(next) {
      for (let record = 0; record < next.count; record++) {
        expect(next.number(record, 1)).toBeTypeOf("number");
        expect(next.hash(record, 1)).toBeTypeOf("number");
        expect(next.pair(record)).toBe(-1);
      }
    },
    bytes: oneByOne((record) => {
      const cells = textsOf(record);
      for (let column = 0; column < record.width; column++)
        expect(endOf(record, column)).toBeGreaterThanOrEqual(startOf(record, column));
      if (cells[0] === "no") return false;
      seen.push(`bytes ${cells.join("|")}`);
      return true;
    }),
    record: (cells, { offset, line }) => seen.push(`${offset} ${line} cells ${cells.join("|")}`),
    broken: (reason, { offset, line }) => seen.push(`${offset} ${line} ${reason}`),
  };
}

describe("records that another finder found", () => {
  it("are given away the same, at the same places", () => {
    const cell = fc.constantFrom("a", "no", "", '"b"', '"c ""c"""', "d\u00fc", '"e,e"');
    const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(","));
    const odd = fc.constantFrom("", '"f\nf",g', 'h,i"i');
    const text = fc
      .tuple(fc.array(fc.oneof({ weight: 9, arbitrary: line }, odd)), fc.constantFrom("\n", "\r\n"))
      .map(([lines, stop]) => lines.map((one) => one + stop).join(""));
    const other = finder(2);
    fc.assert(
      fc.property(text, fc.nat(), (whole, cut) => {
        const bytes = Buffer.from(whole);
        const start = { offset: 100, line: 7 };
        const expected: string[] = [];
        const one = new FastRecords(DIALECT, 2, start, into(expected));
        one.write(bytes);
        one.end();
        const seen: string[] = [];
        const two = new FastRecords(DIALECT, 2, start, into(seen));
        let at = 0;
        for (let step = 0; at < bytes.length && step < 3; step++) {
          other.find(bytes.subarray(at, at + 1 + (cut % bytes.length)));
          two.deliver(other.room, other.one);
          at += other.one.end;
          expect(two.place).toBe(100 + at);
        }
        two.write(bytes.subarray(at));
        two.end();
        expect(seen).toEqual(expected);
      }),
    );
  });

  it("have four numbers for each cell", () => {
    expect(strideOf(3)).toBe(HEAD + 3 * CELL);
    expect(strideOf(3) % 2).toBe(0);
  });
});
