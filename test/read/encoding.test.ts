import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/read/decode.js";
import { detectEncoding, type Encoding, namedEncoding, refuseUnlessText } from "../../src/read/encoding.js";
import { InvalidUtf8, Utf8Check } from "../../src/read/utf8.js";

async function* pieces(bytes: Buffer, size = bytes.length): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const detected = (bytes: Buffer) => detectEncoding("t.csv", bytes.subarray(0, 8192), () => pieces(bytes, 7));

async function decoded(bytes: Buffer, encoding: Encoding, size?: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of decode("t.csv", pieces(bytes, size), encoding)) {
    expect(part.length).toBeGreaterThan(0);
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts).toString();
}

/** Offset of the first byte that no longer belongs to valid UTF-8, by Node's decoder, a byte more each time. */
function firstWrong(bytes: Buffer): number | null {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const isValid = (length: number) => {
    try {
      decoder.decode(bytes.subarray(0, length));
      return true;
    } catch {
      return false;
    }
  };
  if (isValid(bytes.length)) return null;
  let good = 0;
  for (let length = 1; length < bytes.length; length++) if (isValid(length)) good = length;
  return good;
}

describe("checking UTF-8 chunk by chunk", () => {
  const part = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom("a", "é", "अ", "€", "😀", "\u0000").map((text) => Buffer.from(text)),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ minLength: 1, maxLength: 2 }).map((bytes) => Buffer.from(bytes)),
    },
  );

  it("gives back what is whole, and the offset of the first wrong byte, wherever the chunks are cut", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const bytes = Buffer.concat(parts);
        const check = new Utf8Check();
        const given: Buffer[] = [];
        let wrong: number | null = null;
        try {
          for (let at = 0; at < bytes.length; at += size) {
            const whole = check.check(bytes.subarray(at, at + size), false);
            expect(firstWrong(whole)).toBeNull();
            given.push(Buffer.from(whole));
            // No more than a character that is not complete is held back.
            const left = Math.min(bytes.length, at + size) - Buffer.concat(given).length;
            expect(left).toBeLessThan(4);
          }
          given.push(check.check(Buffer.alloc(0), true));
        } catch (error) {
          if (!(error instanceof InvalidUtf8)) throw error;
          wrong = error.offset;
        }
        expect(wrong).toBe(firstWrong(bytes));
        if (wrong === null) expect(Buffer.concat(given)).toEqual(bytes);
      }),
      { numRuns: 1_000, seed: 5 },
    );
  });
});

describe("the encoding of a file", () => {
  it.each<[string, Buffer, string, number]>([
    ["UTF-8 by its mark", hex("efbbbf 61"), "utf-8", 3],
    ["UTF-16LE by its mark", hex("fffe 6100"), "utf-16le", 2],
    ["UTF-16BE by its mark", hex("feff 0061"), "utf-16be", 2],
    ["UTF-16LE by its zeros", hex("6100 2c00 6200"), "utf-16le", 0],
    ["UTF-16BE by its zeros", hex("0061 002c 0062"), "utf-16be", 0],
    ["UTF-16LE of two characters", hex("6100 6200"), "utf-16le", 0],
    ["UTF-16LE with signs that have no zero", hex("6100 6200 6300 e24e"), "utf-16le", 0],
    ["too little of a zero for UTF-16", Buffer.from("a\0abcdefgh"), "utf-8", 0],
    ["UTF-8", Buffer.from("a,é\n"), "utf-8", 0],
    ["UTF-8 that shares a byte with its mark", Buffer.from("\uff46,b"), "utf-8", 0],
    ["UTF-8 that shares two bytes with its mark", Buffer.from("\ufec0,b"), "utf-8", 0],
    ["UTF-8 that ends as its mark does", Buffer.from("a\u00bf"), "utf-8", 0],
    ...["\u00ffab", "a\u00feb", "\u00feab", "a\u00ffb"].map((text): [string, Buffer, string, number] => [
      `half of a mark of UTF-16: ${text}`,
      Buffer.from(`${text},c\n`, "latin1"),
      "windows-1252",
      0,
    ]),
    ["UTF-8 of one letter", Buffer.from("a"), "utf-8", 0],
    ["Windows-1252", Buffer.from("caf\xe9,ol\xe9\n", "latin1"), "windows-1252", 0],
  ])("is found: %s", async (_, bytes, label, skip) => {
    expect(await detected(bytes)).toEqual({ label, skip });
  });

  it.each<[string, Buffer, RegExp]>([
    ["UTF-32LE", hex("fffe0000 61000000"), /UTF-32/],
    ["UTF-32BE", hex("0000feff 00000061"), /UTF-32/],
    ["zeros on both sides", Buffer.alloc(64), /not a text file/],
    ["control characters", hex("61620162"), /not a text file/],
    ["DEL", hex("61627f62"), /not a text file/],
    ["what no Western text holds", hex("61620a 8ebe 93fa 967b"), /byte 3 is not valid UTF-8/],
  ])("is refused: %s", async (_, bytes, message) => {
    await expect(detected(bytes)).rejects.toThrow(message);
    await expect(detected(bytes)).rejects.toMatchObject({ file: "t.csv", hint: expect.stringMatching(/\w/) });
  });

  it("may hold a trace of control characters and two fifths of NUL, and tabs, line ends and escapes", () => {
    const text = (sign: number, count: number) => Buffer.alloc(100, "a").fill(sign, 0, count);
    const isText = (bytes: Buffer) => expect(() => refuseUnlessText(bytes, "t.csv")).not.toThrow();
    const isNone = (bytes: Buffer) =>
      expect(() => refuseUnlessText(bytes, "t.csv")).toThrow("not a text file");
    for (const sign of [1, 8, 14, 31, 127]) {
      isText(text(sign, 5));
      isNone(text(sign, 6));
    }
    for (const sign of [9, 10, 13, 27, 32, 126, 128]) isText(text(sign, 90));
    isText(text(0, 40));
    isNone(text(0, 41));
    isText(hex("fffe 0101 0101"));
    isText(hex("6100 0100 6200"));
  });

  it("takes UTF-16 only where nearly all zeros stand on one side", () => {
    const signs = (first: number[], second: number[]) => {
      const bytes = Buffer.alloc(200, "a");
      for (const at of first) bytes[2 * at] = 0;
      for (const at of second) bytes[2 * at + 1] = 0;
      return bytes;
    };
    const range = (count: number) => Array.from({ length: count }, (_, at) => at);
    const label = async (bytes: Buffer) => (await detected(bytes)).label;
    return Promise.all([
      expect(label(signs([], range(61)))).resolves.toBe("utf-16le"),
      expect(label(signs([], range(60)))).resolves.toBe("utf-8"),
      expect(label(signs(range(4), range(61)))).resolves.toBe("utf-16le"),
      expect(label(signs(range(5), range(61)))).resolves.toBe("utf-8"),
      expect(label(signs(range(61), []))).resolves.toBe("utf-16be"),
      expect(label(signs(range(60), []))).resolves.toBe("utf-8"),
      expect(label(signs(range(61), range(4)))).resolves.toBe("utf-16be"),
      expect(label(signs(range(61), range(5)))).resolves.toBe("utf-8"),
    ]);
  });

  it("is looked for in the first 4 KiB", async () => {
    const bytes = Buffer.concat([
      Buffer.from("a,b\n".repeat(1024)),
      Buffer.from("a,b\n".repeat(2048), "utf16le"),
    ]);
    expect((await detected(bytes)).label).toBe("utf-8");
  });

  it("is decided by no more than the first 64 MiB", async () => {
    const block = Buffer.alloc(1 << 20, "a");
    let asked = 0;
    async function* endless() {
      for (; asked < 100; asked++) yield block;
    }
    expect(await detectEncoding("t.csv", block.subarray(0, 100), endless)).toEqual({
      label: "utf-8",
      skip: 0,
    });
    expect(asked).toBe(63);
  });

  it("does not take the error of a file for one of its text", async () => {
    const broken = () => {
      throw new Error("EIO");
    };
    await expect(detectEncoding("t.csv", Buffer.from("a"), broken)).rejects.toThrow("EIO");
  });
});

describe("the encoding that the user names", () => {
  it.each<[string, string, Encoding]>([
    ["UTF8", "efbbbf61", { label: "utf-8", skip: 3 }],
    ["latin1", "efbbbf61", { label: "windows-1252", skip: 0 }],
    ["utf-16le", "fffe6100", { label: "utf-16le", skip: 2 }],
    ["utf-16be", "fffe6100", { label: "utf-16be", skip: 0 }],
    ["shift_jis", "6161", { label: "shift_jis", skip: 0 }],
    ["utf-8", "efbbbf", { label: "utf-8", skip: 3 }],
    ["utf-8", "efbb", { label: "utf-8", skip: 0 }],
    ["utf-16le", "fffe0000", { label: "utf-16le", skip: 2 }],
  ])("%s at the start %s", (name, head, expected) => {
    expect(namedEncoding(name, hex(head))).toEqual(expected);
  });

  it("must be one", () => {
    expect(() => namedEncoding(`klingon${"x".repeat(100)}`, hex(""))).toThrow(
      `--encoding klingon${"x".repeat(33)}: no such encoding`,
    );
  });
});

describe("decoding", () => {
  it.each([1, 2, 3, 5, 100])("leaves out the mark alone, in chunks of %i", async (size) => {
    const text = "\ufeffaé€😀\n";
    expect(await decoded(Buffer.from(text), { label: "utf-8", skip: 3 }, size)).toBe("aé€😀\n");
    expect(await decoded(Buffer.from(text), { label: "utf-8", skip: 0 }, size)).toBe(text);
    expect(await decoded(Buffer.from(text, "utf16le"), { label: "utf-16le", skip: 2 }, size)).toBe("aé€😀\n");
  });

  it("decodes chunks of any length", async () => {
    const text = "é,x\n".repeat(60_000);
    expect(await decoded(Buffer.from(text, "latin1"), { label: "windows-1252", skip: 0 })).toBe(text);
  });

  it.each<[string, Buffer, RegExp]>([
    ["utf-8", Buffer.concat([Buffer.alloc(70_000, "a"), hex("ff61")]), /^byte 70000 is not valid UTF-8$/],
    ["utf-8", hex("61c3"), /^byte 1 is not valid UTF-8$/],
    ["shift_jis", hex("61ff"), /^is not valid shift_jis at or after byte 0$/],
    ["shift_jis", Buffer.concat([Buffer.alloc(70_000, "a"), hex("ff61")]), /at or after byte 65536$/],
    ["utf-16le", hex("6100 61"), /at or after byte 3$/],
  ])("%s: says where bytes do not fit", async (label, bytes, message) => {
    const failure = decoded(bytes, { label, skip: 0 });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toMatchObject({ file: "t.csv", hint: expect.stringMatching(/--encoding/) });
  });

  it("does not take the error of a file for one of its text", async () => {
    async function* broken(): AsyncIterable<Buffer> {
      yield Buffer.from("a");
      throw new Error("EIO");
    }
    for (const label of ["utf-8", "windows-1252"])
      await expect(async () => {
        for await (const _ of decode("t.csv", broken(), { label, skip: 0 }));
      }).rejects.toThrow(/^EIO$/);
  });
});
