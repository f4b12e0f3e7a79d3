import { beforeAll, describe, expect, it } from "vitest";
import { embeddedData } from "../../src/enrich/embedded.js";
import { mailboxSystem, type Networks, openNetworks } from "../../src/enrich/index.js";

const built = embeddedData() !== undefined;

describe.skipIf(built)("without built data", () => {
  it("warns once for each database and goes on", async () => {
    const networks = await openNetworks({});
    expect(networks.warnings).toHaveLength(2);
    expect([networks.hasAsn, networks.hasCountry]).toEqual([false, false]);
    expect(networks.lookup("64.235.150.1").vendor).toBe("Barracuda");
  });
});

describe.skipIf(!built)("embedded data (skipped until `npm run build` has made dist/data)", () => {
  let networks: Networks;
  beforeAll(async () => {
    networks = await openNetworks({});
  });

  it("say what they are and how old", () => {
    expect(networks.warnings).toEqual([]);
    expect(networks.data.map(({ name }) => name)).toEqual(["ip-location-db ASN", "DB-IP Country Lite"]);
    for (const { date, version, licence } of networks.data) {
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(version.replace(/^.*\.(\d{4})(\d\d).*$/, "$1-$2")).toBe(date?.slice(0, 7));
      expect(licence).toContain("CC BY 4.0");
    }
  });

  it.each([
    ["8.8.8.8", { asn: 15169, class: "cloud", vendor: "Google", country: "" }],
    ["67.231.145.9", { asn: 26211, class: "security", vendor: "Proofpoint" }],
    ["91.220.43.48", { asn: 58269, class: "access", vendor: "" }],
    ["84.160.1.1", { asn: 3320, class: "access", country: "DE" }],
    ["168.90.91.133", { asn: 265269, class: "access", country: "BR" }],
    ["2a01:111:f400::12", { asn: 8075, class: "security", vendor: "Microsoft 365" }],
    ["2003:e5::1", { asn: 3320, class: "access", country: "DE" }],
    ["192.0.2.1", { asn: 0, class: "private" }],
  ])("know %s", (ip, expected) => {
    expect(networks.lookup(ip)).toMatchObject(expected);
  });

  it("know mailbox domains beyond the own table", () => {
    expect(mailboxSystem("hushmail.com")).toEqual({
      name: "Other free mail",
      kind: "consumer",
      from: "provider-list",
    });
    expect(mailboxSystem("example.com").kind).toBe("unknown");
  });
});
