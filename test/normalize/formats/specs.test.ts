import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats } from "../../../src/normalize/formats/index.js";
import { PARTLY, VERIFIED } from "./catalogue.js";
import { expected } from "./expected.js";

const byId = new Map(formats.map((spec) => [spec.id, spec]));

describe("the catalogue of shapes", () => {
  it("has every id once", () => {
    expect(byId.size).toBe(formats.length);
  });

  it.each(VERIFIED)("knows %s as verified", (id) => {
    expect(byId.get(id)?.confidence).toBe("verified");
  });

  it.each(PARTLY)("knows %s as partly verified", (id) => {
    expect(byId.get(id)?.confidence).toBe("partly");
  });

  it("has a fixture for every shape of a vendor", () => {
    const vendors = formats.filter((spec) => spec.vendor !== "clickaudit").map((spec) => spec.id);
    const fixtures = new Set(expected.map((entry) => entry.id));
    expect(vendors.filter((id) => !fixtures.has(id))).toEqual([]);
  });
});

describe.each(formats.map((spec) => [spec.id, spec] as const))("%s", (_, spec) => {
  it("writes words to compare in lower case, as the rows are compared", () => {
    const words = [spec.events, spec.flags]
      .flatMap((map) => Object.keys(map ?? {}))
      .concat(spec.ignoreStatus ?? []);
    expect(words.filter((word) => word !== word.trim().toLowerCase())).toEqual([]);
  });

  it("reads the flag of the platform exactly where it explains the values", () => {
    expect(spec.columns.machineFlag === undefined).toBe(spec.flags === undefined);
  });

  it("knows where the kind of an event comes from", () => {
    if (spec.role !== "events") return;
    const sources = [spec.event, spec.eventFromPath, spec.columns.eventType].filter(
      (source) => source !== undefined,
    );
    expect(sources.length).toBeGreaterThan(0);
  });

  it("names the person of an event", () => {
    if (spec.role !== "events" || spec.signatures.length === 0) return;
    expect(spec.columns.email ?? spec.columns.subscriberId).toBeDefined();
  });

  it("says what it assumes about times that nobody has verified", () => {
    if (spec.time?.verified !== false) return;
    expect(spec.caveats.join(" ")).toMatch(/not verified|--timezone|--date-order|documented|dates without/);
  });
});

describe("hooks", () => {
  const hooked = formats.filter((spec) => spec.expand !== undefined);
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.json({ maxDepth: 4 }),
    fc.constantFrom(
      "[",
      "{",
      "null",
      "[null]",
      '[{"ts":null}]',
      '{"browser":[]}',
      '{"__proto__":{"a":1}}',
      "[[[[]]]]",
      "-",
      "1",
    ),
  );

  it.each(hooked.map((spec) => [spec.id, spec] as const))("%s survives any cell", (_, spec) => {
    const names = [...new Set([...spec.signatures.flat(), ...Object.values(spec.columns).flat(), ...CELLS])];
    const records = fc
      .dictionary(fc.constantFrom(...names), text)
      .map((cells) => new Map(Object.entries(cells)));
    fc.assert(
      fc.property(records, (record) => {
        const before = new Map(record);
        const made = spec.expand!(record);
        expect(record).toEqual(before);
        for (const cells of made) for (const cell of cells.values()) expect(typeof cell).toBe("string");
      }),
      { numRuns: 200 },
    );
  });
});

/** Cells that only the hooks read. */
const CELLS = [
  "details",
  "attributes",
  "data[]",
  "tags[]",
  "category[]",
  "mail.destination[]",
  "bounce.bouncedRecipients[]",
  "open.timestamp",
  "data.to[]",
  "destination",
  "link_clicks",
  "msys.track_event.type",
  "msys.",
  "someone@site.example[]",
  "header",
  "Gross",
  "Viewed",
];
