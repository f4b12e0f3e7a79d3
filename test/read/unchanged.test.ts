import { appendFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ByteSink, Table } from "../../src/domain/table.js";
import { openTables } from "../../src/read/index.js";
import { contents, file } from "./support.js";

const TEXT = "email,event\na@north.example,click\nb@north.example,open\n";
const CHANGED = "was changed while it was read";

async function opened(path: string): Promise<Table> {
  return (await openTables(path, {}))[0]!;
}

describe("a file that is read more than once", () => {
  it("may be read as often as needed while nobody touches it", async () => {
    const table = await opened(file(TEXT));
    expect((await contents(table)).rows).toHaveLength(2);
    expect((await contents(table)).rows).toHaveLength(2);
  });

  it.each([
    ["as text", TEXT, "table.csv"],
    ["packed", gzipSync(TEXT), "table.csv.gz"],
    ["as JSON", '[{"email": "a@north.example"}]', "table.json"],
  ])("is refused when it was written to since it was opened: %s", async (_, content, name) => {
    const path = file(content, name);
    const table = await opened(path);
    await contents(table);
    writeFileSync(path, content);
    utimesSync(path, 1, 1);
    await expect(contents(table)).rejects.toMatchObject({ message: CHANGED, file: path });
  });

  it("is refused when it grows during a reading, also where bytes are given", async () => {
    const path = file(TEXT);
    const table = await opened(path);
    const grow = () => appendFileSync(path, "c@north.example,click\n");
    const sink: ByteSink = {
      row: grow,
      unreadable: grow,
      bytes(_record, count) {
        grow();
        return count;
      },
    };
    await expect(table.read(sink)).rejects.toThrow(CHANGED);
    await expect((await opened(path)).scan!(sink)).rejects.toThrow(CHANGED);
  });

  it("is missed when it was removed", async () => {
    const path = file(TEXT);
    const table = await opened(path);
    await expect(
      table.read({ row: () => rmSync(path, { force: true }), unreadable: () => {} }),
    ).rejects.toThrow("was removed while it was read");
  });
});
