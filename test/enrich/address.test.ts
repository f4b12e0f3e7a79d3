import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/enrich/address.js";

describe("parseAddress", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["  192.0.2.1\t", "192.0.2.1"],
    ["192.0.2.1:443", "192.0.2.1"],
    ["[192.0.2.1]", "192.0.2.1"],
    ["2001:db8::1", "2001:db8::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["[2001:db8::1]:443", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:c000:201", "192.0.2.1"],
    ["0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1"],
    ["[::ffff:192.0.2.1]:80", "192.0.2.1"],
  ])("reads %j as %s", (raw, text) => {
    expect(parseAddress(raw)?.text).toBe(text);
  });

  it.each([
    "",
    " ",
    "-",
    "unknown",
    "300.1.1.1",
    "8.8.8",
    "08.8.8.8",
    "8.8.8.8.8",
    "8.8.8.8 9.9.9.9",
    "8.8.8.8:port",
    "[8.8.8.8",
    "[2001:db8::1]x",
    "2001:db8::1::2",
    "2001:db8:1",
    `${"1".repeat(200)}.1.1.1`,
    "null",
  ])("refuses %j", (raw) => {
    expect(parseAddress(raw)).toBeNull();
  });

  it("gives IPv4 its number", () => {
    expect(parseAddress("255.255.255.255")).toMatchObject({ family: 4, key: 4294967295 });
    expect(parseAddress("1.2.3.4")?.key).toBe(0x01020304);
  });

  it.each([
    ["2001:db8:ff::1", 0x20010db800ff],
    ["::1", 0],
    ["1::3:4:5:6:7:8", 0x000100000003],
    ["1:2:3:4:5:6:7:8", 0x000100020003],
    ["64:ff9b::192.0.2.1", 0x0064ff9b0000],
    ["::2:3:4:5:6:7:8", 0x000000020003],
  ])("gives %s its first 48 bits", (text, key) => {
    expect(parseAddress(text)).toMatchObject({ family: 6, key });
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseAddress(text);
        expect(address === null || Number.isSafeInteger(address.key)).toBe(true);
      }),
    );
  });
});
