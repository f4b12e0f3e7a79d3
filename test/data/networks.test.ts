import { describe, expect, it } from "vitest";
import { CLOUDS } from "../../src/data/cloud-networks.js";
import { IMAGE_PROXIES, RELAYS, WEB_PROXIES } from "../../src/data/proxy-networks.js";
import { RELAY_RANGES } from "../../src/data/relay-ranges.js";
import { SCANNER_RANGES } from "../../src/data/scanner-ranges.js";
import { SECURITY_NETWORKS } from "../../src/data/security-networks.js";

const ASN_ROWS = [...SECURITY_NETWORKS, ...WEB_PROXIES, ...RELAYS, ...IMAGE_PROXIES, ...CLOUDS];
const RANGE_ROWS = [...SCANNER_RANGES, ...RELAY_RANGES];

describe("network tables", () => {
  it("hold every number once", () => {
    const numbers = ASN_ROWS.flatMap(({ asns }) => asns);
    expect(numbers.filter((asn, i) => numbers.indexOf(asn) !== i)).toEqual([]);
  });

  it("hold every range once", () => {
    const ranges = RANGE_ROWS.flatMap((row) => row.ranges);
    expect(new Set(ranges).size).toBe(ranges.length);
  });

  it("say for every row where it comes from and when it was checked", () => {
    for (const row of [...ASN_ROWS, ...RANGE_ROWS]) {
      expect(row.source, row.vendor).not.toBe("");
      expect(row.checked, row.vendor).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it("know about 150 clouds and hosting networks", () => {
    expect(CLOUDS.flatMap(({ asns }) => asns).length).toBeGreaterThan(150);
  });

  it("never condemn an open from a cloud, and nothing from where people browse", () => {
    for (const { scope, certainty } of CLOUDS) expect([scope, certainty]).toEqual(["clicks", "probable"]);
    for (const { scope, certainty } of [...WEB_PROXIES, ...RELAYS])
      expect([scope, certainty]).toEqual(["none", "none"]);
  });

  // Published as scanners somewhere, and wrong.
  it.each([
    [62400, "called Mimecast, does not exist in the data"],
    [3462, "Chunghwa Telecom: 12 million consumer addresses, called Trend Micro"],
    [109, "Cisco's office network: people"],
    [8074, "called Microsoft, does not exist in the data"],
    [34440, "Host Europe, called Mimecast by a vendor's blog"],
    [29465, "MTN Nigeria, a carrier on hosting lists"],
    [36873, "Airtel, a carrier on hosting lists"],
    [3561, "CenturyLink, a carrier on hosting lists"],
    [37170, "University of Lagos, on hosting lists"],
    [3356, "Level 3, a carrier"],
    [174, "Cogent, a carrier"],
    [16406, "Intermedia.net, found by name only"],
  ])("leave out AS%i: %s", (asn) => {
    expect(ASN_ROWS.filter(({ asns }) => asns.includes(asn))).toEqual([]);
  });

  it("do not call Namecheap's range Barracuda", () => {
    expect(CLOUDS.find(({ asns }) => asns.includes(22612))?.vendor).toBe("Namecheap");
    expect(RANGE_ROWS.flatMap(({ ranges }) => ranges).filter((range) => range.startsWith("198.54."))).toEqual(
      [],
    );
  });
});
