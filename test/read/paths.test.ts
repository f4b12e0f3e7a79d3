import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { expandPaths, openTables } from "../../src/read/index.js";
import type { ByteSource } from "../../src/read/source.js";
import { spool } from "../../src/read/spool.js";
import { contents, file } from "./support.js";

const root = mkdtempSync(join(tmpdir(), "clickaudit-test-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("expandPaths", () => {
  it("lists a folder's own files by code unit, without hidden ones and subfolders", async () => {
    const folder = join(root, "exports");
    mkdirSync(join(folder, "sub"), { recursive: true });
    for (const name of ["b.csv", "B.csv", "ä.csv", "a10.csv", "a2.csv", ".DS_Store", "sub/c.csv"]) {
      writeFileSync(join(folder, name), "a,b\n");
    }
    const found = await expandPaths([folder, "-"]);
    expect(found.map(({ path, fromFolder }) => [path.slice(folder.length + 1), fromFolder])).toEqual([
      ["B.csv", true],
      ["a10.csv", true],
      ["a2.csv", true],
      ["b.csv", true],
      ["ä.csv", true],
      ["", false],
    ]);
  });

  it("refuses what is missing, a device or an empty folder", async () => {
    mkdirSync(join(root, "empty"));
    for (const path of [join(root, "none.csv"), join(root, "empty"), "/dev/zero"]) {
      await expect(expandPaths([path])).rejects.toMatchObject({ name: "InputError", file: path });
    }
  });
});

describe("sources that can be read only once", () => {
  async function* pieces(): AsyncIterable<Buffer> {
    for (let piece = 0; piece < 20; piece++) yield Buffer.alloc(100, piece);
  }

  async function hash(source: ByteSource): Promise<string> {
    const parts: Buffer[] = [];
    for await (const chunk of source.chunks()) parts.push(chunk);
    return createHash("sha256").update(Buffer.concat(parts)).digest("hex");
  }

  it("keeps them in memory or in a file without a name, to be read again and again", async () => {
    const temporary = () => readdirSync(tmpdir()).filter((name) => /^clickaudit-(?!test)/.test(name));
    const before = temporary();
    const inMemory = await spool("-", pieces());
    const spilled = await spool("-", pieces(), 500);
    for await (const chunk of spilled.chunks()) {
      expect(chunk[0]).toBe(0);
      break;
    }
    expect(await hash(spilled)).toBe(await hash(inMemory));
    expect(await hash(spilled)).toBe(await hash(inMemory));
    expect(temporary()).toEqual(before);
    await spilled.close();
    await expect(hash(spilled)).resolves.not.toBe(await hash(inMemory));
  });

  it("passes a failing stream on and leaves nothing behind", async () => {
    const failing = async function* () {
      yield Buffer.alloc(1_000);
      throw new Error("cut");
    };
    await expect(spool("-", failing(), 500)).rejects.toThrow("cut");
  });

  it("reads standard input twice", async () => {
    const [table] = await openTables("-", { stdin: Readable.from(["a,b\n", "1,2\n"]) });
    expect((await contents(table!)).rows).toEqual([["1", "2"]]);
    expect((await contents(table!)).rows).toEqual([["1", "2"]]);
    expect(table!.info.path).toBe("-");
    await table!.close!();
  });

  it("reads a pipe", async () => {
    const pipe = join(root, "pipe");
    execFileSync("mkfifo", [pipe]);
    const opening = openTables(pipe, {});
    await writeFile(pipe, "a,b\n1,2\n");
    const [table] = await opening;
    expect((await contents(table!)).rows).toEqual([["1", "2"]]);
  });
});

describe("progress", () => {
  it("counts the bytes of the file while rows are read, not while it is opened", async () => {
    const path = file(`a,b\n${"1,2\n".repeat(300_000)}`);
    let bytes = 0;
    const [table] = await openTables(path, { onBytes: (_path, more) => (bytes += more) });
    expect(bytes).toBe(0);
    await table!.read({ row: () => undefined, unreadable: () => undefined });
    expect(bytes).toBe(1_200_004);
  });
});
