import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.js";
import { openTables } from "../../src/read/index.js";
import { CHUNK_BYTES } from "../../src/read/limits.js";
import { fileSource } from "../../src/read/source.js";
import { file, readText } from "./support.js";

/** Characters of three bytes, some of them cut by the end of a chunk, each time elsewhere. */
const TEXT = `email,name\n${"a@north.example,€€€€€\n".repeat(40_000)}`;

describe("a look at a file on disk", () => {
  it("shows all of its bytes, the chunk before being good while the next is read", () => {
    const path = file(TEXT);
    const bytes = Buffer.from(TEXT);
    expect(bytes.length).toBeGreaterThan(2 * CHUNK_BYTES);
    let seen = 0;
    let before: Buffer = Buffer.alloc(0);
    for (const chunk of fileSource(path, bytes.length).look!()) {
      const start = seen - before.length;
      expect(before.equals(bytes.subarray(start, seen))).toBe(true);
      expect(chunk.equals(bytes.subarray(seen, seen + chunk.length))).toBe(true);
      seen += chunk.length;
      before = chunk;
    }
    expect(seen).toBe(bytes.length);
  });

  it("takes characters that a chunk cuts for whole, and a wrong byte behind them for wrong", async () => {
    expect((await readText(TEXT)).info.encoding).toBe("utf-8");
    // No letter of Western text, so that nothing but UTF-8 is left.
    const wrong = Buffer.concat([Buffer.from(TEXT), Buffer.from([0x81])]);
    const offset = wrong.length - 1;
    await expect(readText(wrong)).rejects.toThrow(`byte ${offset} is not valid UTF-8`);
  });

  it("says in one line what is wrong with the file", () => {
    const look = () => [...fileSource("missing/export.csv", 1).look!()];
    expect(look).toThrow(InputError);
    expect(look).toThrow("no such file or folder");
  });

  it("is none of what is no regular file, whose bytes may come slowly", () => {
    expect(fileSource("/dev/stdin").look).toBeUndefined();
  });
});

describe("the size of a file that is about to be opened", () => {
  async function told(path: string): Promise<number[]> {
    const sizes: number[] = [];
    await openTables(path, { stdin: Readable.from([TEXT]), onPlain: (bytes) => sizes.push(bytes) });
    return sizes;
  }

  it("is told where it may be delimited text on disk", async () => {
    expect(await told(file(TEXT))).toEqual([Buffer.byteLength(TEXT)]);
  });

  it.each([
    ["packed", () => file(gzipSync(TEXT), "a.csv.gz")],
    ["JSON", () => file('[{"email":"a@north.example","event":"click"}]', "a.json")],
    ["standard input", () => "-"],
  ])("is not told of what is %s", async (_, path) => {
    expect(await told(path())).toEqual([]);
  });
});
