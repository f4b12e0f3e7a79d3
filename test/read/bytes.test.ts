import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openTables } from "../../src/read/index.js";
import { contents, file, readPath, readText } from "./support.js";

const TEXT = "name,city\r\nZoë,Köln\r\n";
const ROWS = [["Zoë", "Köln"]];

function utf16(text: string, order: "le" | "be"): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

describe("encoding", () => {
  it.each([
    ["utf-8", Buffer.from(TEXT)],
    ["utf-8", Buffer.from(`\uFEFF${TEXT}`)],
    ["utf-16le", utf16(`\uFEFF${TEXT}`, "le")],
    ["utf-16be", utf16(`\uFEFF${TEXT}`, "be")],
    ["utf-16le", utf16(TEXT, "le")],
    ["utf-16be", utf16(TEXT, "be")],
    ["windows-1252", Buffer.from(TEXT, "latin1")],
  ])("finds %s", async (encoding, bytes) => {
    const { info, rows } = await readText(bytes);
    expect(info.encoding).toBe(encoding);
    expect(info.header).toEqual(["name", "city"]);
    expect(rows).toEqual(ROWS);
  });

  it("strips the mark before a quoted header", async () => {
    const { info } = await readText('\uFEFF"name","city"\nx,y\n');
    expect(info.header).toEqual(["name", "city"]);
  });

  it("refuses Shift-JIS with the offset, and reads it when told", async () => {
    const bytes = Buffer.concat([
      Buffer.from("name,city\n"),
      Buffer.from("8ebe8bee,93fa967b0a".replace(",", "2c"), "hex"),
    ]);
    const text = bytes.subarray(0, 10 + 9);
    await expect(readText(text)).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringContaining("byte 10 "),
    });
    const { rows } = await readText(text, { encoding: "shift_jis" });
    expect(rows).toEqual([["疾駒", "日本"]]);
  });

  it("obeys the encoding that the user names and refuses what does not fit it", async () => {
    const { rows } = await readText(Buffer.from(TEXT, "latin1"), { encoding: "latin1" });
    expect(rows).toEqual(ROWS);
    await expect(readText(Buffer.from(TEXT, "latin1"), { encoding: "utf-8" })).rejects.toThrow(
      /byte 13 is not valid/,
    );
    await expect(readText(TEXT, { encoding: "klingon" })).rejects.toMatchObject({ name: "UsageError" });
  });

  it("decides by the whole file, not by its beginning", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`a,b\n${"1,2\n".repeat(200_000)}`),
      Buffer.from("3,\xe9t\xe9\n", "latin1"),
    ]);
    const { info, rows } = await readText(bytes);
    expect(info.encoding).toBe("windows-1252");
    expect(rows.at(-1)).toEqual(["3", "été"]);
  });

  it("keeps characters that lie across two reads", async () => {
    const line = "ä€😀é,x\n";
    const { rows } = await readText(`a,b\n${line.repeat(80_000)}`);
    expect(rows.every((row) => row[0] === "ä€😀é")).toBe(true);
    expect(rows).toHaveLength(80_000);
  });
});

describe("packing", () => {
  it("reads gzip by its bytes, with all members", async () => {
    const { info, rows } = await readPath(
      file(Buffer.concat([gzipSync("a,b\n1,2\n"), gzipSync("3,4\n")]), "x.csv"),
    );
    expect(info.compression).toBe("gzip");
    expect(rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("refuses truncated and damaged gzip", async () => {
    const packed = gzipSync(`a,b\n${"1,2\n".repeat(5_000)}`);
    await expect(readText(packed.subarray(0, packed.length - 20))).rejects.toThrow(/ends early/);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 15, 40);
    await expect(readText(damaged)).rejects.toThrow(/damaged/);
  });

  it("gives a table for each member of a zip that can be one", async () => {
    const path = file(
      zipSync({
        "clicks/spring.csv": Buffer.from("Email,Url\nx@a.example,https://a.example/\n"),
        "../evil.csv": Buffer.from("a,b\n1,2\n"),
        "none.csv": new Uint8Array(),
        "logo.png": Buffer.from([0x89, 0x50]),
        "__MACOSX/._spring.csv": Buffer.from("x"),
      }),
      "export.zip",
    );
    const tables = await openTables(path, {});
    expect(tables.map((table) => table.info.path.slice(path.length))).toEqual([
      "/clicks/spring.csv",
      "/../evil.csv",
    ]);
    expect((await contents(tables[0]!)).rows).toEqual([["x@a.example", "https://a.example/"]]);
    expect((await contents(tables[0]!)).rows).toHaveLength(1);
    for (const table of tables) await table.close?.();
  });

  it("refuses a zip that is cut short or holds no table", async () => {
    const whole = zipSync({ "a.csv": Buffer.from("a,b\n1,2\n") });
    await expect(readText(whole.subarray(0, whole.length - 30))).rejects.toThrow(/cut short/);
    await expect(readText(whole.subarray(0, 38))).rejects.toThrow(/cut short/);
    await expect(readText(zipSync({ "a.png": Buffer.from("x") }))).rejects.toThrow(/holds no table/);
  });

  it.each([
    ["an Excel workbook", zipSync({ "[Content_Types].xml": Buffer.from("<x/>") })],
    ["a zstd archive", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 1])],
    ["a bzip2 archive", Buffer.from("BZh91AY&SY\x01\x02", "latin1")],
    ["an xz archive", Buffer.from("\xfd7zXZ\0\0", "latin1")],
    ["a 7z archive", Buffer.from("7z\xbc\xaf\x27\x1c", "latin1")],
    ["an Excel workbook (.xls)", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a Parquet file", Buffer.from("PAR1\x15\x04", "latin1")],
    ["an Avro file", Buffer.from("Obj\x01\x04", "latin1")],
    ["a PDF document", Buffer.from("%PDF-1.7\n")],
    ["a web page", Buffer.from("<!DOCTYPE html><html>")],
    ["an XML file", Buffer.from('<?xml version="1.0"?><Workbook/>')],
    ["a SYLK file", Buffer.from("ID;PWXL;N;E\r\n")],
    ["a DIF file", Buffer.from('TABLE\r\n0,1\r\n"EXCEL"\r\n')],
    ["fixed width", Buffer.from("Name      City      Age\nAnn       Rome       30\n".repeat(4))],
  ])("refuses %s in one line with what to do", async (name, bytes) => {
    const failure = readText(bytes);
    await expect(failure).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringContaining(name),
    });
    await expect(failure).rejects.toMatchObject({ hint: expect.stringMatching(/\w/) });
  });

  it("refuses UTF-32, binary data and an archive inside an archive", async () => {
    await expect(readText(Buffer.from("fffe0000610000002c000000", "hex"))).rejects.toThrow(/UTF-32/);
    await expect(readText(Buffer.from("010203040506", "hex"))).rejects.toThrow(/not a text file/);
    const inner = zipSync({ "a.csv": Buffer.from("a,b\n") });
    await expect(readText(zipSync({ "inner.dat": inner }))).rejects.toThrow(/archive inside an archive/);
  });

  it("takes a header that begins like a magic number for a header", async () => {
    const { info } = await readText("ORC,b\n1,2\n");
    expect(info.header).toEqual(["ORC", "b"]);
  });

  it.each(["", "\n\n", "\uFEFF"])("refuses a file without data: %j", async (text) => {
    await expect(readText(text)).rejects.toMatchObject({ name: "InputError" });
  });
});
