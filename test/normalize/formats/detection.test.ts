import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { matchFormats } from "../../../src/normalize/signature.js";
import { openTables } from "../../../src/read/index.js";
import { expected } from "./expected.js";

const FOLDER = new URL("../../../fixtures/formats/", import.meta.url).pathname;

it("every fixture has an expectation", () => {
  const files = Object.values(expected).map((entry) => entry.file);
  expect(readdirSync(FOLDER).sort()).toEqual(files.sort());
});

describe("the header alone tells the shape", () => {
  it.each(Object.entries(expected))("%s", async (id, entry) => {
    const tables = await openTables(FOLDER + entry.file, {});
    expect(tables).toHaveLength(1);
    const matches = matchFormats(tables[0]!.info, undefined);
    if (entry.format === "generic") {
      expect(matches).toEqual([]);
      return;
    }
    expect(matches[0]?.spec.id).toBe(id);
    expect(matches[0]?.spec.role).toBe(entry.role);
    // A tie would be a question to the user.
    if (matches[1]) expect(matches[1].score).toBeLessThan(matches[0]!.score);
  });
});
