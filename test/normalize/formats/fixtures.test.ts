import { describe, expect, it } from "vitest";
import { expected } from "./expected.js";
import { understand } from "./read-fixture.js";

const FOLDER = new URL("../../../fixtures/formats/", import.meta.url).pathname;

describe("a fixture is understood without a flag", () => {
  it.each(expected)("$id", async ({ id: _, file, ...entry }) => {
    expect(await understand(FOLDER + file)).toEqual({ ...entry, rejected: [], damaged: [] });
  });
});
