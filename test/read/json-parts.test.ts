import { describe, expect, it } from "vitest";
import { detectJson, detectLists } from "../../src/read/json-shape.js";
import { JsonValues } from "../../src/read/json-values.js";
import { MAX_RECORD_BYTES } from "../../src/read/limits.js";

type Shape = "lines" | "list" | "values";

/** Values with their lines, or the reason and text of damage. */
function values(chunks: readonly string[], kind: Shape, line = 1): { seen: unknown[][]; closed: boolean } {
  const seen: unknown[][] = [];
  const reader = new JsonValues(
    { kind, start: { offset: 0, line } },
    {
      value: (text, at) => seen.push([text, at]),
      broken: (reason, at, text) => seen.push([reason, at, text.toString()]),
    },
  );
  for (const chunk of chunks) reader.write(Buffer.from(chunk));
  reader.end();
  return { seen, closed: reader.closed };
}

describe("values one after the other", () => {
  it.each<[Shape, string, unknown[][], boolean]>([
    [
      "lines",
      '{"a":1}\r\n\n \n{"b":2}',
      [
        ['{"a":1}\r', 1],
        ['{"b":2}', 4],
      ],
      false,
    ],
    [
      "lines",
      "1\n]\n",
      [
        ["1", 1],
        ["]", 2],
      ],
      false,
    ],
    [
      "list",
      ' {"a":1},\n\n{"b":\n2} , 3,[4]\n] {"x":1}',
      [
        ['{"a":1}', 1],
        ['{"b":\n2}', 3],
        ["3", 4],
        ["[4]", 4],
      ],
      true,
    ],
    ["list", '{"a":1}\n', [['{"a":1}', 1]], false],
    // Of two backslashes before a quote, one is escaped and the quote ends the string; of three, the quote is escaped.
    [
      "values",
      String.raw`{"a":"x\\"}{"b":"y\\\"z"}`,
      [
        [String.raw`{"a":"x\\"}`, 1],
        [String.raw`{"b":"y\\\"z"}`, 1],
      ],
      false,
    ],
    [
      "values",
      '{"a":1}\n{"b":2}{"c":3}',
      [
        ['{"a":1}', 1],
        ['{"b":2}', 2],
        ['{"c":3}', 2],
      ],
      false,
    ],
    [
      "values",
      '{"a":1}]\n{"b":2}',
      [
        ['{"a":1}', 1],
        ["]", 1],
        ['{"b":2}', 2],
      ],
      false,
    ],
    [
      "list",
      '{"a":1},\n{"a":"2,\n"b":3}\n',
      [
        ['{"a":1}', 1],
        ["the object is never closed", 2, '{"a":"2,\n"b":3}\n'],
      ],
      false,
    ],
  ])("%s: %j", (kind, text, expected, closed) => {
    expect(values([text], kind)).toEqual({ seen: expected, closed });
    expect(values([...text], kind)).toEqual({ seen: expected, closed });
    const shifted = expected.map(([what, line, ...rest]) => [what, (line as number) + 6, ...rest]);
    expect(values([text], kind, 7).seen).toEqual(shifted);
  });

  it("go on after a broken item at the next line that opens one as far in", () => {
    const broken = '{"a":"1,\n    {"b":2},\n';
    const text = `\n  {"x":0},\n  ${broken}  {"c":3},\n  {"d":4}\n]`;
    expect(values([text], "list").seen).toEqual([
      ['{"x":0}', 2],
      ["the object is never closed", 3, broken],
      ['{"c":3}', 5],
      ['{"d":4}', 6],
    ]);
  });

  it.each<[Shape, string]>([
    ["lines", "the line is longer than 1 MiB"],
    ["list", "the object is never closed or longer than 1 MiB"],
  ])("%s: may have 1 MiB and no more, whether they end in the same chunk or not", (kind, reason) => {
    const value = (length: number) => `{"a":"${"x".repeat(length - 8)}"}`;
    const end = kind === "lines" ? "\n" : ",\n";
    const whats = (chunks: string[]) =>
      values(chunks, kind).seen.map(([what, line]) => [(what as string).slice(0, 60), line]);
    const fine = value(MAX_RECORD_BYTES);
    expect(whats([fine + end, '{"b":1}']).at(-1)).toEqual(['{"b":1}', 2]);
    expect(whats([fine, `${end}{"b":1}`])[0]).toEqual([fine.slice(0, 60), 1]);
    const long = value(MAX_RECORD_BYTES + 1);
    const all = [
      [reason, 1],
      ['{"b":1}', 2],
    ];
    expect(whats([`${long + end}{"b":1}${end}`])).toEqual(all);
    if (kind === "lines") {
      expect(whats([long, long, `${long + end}{"b":1}`])).toEqual(all);
      expect(whats([long, long])).toEqual([[reason, 1]]);
    }
  });
});

describe("the shape of a JSON file", () => {
  const shape = (text: string, complete = true) => {
    const found = detectJson(Buffer.from(text), complete);
    return found && [found.kind, text.slice(found.start.offset), found.start.line];
  };

  it.each<[string, ReturnType<typeof shape>]>([
    ["a,b\n", undefined],
    ["[id],name\n", undefined],
    ["{a},b\n", undefined],
    ['\n {"a":1}\n{"a":2}\n', ["lines", '{"a":1}\n{"a":2}\n', 2]],
    ['{"a":1}\nx\n', ["lines", '{"a":1}\nx\n', 1]],
    ['{"a":\n{"a":2}\n{"a":3}\n', ["lines", '{"a":\n{"a":2}\n{"a":3}\n', 1]],
    ['{"a":1}\n \n', ["values", '{"a":1}\n \n', 1]],
    ["{}", ["values", "{}", 1]],
    ["[1]", ["list", "1]", 1]],
    ["[1]\n", undefined],
    ['\n[\n{"a":1}]', ["list", '\n{"a":1}]', 2]],
    ["[[1],\n[2]]", ["list", "[1],\n[2]]", 1]],
    ["[ ]\n", ["list", " ]\n", 1]],
    ['{"n":1,\n"Rows" : [ {"a":1}]}', ["list", ' {"a":1}]}', 2]],
    ['{"x":[{"b":1}],"data":[{"a":1}]}', ["list", '{"a":1}]}', 1]],
    ['{"data":{"n":1,"items":[{"a":1}]}}', ["list", '{"a":1}]}}', 1]],
    ['{"_embedded":{"items":[{"a":1}]}}', ["list", '{"a":1}]}}', 1]],
    ['{"data":{"data":{"items":[{"a":1}]}}}', ["values", '{"data":{"data":{"items":[{"a":1}]}}}', 1]],
    ['{"x":[{"a":1}],"n":1}', ["list", '{"a":1}],"n":1}', 1]],
    ['{"x":[{"a":1}],"y":[{"b":1}]}', ["values", '{"x":[{"a":1}],"y":[{"b":1}]}', 1]],
    ['{"x":[{"a":1}],"y":{}}', ["values", '{"x":[{"a":1}],"y":{}}', 1]],
    ['{"x":[1],"y":2}', ["values", '{"x":[1],"y":2}', 1]],
    ['{"x" [{"a":1}]}', ["values", '{"x" [{"a":1}]}', 1]],
  ])("%j", (text, expected) => {
    expect(shape(text)).toEqual(expected);
  });

  it("does not judge a line that the head cuts", () => {
    expect(shape('{"a":1}\n{"a":2}\n{"a"', false)?.[0]).toBe("lines");
    expect(shape('{"items":[{"a":1},{"a":', false)).toEqual(["list", '{"a":1},{"a":', 1]);
  });

  const lists = (text: string, complete = true) =>
    detectLists(Buffer.from(text), complete).map(({ name, kind, start }) => [
      name,
      kind,
      text.slice(start.offset),
      start.line,
    ]);

  it("may be several lists of events side by side", () => {
    const text = '{"n":1,"Opens":[{"a":1}],\n"x":[{"b":1}], "clicks": [ {"c":1}]}';
    expect(lists(text)).toEqual([
      ["Opens", "list", '{"a":1}],\n"x":[{"b":1}], "clicks": [ {"c":1}]}', 1],
      ["clicks", "list", ' {"c":1}]}', 2],
    ]);
    expect(lists(text, false)).toEqual([]);
    for (const other of [
      '{"opens":[{"a":1}]}',
      '{"opens":[{"a":1}],"clicks":[1]}',
      '{"opens":[{"a":1}],"clicks":{"a":1}}',
      '{"opens":[{"a":1}],"others":[{"a":1}]}',
      '[{"opens":[{"a":1}],"clicks":[{"a":1}]}]',
      '{"opens":[{"a":1}],"clicks":[{"a":1}]}\n{"opens":[]}',
      '{"opens":[{"a":1}],"clicks" [{"a":1}]}',
      '{"opens":[{"a":1},"clicks":[{"a":1}]',
    ])
      expect(lists(other)).toEqual([]);
  });
});
