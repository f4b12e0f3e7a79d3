import { beforeAll, describe, expect, it } from "vitest";
import * as ranges from "../../src/demo/networks.js";
import { Random } from "../../src/demo/random.js";
import type { Networks } from "../../src/enrich/networks.js";
import { openNetworks } from "../../src/enrich/open-networks.js";

const DRAWS = 300;

let networks: Networks;
beforeAll(async () => {
  networks = await openNetworks({ strict: true });
});

const looked = (name: string, list: readonly string[]) => {
  const random = new Random(name);
  return Array.from({ length: DRAWS }, () => networks.lookup(ranges.address(random, list)));
};

describe("made-up addresses", () => {
  const scanners: [name: string, list: readonly string[], vendor: string][] = [
    ["Proofpoint", ranges.PROOFPOINT, "Proofpoint"],
    ["Mimecast", ranges.MIMECAST, "Mimecast"],
    ["Barracuda", ranges.BARRACUDA, "Barracuda"],
    ["Cisco", ranges.CISCO, "Cisco"],
    ["Trend Micro", ranges.TREND_MICRO, "Trend Micro"],
  ];
  it.each(scanners)("of %s belong to it", (name, list, vendor) => {
    for (const { class: kind, vendor: owner } of looked(name, list)) {
      expect(kind).toBe("security");
      expect(owner).toContain(vendor);
    }
  });

  it.each([
    ["Microsoft", ranges.DEFENDER, [8075]],
    ["Microsoft's pictures", ranges.EXCHANGE_IMAGES, [8075]],
    ["Google's pictures", ranges.GOOGLE_IMAGES, [15169]],
    ["Yahoo's pictures", ranges.YAHOO_IMAGES, [36647]],
    ["Amazon", ranges.EC2, [14618]],
    ["clouds", ranges.CLOUD, [14618, 14061, 16276]],
    ["Zscaler", ranges.WEB_PROXY, [22616, 62044, 53813]],
    ["VPNs", ranges.VPN, [39351, 9009]],
    ["Apple's relays", ranges.APPLE_RELAY, [13335, 36183, 20940]],
  ])("of %s are announced by it", (name, list, numbers) => {
    for (const { asn } of looked(name, list)) expect(numbers).toContain(asn);
  });

  it.each(ranges.COUNTRIES)("of people in %s lie there, and in no network of machines", (country) => {
    for (const list of [ranges.HOME, ranges.MOBILE, ranges.OFFICE]) {
      for (const found of looked(country, list[country])) {
        expect(found.country).toBe(country);
        expect(["security", "cloud", "hosting"]).not.toContain(found.class);
      }
    }
  });

  it("stay inside their range", () => {
    const random = new Random("range");
    for (let draw = 0; draw < DRAWS; draw++) {
      expect(ranges.address(random, ["192.0.2.252/30"])).toMatch(/^192\.0\.2\.25[34]$/);
    }
  });
});
