import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { expandPaths, openTables } from "../../src/read/index.js";
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
  async function* bytes(size: number): AsyncIterable<Buffer> {
    yield Buffer.from("a,b\n");
    const row = `1,${"x".repeat(3_997)}\n`;
    for (let sent = 0; sent < size; sent += 400_000) yield Buffer.from(row.repeat(100));
  }

  it.each([400_000, 40_000_000])("reads %i bytes of standard input twice", async (size) => {
    const [table] = await openTables("-", { stdin: Readable.from(bytes(size)) });
    for (let pass = 0; pass < 2; pass++) {
      let rows = 0;
      await table!.read({
        row: () => {
          rows++;
        },
        unreadable: () => {
          throw new Error("unreadable");
        },
      });
      expect(rows).toBe(size / 4_000);
    }
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
