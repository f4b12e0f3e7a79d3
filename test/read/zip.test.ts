import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openTables } from "../../src/read/index.js";
import { crc32, LIST_BYTES, listOf } from "../../src/read/zip-list.js";
import { contents, file } from "./support.js";

const CSV = "email,event\nann@acme.example,click\nben@acme.example,open\n";
const LIST = Buffer.from("PK\x01\x02", "latin1");
const END = Buffer.from("PK\x05\x06", "latin1");

function zipOf(files: Record<string, string> = { "a.csv": CSV }, level: 0 | 6 = 6): Buffer {
  const members = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(members), { level }));
}

/** Rows of each table of an archive. */
async function rowsOf(packed: Buffer): Promise<string[][][]> {
  const tables = await openTables(file(packed, "export.zip"), {});
  const all = [];
  for (const table of tables) {
    all.push((await contents(table)).rows);
    await table.close?.();
  }
  return all;
}

const ROWS = [
  ["ann@acme.example", "click"],
  ["ben@acme.example", "open"],
];

describe("T11: a zip archive is held against the list at its end", () => {
  it("is read where they agree, also with equal names and what is no table", async () => {
    const packed = zipOf({ "a.csv": CSV, "b.csv": CSV, "c.png": "x", "folder/": "" });
    for (let at = packed.indexOf("b.csv"); at !== -1; at = packed.indexOf("b.csv", at))
      packed.write("a.csv", at);
    expect(await rowsOf(packed)).toEqual([ROWS, ROWS]);
  });

  it("tells a few wrong bytes, which would be a few wrong rows", async () => {
    const packed = zipOf(undefined, 0);
    packed.write("x", packed.indexOf("ann@"));
    await expect(rowsOf(packed)).rejects.toThrow("holds a damaged file (a.csv)");
  });

  it("tells a member that the archive does not hold", async () => {
    const [whole, part] = [zipOf({ "a.csv": CSV, "b.csv": `${CSV}x,y\n` }), zipOf()];
    const packed = Buffer.concat([part.subarray(0, part.indexOf(LIST)), whole.subarray(whole.indexOf(LIST))]);
    await expect(rowsOf(packed)).rejects.toThrow("lists a file that it does not hold (b.csv)");
    packed.write("b.png", packed.lastIndexOf("b.csv"));
    expect(await rowsOf(packed)).toEqual([ROWS]);
  });

  it("tells a password, but not that of a picture", async () => {
    const packed = zipOf({ "a.csv": CSV, "b.png": "x" }, 0);
    const [first, second] = [packed.indexOf(LIST), packed.lastIndexOf(LIST)];
    packed.writeUInt16LE(1, second + 8);
    expect(await rowsOf(packed)).toEqual([ROWS]);
    packed.writeUInt16LE(1, first + 8);
    await expect(rowsOf(packed)).rejects.toThrow("is protected by a password (a.csv)");
  });

  it("does without a list that is not there to read: far away, for more than 4 GiB, or rubbish", async () => {
    const packed = zipOf();
    const end = packed.indexOf(END);
    packed.writeUInt32LE(0xffffffff, end + 12);
    expect(listOf(packed)).toBeUndefined();
    expect(await rowsOf(packed)).toEqual([ROWS]);
    packed.writeUInt32LE(20, end + 12);
    expect(listOf(packed)).toBeUndefined();
    packed.writeUInt32LE(60, end + 12);
    expect(listOf(packed)).toBeUndefined();
    expect(listOf(packed.subarray(0, -1))).toBeNull();
    expect(listOf(packed.subarray(0, end))).toBeNull();
  });

  it("finds the list of an archive of many pieces", async () => {
    const noise = `x,${randomBytes(LIST_BYTES).toString("hex").replace(/.{60}/g, "$&\nx,")}`;
    const packed = zipOf({ "noise.csv": noise, "a.csv": CSV }, 0);
    expect(packed.length).toBeGreaterThan(2 * LIST_BYTES);
    expect((await rowsOf(packed)).at(-1)).toEqual(ROWS);
    packed.write("x", packed.lastIndexOf("ann@"));
    await expect(rowsOf(packed)).rejects.toThrow("holds a damaged file (a.csv)");
  });

  it("names members as the archive does", () => {
    const packed = zipOf({ "é.csv": CSV, "b.csv": CSV });
    expect(listOf(packed)!.map(({ name }) => name)).toEqual(["é.csv", "b.csv"]);
    packed.writeUInt16LE(0, packed.indexOf(LIST) + 8);
    expect(listOf(packed)!.map(({ name }) => name)).toEqual(["Ã©.csv", "b.csv"]);
  });

  it("reads a list with extra fields and comments", () => {
    const packed = zipSync({
      "a.csv": [strToU8(CSV), { extra: { 7: strToU8("more") }, comment: "said" }],
      "b.csv": strToU8("x"),
    });
    expect(listOf(Buffer.from(packed))!.map(({ name }) => name)).toEqual(["a.csv", "b.csv"]);
  });
});

describe("CRC-32", () => {
  it.each(["", "a", "123456789", CSV.repeat(1_000)])("is what zlib says", (text) => {
    const bytes = Buffer.from(text);
    expect(crc32(bytes)).toBe(gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8));
    expect(crc32(bytes.subarray(3), crc32(bytes.subarray(0, 3)))).toBe(crc32(bytes));
  });

  it("of the check value is the published one", () => {
    expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
  });
});
