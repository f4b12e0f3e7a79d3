import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { matchFormats } from "../../../src/normalize/signature.js";
import { openTables } from "../../../src/read/index.js";
import { expected } from "./expected.js";

const FOLDER = new URL("../../../fixtures/formats/", import.meta.url).pathname;

it("every fixture has an expectation", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(expected.map((entry) => entry.file).sort());
});

describe("the header alone tells the shape", () => {
  it.each(expected)("$id", async ({ file, format, role }) => {
    const tables = await openTables(FOLDER + file, {});
    expect(tables).toHaveLength(1);
    const matches = matchFormats(tables[0]!.info, undefined);
    if (format === "generic") {
      expect(matches).toEqual([]);
      return;
    }
    expect(matches[0]?.spec.id).toBe(format);
    expect(matches[0]?.spec.role).toBe(role);
    // A tie would be a question to the user.
    if (matches[1]) expect(matches[1].score).toBeLessThan(matches[0]!.score);
  });
});
