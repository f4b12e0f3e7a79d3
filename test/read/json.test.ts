import { describe, expect, it } from "vitest";
import { readText } from "./support.js";

describe("NDJSON", () => {
  it("flattens objects to dotted paths in order of first appearance", async () => {
    const { info, rows } = await readText(
      '{"a":1,"client-info":{"user-agent":"curl","x":null}}\n{"b":true,"tags":["x","y"],"list":[{"n": 1}]}\n',
    );
    expect(info).toMatchObject({ syntax: "ndjson", delimiter: null, headerLine: 0 });
    expect(info.header).toEqual(["a", "client-info.user-agent", "client-info.x", "b", "tags[]", "list[]"]);
    expect(rows[1]).toEqual(["", "", "", "true", '["x","y"]', '[{"n":1}]']);
  });

  it("keeps numbers as written", async () => {
    const { rows } = await readText('{"id":12345678901234567890,"t":1.10,"e":1E5}\n{"id":-0,"t":0.1}\n');
    expect(rows).toEqual([
      ["12345678901234567890", "1.10", "1E5"],
      ["-0", "0.1", ""],
    ]);
  });

  it("decodes escapes in keys and values", async () => {
    const { info, rows } = await readText('{"k\\u00e9y":"a\\"b\\\\","c":"\\ud83d\\ude00"}\n{"c":"x"}\n');
    expect(info.header).toEqual(["kéy", "c"]);
    expect(rows[0]).toEqual(['a"b\\', "😀"]);
  });

  it("loses only the broken line, and counts blank lines", async () => {
    const { rejected, rows, lines } = await readText('{"a":1}\n\n{"a":\n{"a":3}\n"x"\n[1]\n');
    expect(rejected).toEqual([
      "3: is not valid JSON",
      "5: is a single value, not an object",
      "6: is a list of values, not an object",
    ]);
    expect(rows).toEqual([["1"], ["3"]]);
    expect(lines).toEqual([1, 4]);
  });

  it("takes batches and envelopes apart", async () => {
    const { info, rows, lines, records } = await readText(
      [
        '[{"event":"open"},{"event":"click","n":1.50}]',
        '{"Type":"Notification","Message":"{\\"event\\":\\"bounce\\"}"}',
        '{"signature":{"token":"x"},"event-data":{"event":"opened","n":2.50}}',
      ].join("\n"),
    );
    expect(info.header).toEqual(["event", "n"]);
    expect(rows).toEqual([
      ["open", ""],
      ["click", "1.50"],
      ["bounce", ""],
      ["opened", "2.50"],
    ]);
    expect(lines).toEqual([1, 1, 2, 3]);
    expect(records).toEqual([1, 2, 3, 4]);
  });

  it("T8: keeps hostile keys as plain columns", async () => {
    const { info, rows } = await readText('{"__proto__":{"x":1},"constructor":2}\n{"toString":3}\n');
    expect(info.header).toEqual(["__proto__.x", "constructor", "toString"]);
    expect(rows[1]).toEqual(["", "", "3"]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("does not read addresses used as keys as columns without end", async () => {
    const lines = Array.from({ length: 10_001 }, (_, at) => `{"u${at}@a.example":1}`);
    await expect(readText(lines.join("\n"))).rejects.toThrow(/more than 10000 different fields/);
  });

  it("stops an endless line at its limit and goes on after it", async () => {
    const { rows, rejected, lines } = await readText(
      `{"a":1}\n{"a":"${"x".repeat(3 * 1024 * 1024)}"}\n{"a":3}\n`,
    );
    expect(rejected).toEqual(["2: the line is longer than 1 MiB"]);
    expect(rows).toEqual([["1"], ["3"]]);
    expect(lines).toEqual([1, 3]);
  });

  it("survives nesting without end", async () => {
    const deep = `${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`;
    const { rows } = await readText(`{"b":1}\n${deep}\n`);
    expect(rows).toHaveLength(2);
  });
});

describe("JSON documents", () => {
  it.each([
    ["an array", '[\n {"a": 1},\n {"a": 2}\n]'],
    ["a named list", '{\n "PageNumber": 1, "Results": [{"a": 1},\n {"a": 2}]}'],
    ["a list one level down", '{"status":"ok",\n"data": {"items": [{"a": 1},\n {"a": 2}]}}'],
    ["the only list of objects", '{"meta": 1,\n"stuff": [{"a": 1},{"a": 2}]}'],
    ["objects one after the other", '{\n "a": 1\n}\n{\n "a": 2\n}\n'],
  ])("reads %s", async (_name, text) => {
    const { info, rows, rejected } = await readText(text);
    expect(info.syntax).toBe("json");
    expect(rows).toEqual([["1"], ["2"]]);
    expect(rejected).toEqual([]);
  });

  it("reads one object as one row", async () => {
    const { rows, info } = await readText('{"bounce":{"recipients":[{"x":1}]},"mail":{"id":"m"}}');
    expect(info.header).toEqual(["bounce.recipients[]", "mail.id"]);
    expect(rows).toEqual([['[{"x":1}]', "m"]]);
  });

  it("gives the line on which each object starts", async () => {
    const { lines } = await readText('[\n  {\n    "a": 1\n  }, {"a": 2},\n\n  {\n "a": 3}\n]');
    expect(lines).toEqual([2, 4, 6]);
  });

  it("loses only the broken item", async () => {
    const { rejected, rows } = await readText('[\n  {"a":1},\n  {"a":2,,},\n  {"a":"3},\n  {"a":4}\n]');
    expect(rejected).toEqual(["3: is not valid JSON", "4: the object is never closed"]);
    expect(rows).toEqual([["1"], ["4"]]);
  });

  it("goes on after damage as if there had been none", async () => {
    const item = (n: number) =>
      `  {\n    "a": ${n},\n    "b": [\n      {"c": 1},\n      {"c": 2}\n    ]\n  }`;
    const all = [item(1), '  {\n    "a": "2},\n    "b": []\n  }', item(3), item(4), '  {"a": [5}', item(6)];
    const { rejected, rows } = await readText(`[\n${all.join(",\n")}\n]`);
    expect(rejected).toEqual(["9: the object is never closed", "27: the object is never closed"]);
    expect(rows.map(([a]) => a)).toEqual(["1", "3", "4", "6"]);
  });

  it("goes on after damage with several items on a line, and without more lines that open one", async () => {
    const { rejected, rows } = await readText('[\n{"a":1},\n{"a":[2\n{"a":3}, {"a":4},\n{"a":5}, {"a":6}\n]');
    expect(rejected).toEqual(["3: the object is never closed"]);
    expect(rows).toEqual([["1"], ["3"], ["4"], ["5"], ["6"]]);
  });

  it("says when the file ends inside its list", async () => {
    const { info, rows, rejected } = await readText('[\n{"a":1},\n{"a":2');
    expect(rows).toEqual([["1"]]);
    expect(rejected).toEqual(["3: the object is never closed"]);
    expect(info.notes.join()).toContain("ends before its list is closed");
  });

  it("reads lists longer than one chunk", async () => {
    const items = Array.from({ length: 60_000 }, (_, at) => `{"id":${at},"text":"a \\"quoted\\" [text]"}`);
    const { rows } = await readText(`[\n${items.join(",\n")}\n]`);
    expect(rows).toHaveLength(60_000);
    expect(rows.at(-1)).toEqual(["59999", 'a "quoted" [text]']);
  });

  it("takes a CSV header that begins with a bracket for CSV", async () => {
    const { info } = await readText("[id],name\n1,x\n");
    expect(info).toMatchObject({ syntax: "csv", header: ["[id]", "name"] });
  });
});
