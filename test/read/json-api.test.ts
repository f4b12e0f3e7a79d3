import { describe, expect, it } from "vitest";
import { detect } from "../../src/normalize/index.js";
import { eventMapper } from "../../src/normalize/map/events.js";
import { openTables } from "../../src/read/index.js";
import { contents, file, readText } from "./support.js";

const PEOPLE = [0, 1, 2].map((i) => ({
  type: "profile",
  id: `01K${i}`,
  attributes: { email: `reader${i}@north.example`, location: { country: "Germany" } },
}));
const METRICS = [
  ["M1", "Opened Email"],
  ["M2", "Clicked Email"],
].map(([id, name]) => ({ type: "metric", id, attributes: { name } }));
const event = (id: number, person: number, metric: string, properties = {}) => ({
  type: "event",
  id: `e${id}`,
  attributes: {
    timestamp: 1780308000 + id,
    datetime: `2026-06-01T10:00:0${id}+00:00`,
    event_properties: { $message: "m1", "Campaign Name": "Spring", ...properties },
  },
  relationships: {
    profile: { data: { type: "profile", id: `01K${person}` } },
    metric: { data: { type: "metric", id: metric } },
    attributions: { data: [] },
  },
  links: { self: "https://api.example/events/1" },
});
const CLICK = { URL: "https://shop.example/a", "Bot Click": true };
const EVENTS = [event(1, 0, "M1"), event(2, 1, "M2", CLICK), event(3, 2, "M1"), event(4, 2, "M2", CLICK)];
const page = (data: unknown[]) => ({ data, included: [...PEOPLE, ...METRICS], links: { next: null } });
const halves = [page(EVENTS.slice(0, 2)), page(EVENTS.slice(2))];

describe("Klaviyo's answers", () => {
  it.each<[string, string]>([
    ["one page", JSON.stringify(page(EVENTS), null, 2)],
    ["one page on one line", JSON.stringify(page(EVENTS))],
    [
      "included first",
      JSON.stringify({ included: [...PEOPLE, ...METRICS], data: EVENTS, links: {} }, null, 1),
    ],
    ["a list of pages", JSON.stringify(halves, null, 1)],
    [
      "a page on each line, the last one empty",
      [...halves, page([])].map((one) => JSON.stringify(one)).join("\n"),
    ],
  ])("are read with the people and metrics that they include: %s", async (_, text) => {
    const [table] = await openTables(file(text, "events.json"), {});
    const [detection] = await detect([table!], {});
    expect(detection).toMatchObject({ format: "klaviyo-events-json", role: "events", question: null });
    const mapper = eventMapper(table!, detection!);
    const { rows } = await contents(table!);
    const seen: string[] = [];
    for (const row of rows)
      mapper.map(row, ({ subscriber, kind, campaign, url, flag, time }) =>
        seen.push(
          [subscriber, kind, campaign, url, flag, new Date(time).toISOString().slice(17, 19)].join(" "),
        ),
      );
    expect(seen).toEqual([
      "reader0@north.example open Spring  none 01",
      "reader1@north.example click Spring https://shop.example/a machine 02",
      "reader2@north.example open Spring  none 03",
      "reader2@north.example click Spring https://shop.example/a machine 04",
    ]);
    await table!.close?.();
  });
});

describe("JSON:API", () => {
  it("keeps digits, lines and what stands beside the attributes", async () => {
    const text = `{"data":[
{"type":"hit","id":12345678901234567890,"attributes":{"at":1.10,"id":"own"},"relationships":{"who":{"data":{"type":"p","id":"7"}}}},
{"type":"hit","id":"2","attributes":{"at":2},"relationships":{"who":{"data":{"type":"p","id":"8"}}}}],
"included":[{"type":"p","id":"7","attributes":{"email":"ann@north.example","n":1e5}},{"type":"q","id":"8","attributes":{"email":"no"}}]}`;
    const { info, rows, lines } = await readText(text);
    expect(info.header).toEqual(["id", "at", "who.id", "who.email", "who.n"]);
    expect(rows).toEqual([
      ["own", "1.10", "7", "ann@north.example", "1e5"],
      ["2", "2", "8", "", ""],
    ]);
    expect(lines).toEqual([2, 3]);
  });

  it("is told from records that have a type and attributes of another make", async () => {
    const { info } = await readText(
      '{"type":"a","attributes":{"x":1}}\n{"id":1,"type":"b","attributes":[1]}\n',
    );
    expect(info.header).toEqual(["type", "attributes.x", "id", "attributes[]"]);
  });

  it("says so where what is included is damaged", async () => {
    const { info, rows } = await readText(
      '{"data":[{"type":"h","id":"1","attributes":{"a":1},"relationships":{}}],"included":[{"type":"p",}]}',
    );
    expect(rows).toEqual([["1", "1"]]);
    expect(info.notes.join()).toMatch(/"included" is not valid JSON/);
  });
});

describe("JSON:API that is not whole", () => {
  const record = (more = "") => `{"type":"h","id":"1","attributes":{"a":1}${more}}`;

  it.each([
    ["an item of it is never closed", '[{"type":"p","id":"2","attributes":{}},{"type":"p"]'],
    ["something closes what nothing opened", "[1 } 2]"],
  ])("T12: says so and goes on where %s", async (_, included) => {
    const { info, rows } = await readText(
      `{"data":[${record(',"relationships":{}')}],"included":${included}}`,
    );
    expect(rows).toEqual([["1", "1"]]);
    expect(info.notes.join()).toMatch(/"included" is not valid JSON/);
  });

  it("T12: does without what is included where the file ends inside", async () => {
    const { rows } = await readText(`{"data":[${record(',"relationships":{}')}],"included":[{"type":"p"`);
    expect(rows).toEqual([["1", "1"]]);
  });

  it("joins nothing where a record names nothing, or names what has no id", async () => {
    const some = [
      ',"relationships":{"x":null,"y":{"data":null},"z":{"data":{"type":"p"}}}',
      ',"relationships":"none"',
      "",
    ];
    const { info, rows } = await readText(`{"data":[${some.map(record).join(",")}],"included":[]}`);
    expect(info.header).toEqual(["id", "a", "z.id"]);
    expect(rows).toEqual([
      ["1", "1", ""],
      ["1", "1", ""],
      ["1", "1", ""],
    ]);
  });

  it("takes the envelopes off in a batch of records on a line", async () => {
    const { info, rows } = await readText(`[${record()},{"b":2}]\n[${record()}]\n`);
    expect(info.header).toEqual(["id", "a", "b"]);
    expect(rows).toEqual([
      ["1", "1", ""],
      ["", "", "2"],
      ["1", "1", ""],
    ]);
  });

  it("T13: joins nothing in a page of more than 64 MiB, and says so", async () => {
    const page = `{"data":[${record(',"relationships":{}')}],${" ".repeat(65 << 20)}"included":[]}`;
    const { info, rows } = await readText(page);
    expect(rows).toEqual([["1", "1"]]);
    expect(info.notes.join()).toMatch(/64 MiB|too large|larger/);
  });
});

describe("more JSON behind the first list", () => {
  const pretty = (value: unknown) => JSON.stringify(value, null, 1);

  it("is not left out in silence where it is none of rows", async () => {
    const { info } = await readText(`${pretty([{ a: 1 }])}\n7`);
    expect(info.notes.join()).toMatch(/more JSON stands behind the first list and was not read/);
  });

  it("is not seen where there is none", async () => {
    const { info } = await readText(pretty({ results: [{ a: 1 }], next: { url: 'x\\"]}{' }, all: [] }));
    expect(info.notes).toEqual([]);
  });
});

describe("pages of an API, one after the other", () => {
  const row = (id: number) => ({ email: `p${id}@north.example`, n: id });
  const page = (id: number) => ({
    page: id,
    data: { items: [row(2 * id), row(2 * id + 1)] },
    total_pages: 3,
  });
  const pages = [0, 1, 2].map(page);
  const indented = (value: unknown) => JSON.stringify(value, null, 1);
  const numbers = ["0", "1", "2", "3", "4", "5"];

  it.each([
    ["glued", pages.map((one) => JSON.stringify(one)).join("")],
    ["with commas", pages.map((one) => JSON.stringify(one)).join(",\n")],
    ["one on each line", pages.map((one) => JSON.stringify(one)).join("\n")],
    ["indented", pages.map(indented).join("\n")],
    ["in a list", indented(pages)],
    ["without a page around", pages.map((one) => indented(one.data.items)).join("\n")],
    [
      "of which only the numbers stand beside",
      '{"data":[{"id":0,"n":0}],"page":1}\n{"data":[{"id":1,"n":1}],"page":2}',
    ],
  ])("are read: %s", async (_, text) => {
    const { info, rows, rejected, records } = await readText(text);
    const at = info.header.indexOf("n");
    const found = rows.map((cells) => cells[at]);
    expect(found).toEqual(numbers.slice(0, found.length));
    expect(found.length).toBe(text.includes("@") ? 6 : 2);
    expect({ rejected, notes: info.notes }).toEqual({ rejected: [], notes: [] });
    expect(records).toEqual(found.map((_one, index) => index + 1));
  });

  it("name the line of each page", async () => {
    const { lines } = await readText(pages.map(indented).join("\n"));
    const height = indented(pages[0]).split("\n").length;
    expect(lines.slice(2)).toEqual([height + 1, height + 1, 2 * height + 1, 2 * height + 1]);
  });

  it("of another campaign, and what is no page, are rejected with a reason", async () => {
    const of = (campaign: string) => indented({ campaign, data: [row(1)] });
    const other = await readText(of("Spring") + of("Spring") + of("Summer"));
    expect(other.rows.length).toBe(2);
    expect(other.rejected.join()).toMatch(/page of another campaign/);
    const odd = await readText(`${indented({ data: [row(1)] })}{"done":true}`);
    expect(odd.rows.length).toBe(1);
    expect(odd.rejected.join()).toMatch(/is no page like it/);
  });

  it("are not seen in records with a list of their own", async () => {
    const record = (id: number) =>
      JSON.stringify({ email: `p${id}@north.example`, events: [{ type: "open" }] });
    const { info, rows } = await readText([1, 2].map(record).join("\n"));
    expect(info.header).toEqual(["email", "events[]"]);
    expect(rows.length).toBe(2);
    const byId = await readText('{"contact":1,"events":[{"type":"open"}]}\n{"contact":2,"events":[]}');
    expect(byId.info.header).toEqual(["contact", "events[]"]);
    const byName = await readText('{"name":"Anna","events":[{"type":"open"}]}\n{"name":"Bert","events":[]}');
    expect(byName.info.header).toEqual(["name", "events[]"]);
  });

  it("are not seen in webhooks, which say beside the list what happened", async () => {
    const call = (id: number) => JSON.stringify({ action: "open", data: [row(id)] });
    const { info } = await readText([1, 2].map(call).join("\n"));
    expect(info.header).toEqual(["action", "data[]"]);
    const glued = await readText(call(1) + call(2));
    expect(glued.info.notes.join()).toMatch(/more JSON stands behind the first list and was not read/);
  });
});
