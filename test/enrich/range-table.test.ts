import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/enrich/address.js";
import { RangeTable } from "../../src/enrich/range-table.js";

describe("RangeTable", () => {
  const table = new RangeTable([
    ["203.0.113.0/24", "wide"],
    ["203.0.113.64/26", "narrow"],
    ["203.0.113.70/32", "one"],
    ["2001:db8::/32", "six"],
    ["2001:db8:5::/48", "inner six"],
  ]);
  const find = (ip: string) => table.find(parseAddress(ip)!);

  it.each([
    ["203.0.112.255", undefined],
    ["203.0.113.0", "wide"],
    ["203.0.113.63", "wide"],
    ["203.0.113.69", "narrow"],
    ["203.0.113.70", "one"],
    ["203.0.113.71", "narrow"],
    ["203.0.113.128", "wide"],
    ["203.0.114.0", undefined],
    ["2001:db8::1", "six"],
    ["2001:db8:5:ffff::1", "inner six"],
    ["2001:db9::", undefined],
    ["::ffff:203.0.113.70", "one"],
  ])("answers %s with %s", (ip, expected) => {
    expect(find(ip)).toBe(expected);
  });

  it.each(["203.0.113.1/24", "203.0.113.0", "2001:db8::/64", "203.0.113.0/33", "nonsense/8"])(
    "refuses %s",
    (cidr) => {
      const family = parseAddress(cidr.includes(":") ? "::1" : "192.0.2.1")!;
      expect(() => new RangeTable([[cidr, true]]).find(family)).toThrow(cidr);
    },
  );

  it("finds for any set of ranges what a linear search finds", () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 16 }))
      .map(([base, bits]) => {
        const start = (base >> bits) << bits;
        return { start, end: start + 2 ** bits - 1, cidr: `192.0.${start >> 8}.${start & 255}/${32 - bits}` };
      });
    const ranges = fc.uniqueArray(range, { selector: ({ cidr }) => cidr, maxLength: 20 });
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 0xffff }), (rows, probe) => {
        const built = new RangeTable(rows.map((row) => [row.cidr, row.cidr]));
        const holding = rows.filter(({ start, end }) => start <= probe && probe <= end);
        const narrowest = holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.cidr;
        expect(built.find(parseAddress(`192.0.${probe >> 8}.${probe & 255}`)!)).toBe(narrowest);
      }),
    );
  });
});
