import { describe, expect, it } from "vitest";
import { JsonColumns, TooManyColumns } from "../../src/read/json-flatten.js";
import { MAX_COLUMNS } from "../../src/read/limits.js";

/** Each object as pairs of column and text, without the empty ones. */
function flat(...objects: string[]): Record<string, string>[] {
  const columns = new JsonColumns();
  const rows = objects.map((text) => columns.flatten(text));
  return rows.map((row) =>
    Object.fromEntries(row.flatMap((text, at) => (text === "" ? [] : [[columns.names[at]!, text]]))),
  );
}

describe("an object as a row", () => {
  it.each([
    [
      "scalars as written",
      '{"a":1.50,"b":true,"c":-2e3,"d":"x"}',
      { a: "1.50", b: "true", c: "-2e3", d: "x" },
    ],
    ["null as nothing", '{"a":null,"b":"null"}', { b: "null" }],
    [
      "blanks of all kinds",
      '\t{ "a"\r\n:\t1 ,\r"b" : 2\t,"c":3\r\n,"d":4\n}',
      { a: "1", b: "2", c: "3", d: "4" },
    ],
    ["an end after each blank", '{"a":1 }', { a: "1" }],
    ["an end after a carriage return", '{"a":true\r}', { a: "true" }],
    ["an end after a tab", '{"a":true\t}', { a: "true" }],
    ["paths with dots", '{"a":{"b":{"c":1},"d":2},"e":3}', { "a.b.c": "1", "a.d": "2", e: "3" }],
    ["an empty key", '{"":{"":1},"a":{"":2}}', { "": "1", "a.": "2" }],
    ["lists as text without blanks", '{"a":[ 1, {"b": [2]} ],"c":3}', { "a[]": '[1,{"b":[2]}]', c: "3" }],
    ["brackets inside strings of a list", '{"a":["]","[{",1],"b":"}"}', { "a[]": '["]","[{",1]', b: "}" }],
    ["a list and a scalar of one name apart", '{"a":{"b":[1]},"a.b":2}', { "a.b[]": "[1]", "a.b": "2" }],
    ["one column for one path", '{"a":{"b":1},"a.b":2}', { "a.b": "2" }],
    ["the last of two equal keys", '{"a":1,"a":2}', { a: "2" }],
    ["empty objects and lists", '{"a":{},"b":[],"c":""}', { "b[]": "[]" }],
  ])("gives %s", (_, text, row) => {
    expect(flat(text)).toEqual([row]);
  });

  it.each([
    ["a quote", String.raw`{"a":"x\"y","b":1}`, { a: 'x"y', b: "1" }],
    ["a backslash before the end", String.raw`{"a":"x\\","b":"\\\""}`, { a: "x\\", b: '\\"' }],
    ["escapes in keys", String.raw`{"a\n\u0062":"\u00e9\/"}`, { "a\nb": "é/" }],
    ["one after a plain string", String.raw`{"a":"plain","b":"\t"}`, { a: "plain", b: "\t" }],
  ])("decodes %s", (_, text, row) => {
    expect(flat(text)).toEqual([row]);
  });

  it("adds columns as they appear, and leaves none of the row before", () => {
    const columns = new JsonColumns();
    expect(columns.flatten('{"b":1,"a":{"x":[2]}}')).toEqual(["1", "[2]"]);
    expect(columns.flatten('{"c":3}')).toEqual(["", "", "3"]);
    expect(columns.flatten('{"a":{"x":[4],"y":5}}')).toEqual(["", "[4]", "", "5"]);
    expect(columns.names).toEqual(["b", "a.x[]", "c", "a.y"]);
  });

  it("T9: takes names of the language for plain text", () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":2},"toString":3}';
    expect(new JsonColumns().flatten(text)).toEqual(["1", "2", "3"]);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it("opens 32 levels and keeps what is deeper as text", () => {
    const nested = (levels: number, inside: string) =>
      `${'{"a":'.repeat(levels)}${inside}${"}".repeat(levels)}`;
    const path = (levels: number) => Array(levels).fill("a").join(".");
    expect(flat(nested(32, "1"))).toEqual([{ [path(32)]: "1" }]);
    expect(flat(nested(32, '{"b": 1}'))).toEqual([{ [`${path(32)}[]`]: '{"b":1}' }]);
    expect(flat(nested(31, '{"b": 1}'))).toEqual([{ [`${path(31)}.b`]: "1" }]);
  });

  it("refuses one column more than there may be, not one less", () => {
    const object = (keys: number) => `{${Array.from({ length: keys }, (_, n) => `"k${n}":${n}`).join(",")}}`;
    expect(new JsonColumns().flatten(object(MAX_COLUMNS))).toHaveLength(MAX_COLUMNS);
    expect(() => new JsonColumns().flatten(object(MAX_COLUMNS + 1))).toThrow(TooManyColumns);
  });
});
