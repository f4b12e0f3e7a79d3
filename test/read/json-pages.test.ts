import { describe, expect, it } from "vitest";
import { NOTHING_INCLUDED } from "../../src/read/json-api.js";
import { pageReader } from "../../src/read/json-pages.js";

const ROW = '{"email":"a@acme.example","event":"open"}';

describe("the reader of pages that follow one another", () => {
  const read = (mayBeRecords: boolean) => pageReader(["data", "items"], NOTHING_INCLUDED, mayBeRecords);

  it("takes the rows of each", () => {
    expect(read(false)(`{"data":{"items":[${ROW}]},"page":2}`)).toEqual({ events: [ROW] });
  });

  it.each([
    ["a record", ROW],
    ["a list where an object leads on", `{"data":[${ROW}]}`],
    ["a list with no page around it, of numbers", '{"data":{"items":7}}'],
  ])("says of what is no page like the first: %s", (_, text) => {
    expect(read(false)(text)).toHaveProperty("problem");
    expect(read(true)(text)).toHaveProperty("events");
  });
});
