import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.js";
import { CsvRecords } from "../../src/read/csv-records.js";
import { decode } from "../../src/read/decode.js";
import { detectEncoding, namedEncoding } from "../../src/read/encoding.js";
import { gunzip } from "../../src/read/gunzip.js";
import { openTables } from "../../src/read/index.js";
import { openJsonTable } from "../../src/read/json-table.js";
import { JsonValues } from "../../src/read/json-values.js";
import { expandPaths } from "../../src/read/paths.js";
import { findSoundRecord } from "../../src/read/resync.js";
import { RecordScanner } from "../../src/read/scan.js";
import { readFailure } from "../../src/read/source.js";
import { openText } from "../../src/read/text-file.js";
import { folder } from "../cli/kit.js";
import { contents, file, readPath, readText } from "./support.js";

const MIB = 1024 * 1024;
const COMMA = { delimiter: ",", quote: '"', padded: false };

async function all(bytes: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function* parts(...chunks: Uint8Array[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function* thenFails(error: Error, ...chunks: Uint8Array[]): AsyncGenerator<Buffer> {
  yield* parts(...chunks);
  throw error;
}

const EIO = Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });

describe("T14: bytes", () => {
  it("come together where a character lies across reads of a single byte", async () => {
    const bytes = Buffer.from("aé€", "utf16le");
    const single = [...bytes].map((byte) => Uint8Array.of(byte));
    expect(await all(decode("f", parts(...single), { label: "utf-16le", skip: 0 }))).toBe("aé€");
    const cut = decode("f", parts(bytes.subarray(0, 5)), { label: "utf-16le", skip: 0 });
    await expect(all(cut)).rejects.toThrow("is not valid utf-16le at or after byte 5");
  });

  it.each([
    ["little", [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
    ["big", [0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]],
  ])("of UTF-32 are refused by name, %s end first", async (_, bytes) => {
    await expect(readText(Uint8Array.from(bytes))).rejects.toThrow("is written in UTF-32");
  });

  it("are decided by the first 64 MiB, and a failing disk is no encoding", async () => {
    const text = Buffer.from("email,event,timestamp\n".repeat(50_000));
    const much = Array<Buffer>(62).fill(text);
    const late = () => parts(...much, Uint8Array.of(0xff));
    expect(await detectEncoding("f", text, late)).toEqual({ label: "utf-8", skip: 0 });
    const western = Buffer.from(`${"Müller,click\n".repeat(50_000)}`, "latin1");
    const first = () => parts(western, ...much, ...Array<Uint8Array>(9).fill(Uint8Array.of(1, 2, 3)));
    expect(await detectEncoding("f", western, first)).toEqual({ label: "windows-1252", skip: 0 });
    await expect(detectEncoding("f", text, () => thenFails(EIO, text))).rejects.toBe(EIO);
  });

  it("shorter than any mark, and after the mark of the named encoding", () => {
    expect(namedEncoding("utf-16le", Buffer.from("a"))).toEqual({ label: "utf-16le", skip: 0 });
    expect(namedEncoding("utf-8", Buffer.from("\ufeffab"))).toEqual({ label: "utf-8", skip: 3 });
    expect(namedEncoding("windows-1252", Buffer.from("\ufeffab"))).toEqual({
      label: "windows-1252",
      skip: 0,
    });
  });
});

describe("T12, T13: what is too long or too wide", () => {
  const receiver = () => {
    const found: string[] = [];
    return {
      found,
      record: (cells: string[], { line }: { line: number }) => found.push(`${line}: ${cells.join("|")}`),
      broken: (reason: string, { line }: { line: number }) => found.push(`${line}: ${reason}`),
    };
  };

  it("ends with the file, and nothing comes after it", () => {
    const to = receiver();
    const records = new CsvRecords(COMMA, 2, { offset: 0, line: 2 }, to);
    records.write(Buffer.from(`a,b\n"x`));
    for (let n = 0; n < 3; n++) records.write(Buffer.alloc(MIB, "y"));
    // Told, and let go, as soon as the limit is passed: nothing is gathered up to the end.
    expect(to.found).toHaveLength(2);
    records.write(Buffer.alloc(0));
    records.end();
    expect(to.found).toEqual(["2: a|b", "3: the quote that opens cell 1 is never closed"]);
  });

  it("is one line of a list of addresses, and the next line is read", async () => {
    const list = `email\nann@acme.example\n${"x".repeat(3 * MIB)}\nbob@acme.example\n${"y".repeat(MIB + 1)}`;
    const { rows, rejected } = await readPath(file(list, "list.txt"));
    expect(rows.flat()).toEqual(["ann@acme.example", "bob@acme.example"]);
    expect(rejected.map((text) => text.slice(0, 2))).toEqual(["3:", "5:"]);
  });

  it("is one line of a log read as lines, whose line ends may lie across two reads", async () => {
    const stdin = Readable.from(["a\r", "\nb\r", "c\n", "x".repeat(MIB), "x\n", "d"]);
    const [table] = await openTables("-", { stdin, lines: true });
    const { rows, lines, rejected } = await contents(table!);
    expect(rows.flat()).toEqual(["a", "b", "c", "d"]);
    expect(lines).toEqual([1, 2, 3, 5]);
    expect(rejected).toEqual(["4: the line is longer than 1 MiB"]);
  });

  it("is one line of JSON that came in one piece", () => {
    const found: string[] = [];
    const values = new JsonValues(
      { kind: "lines", start: { offset: 0, line: 1 } },
      {
        value: (text, line) => found.push(`${line}: ${text}`),
        broken: (reason, line) => found.push(`${line}: ${reason}`),
      },
    );
    values.write(Buffer.from(`{"a":1}\n{"a":"${"x".repeat(MIB)}"}\n{"a":2}\n`));
    values.end();
    expect(found).toEqual(['1: {"a":1}', "2: the line is longer than 1 MiB", '3: {"a":2}']);
  });

  it("is a header longer than what is read to find it: nothing of it becomes a row", async () => {
    const header = (bytes: number) =>
      `email,event,timestamp,${"x".repeat(bytes)}\nann@acme.example,click,2025-03-04,1\n`;
    expect((await readText(header(200_000))).rows).toHaveLength(1);
    await expect(readText(header(300_000))).rejects.toMatchObject({
      line: 1,
      message: /header of more than 256 KiB/,
    });
  });

  it("is a record that is whole, but longer than 1 MiB, and the next one is read", () => {
    const to = receiver();
    const records = new CsvRecords(COMMA, 2, { offset: 0, line: 2 }, to);
    records.write(Buffer.from(`a,"${"x".repeat(MIB)}"\nc,d\n`));
    records.end();
    expect(to.found).toEqual(["2: the record is longer than 1 MiB", "3: c|d"]);
  });

  it("is a table without a header: named by its first line", async () => {
    const reading = readText(`${Array(10_001).fill("7").join(",")}\n`.repeat(3));
    await expect(reading).rejects.toMatchObject({ line: 1, message: /more than 10000 columns/ });
  });

  it("is no reason to look for sound records where the first is one", () => {
    const found = findSoundRecord(Buffer.from("a,b\nc,d\n"), 0, 2, new RecordScanner(COMMA));
    expect(found.resumeAt).toBe(4);
  });
});

describe("T11: archives", () => {
  const noise = Buffer.from(
    Array.from({ length: 50_000 }, (_, n) => (Math.imul(n, 2_654_435_761) >>> 13) & 255),
  );

  it("of a zip that unpacks to far more than it holds are refused", async () => {
    const bomb = zipSync({ "a.csv": new Uint8Array(65 * MIB) }, { level: 6 });
    await expect(readText(bomb)).rejects.toThrow("unpacks to more than 500 times its size");
  });

  it("of a zip with wrong bytes inside, or a wrong order of members, are damaged", async () => {
    const packed = Buffer.from(zipSync({ "a.csv": noise, "b.csv": noise }, { level: 9 }));
    packed.fill(0xff, 60, 2_000);
    await expect(readText(packed)).rejects.toThrow("the zip archive");
  });

  it("of gzip inside gzip are refused by name, as in a zip", async () => {
    const packed = execFileSync("gzip", ["-c"], {
      input: execFileSync("gzip", ["-c"], { input: "email\n" }),
    });
    await expect(readText(packed)).rejects.toThrow("is an archive inside an archive");
  });

  it("of gzip say when they are cut, damaged, or could not be read at all", async () => {
    const packed = execFileSync("gzip", ["-c"], { input: noise });
    expect(await all(gunzip("f", parts(packed)))).toBe(noise.toString("utf8"));
    await expect(all(gunzip("f", parts(packed.subarray(0, 900))))).rejects.toThrow("ends early");
    await expect(all(gunzip("f", parts(packed.subarray(0, 10), noise)))).rejects.toThrow("is damaged");
    const unread = new InputError("the disk reports an error while reading", { file: "f" });
    await expect(all(gunzip("f", thenFails(unread, packed.subarray(0, 900))))).rejects.toBe(unread);
  });
});

describe("T17: files that are no longer what they were", () => {
  it("are told by the system's own code where there are no words for it", () => {
    const odd = Object.assign(new Error("x"), { code: "ENOTCONN" });
    expect(readFailure(odd, "f")).toMatchObject({ message: "cannot be read (ENOTCONN)", file: "f" });
    expect(readFailure(new Error("x"), "f")).toEqual(new Error("x"));
  });

  it("end the reading of JSON with the error of the disk", async () => {
    const lines = Buffer.from('{"email":"ann@acme.example"}\n'.repeat(100));
    let readings = 0;
    // Read three times for encoding and head, once for the sample; the fifth time the disk has died.
    const source = {
      path: "f",
      chunks: () => (++readings > 4 ? thenFails(EIO, lines) : parts(lines)),
      close: async () => {},
    };
    const text = await openText(source, { compression: "none", isGzip: false });
    const table = await openJsonTable(text, { kind: "lines", start: { offset: 0, line: 1 } });
    await expect(contents(table)).rejects.toBe(EIO);
  });

  it("end where whoever takes the rows has had enough", async () => {
    const enough = new InputError("this row was rejected", { file: "f", line: 3 });
    for (const text of ["a,b\n1,2\n3,4\n", '{"a":1}\n{"a":2}\n']) {
      const [table] = await openTables(file(text), {});
      let rows = 0;
      const reading = table!.read({
        row: () => {
          if (++rows === 2) throw enough;
        },
        unreadable: () => {},
      });
      await expect(reading).rejects.toBe(enough);
      expect(rows).toBe(2);
      await table!.close?.();
    }
  });

  it("are nothing when nothing is piped in", async () => {
    await expect(openTables("-", {})).rejects.toThrow(InputError);
  });

  it("pass through a pipe as JSON on one line, longer than any line of a table", async () => {
    const one = `{"email":"ann@acme.example","note":"${"n".repeat(1_000)}"}`;
    const text = `[${Array(300).fill(one).join(",")}]`;
    const pieces = ['{"page": 1,\n', `"results": ${text.slice(0, 9)}`, text.slice(9), "}"];
    const [table] = await openTables("-", { stdin: Readable.from(pieces) });
    expect((await contents(table!)).rows).toHaveLength(300);
  });

  it("are left out of a folder where they are neither file nor folder", async () => {
    const place = folder();
    writeFileSync(join(place, "a.csv"), "x\n");
    execFileSync("mkfifo", [join(place, "pipe")]);
    expect((await expandPaths([place], () => {})).map(({ path }) => path)).toEqual([join(place, "a.csv")]);
  });
});

describe("T7: half of a character", () => {
  it("is rejected with its line: two people must not become one", async () => {
    const whole = String.raw`{"a":"\ud83d\ude00 \\ud83d \u00e9"}`;
    const { rows, rejected } = await readText(
      [
        whole,
        String.raw`{"a":"x\ud800"}`,
        String.raw`{"\uDC00":1}`,
        String.raw`{"a":"\\\uDFFF"}`,
        whole,
      ].join("\n"),
    );
    expect(rows).toEqual(Array(2).fill(["\u{1f600} \\ud83d \u00e9"]));
    expect(rejected.map((text) => text.slice(0, 26))).toEqual(
      [2, 3, 4].map((line) => `${line}: holds half of a charact`),
    );
  });
});

describe("JSON in odd shapes", () => {
  it.each([
    ["a key that the head cuts", '{"abc'],
    ["a key without a value", '{"results" [{"a":1}]}'],
    ["a key with nothing for its value", '{"results": }'],
    ["a value that the head cuts", '{"results": 1, "x": "abc'],
  ])("%s is one value", async (_, text) => {
    const { rejected, rows } = await readText(`${text}\n`);
    expect(rows).toEqual([]);
    expect(rejected).toHaveLength(1);
  });

  it("is lines although the first of them is broken, and a list although it holds no objects", async () => {
    const broken = await readText('{"a":"1}\n{"a":"2"}\n{"a":"3"}\n{"a":"4"}\n');
    expect(broken.rows.flat()).toEqual(["2", "3", "4"]);
    expect(broken.rejected).toEqual(["1: is not valid JSON"]);
    const values = await readText('[7, "x"]');
    expect(values.info.syntax).toBe("json");
    expect(values.rejected).toHaveLength(2);
  });

  it("takes no list for the rows that is one of several", async () => {
    const { rows } = await readText('{"data": {"x": {"y": 1}}, "some": [{"a": 1}], "other": [{"a": 2}]}');
    expect(rows).toHaveLength(1);
  });

  it("finds rows below a name that pages wrap around them, and no deeper", async () => {
    const { rows } = await readText('{"_embedded": {"events": [{"a": 1}, {"a": 2}]}, "page": 1}');
    expect(rows).toEqual([["1"], ["2"]]);
    const deep = await readText('{"data": {"data": {"items": [{"a": 1}]}}}');
    expect(deep.rows).toHaveLength(1);
  });

  it("keeps a notification that carries no event, and one field under two spellings", async () => {
    const text = '{"Type":"Notification","Message":"You have chosen to subscribe"}\n';
    expect((await readText(text)).rows).toEqual([["Notification", "You have chosen to subscribe"]]);
    const { info, rows } = await readText('{"a.b":"1","c":"x"}\n{"a":{"b":"2"},"c":"y"}\n');
    expect(info.header).toEqual(["a.b", "c"]);
    expect(rows).toEqual([
      ["1", "x"],
      ["2", "y"],
    ]);
  });
});

describe("T16: what stands where a header should be", () => {
  it("is refused when a quote in it is never closed, whether rows follow or not", async () => {
    for (const text of ['"email,event\n', '"email,event\nann@acme.example,click\nbob@acme.example,click\n'])
      await expect(readText(text)).rejects.toMatchObject({ line: 1, message: /header cannot be split/ });
  });

  it("is a header although it begins with a brace", async () => {
    const { info, rows } = await readText("{id},name\n1,x\n");
    expect(info.header).toEqual(["{id}", "name"]);
    expect(rows).toEqual([["1", "x"]]);
  });
});

describe("T16: a title above a plain list", () => {
  it.each(["Subscribers who clicked on the sale:", "Who clicked in spring, summer, autumn"])(
    "%s",
    async (title) => {
      const { info, rows } = await readText(`${title}\nann@acme.example\nbob@acme.example\n`);
      expect(info.preamble).toEqual([title]);
      expect(rows.flat()).toEqual(["ann@acme.example", "bob@acme.example"]);
    },
  );
});
