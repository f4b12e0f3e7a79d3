import fc from "fast-check";
import { Reader } from "maxmind";
import { describe, expect, it } from "vitest";
import { MmdbWriter } from "../../src/tools/mmdb-writer.js";
import { mmdb } from "../enrich/fixture.js";

type AnyRecord = Record<string, never>;

describe("MmdbWriter", () => {
  it("answers inside a range and nowhere else", () => {
    const reader = new Reader<AnyRecord>(mmdb([["192.0.2.64/26", { name: "a" }]]));
    expect(reader.get("192.0.2.63")).toBeNull();
    expect(reader.get("192.0.2.64")).toEqual({ name: "a" });
    expect(reader.get("192.0.2.127")).toEqual({ name: "a" });
    expect(reader.get("192.0.2.128")).toBeNull();
  });

  it("lets the later and narrower range win and keeps the wider one around it", () => {
    const rows = [
      ["198.51.100.0/24", { name: "wide" }],
      ["198.51.100.128/30", { name: "narrow" }],
    ] as const;
    const reader = new Reader<AnyRecord>(mmdb(rows));
    expect(reader.get("198.51.100.127")).toEqual({ name: "wide" });
    expect(reader.get("198.51.100.130")).toEqual({ name: "narrow" });
    expect(reader.get("198.51.100.132")).toEqual({ name: "wide" });
  });

  it("drops what a later, wider range covers", () => {
    const rows = [
      ["198.51.100.128/30", { name: "narrow" }],
      ["198.51.100.0/24", { name: "wide" }],
    ] as const;
    expect(new Reader<AnyRecord>(mmdb(rows)).get("198.51.100.130")).toEqual({ name: "wide" });
  });

  it("keeps every kind of value", () => {
    const long = "x".repeat(400);
    const record = {
      zero: 0,
      big: 4294967295,
      half: -0.5,
      text: "Zürich",
      medium: "y".repeat(100),
      long,
      map: { en: "Zürich" },
    };
    const reader = new Reader<AnyRecord>(mmdb([["2001:db8::/32", record]]));
    expect(reader.get("2001:db8::1")).toEqual(record);
    expect(reader.metadata.buildEpoch.toISOString()).toBe("2026-05-28T20:26:40.000Z");
    expect(reader.metadata.ipVersion).toBe(6);
  });

  it("points back to strings beyond the reach of short pointers", () => {
    const rows = Array.from(
      { length: 256 },
      (_, i) => [`203.0.113.${i}/32`, { [`key${i}`]: `${i}`.repeat(100) }] as const,
    );
    const far = [...rows, ["192.0.2.0/24", { key0: "0".repeat(100), key255: "255".repeat(100) }]] as const;
    const reader = new Reader<AnyRecord>(mmdb(far));
    expect(reader.get("203.0.113.200")).toEqual({ key200: "200".repeat(100) });
    expect(reader.get("192.0.2.1")).toEqual({ key0: "0".repeat(100), key255: "255".repeat(100) });
  });

  it("writes IPv4-only files", () => {
    const reader = new Reader<AnyRecord>(mmdb([["192.0.2.0/24", { name: "a" }]], { ipVersion: 4 }));
    expect(reader.metadata.treeDepth).toBe(32);
    expect(reader.get("192.0.2.9")).toEqual({ name: "a" });
    expect(reader.get("192.0.3.9")).toBeNull();
  });

  it("finds for any set of ranges what a linear search finds", () => {
    const address = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(address, address), { maxLength: 12 }),
        fc.array(address),
        (pairs, probes) => {
          const writer = new MmdbWriter();
          const ranges = pairs.map(([a, b], id) => ({
            from: Math.min(a, b),
            to: Math.max(a, b),
            record: { id },
          }));
          const base = 0xc0000000;
          for (const { from, to, record } of ranges)
            writer.insert([0, 0, 0, base + from], [0, 0, 0, base + to], record);
          const reader = new Reader<AnyRecord>(
            writer.toBuffer({ databaseType: "Test", description: "", buildEpoch: 0 }),
          );
          for (const probe of probes.concat(pairs.flat())) {
            const expected = ranges.findLast(({ from, to }) => from <= probe && probe <= to)?.record ?? null;
            expect(reader.get(`192.0.${probe >> 8}.${probe & 255}`)).toEqual(expected);
          }
        },
      ),
    );
  });
});
