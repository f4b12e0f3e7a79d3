import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NetworkInfo } from "../../src/domain/clients.js";
import { openNetworks } from "../../src/enrich/index.js";
import { asnRecord, mmdbFile, temporaryFolder } from "./fixture.js";

/** The networks of the addresses below, as in the ASN data of 2026-06-17. */
const folder = temporaryFolder();
const asnDb = mmdbFile(folder, "asn.mmdb", [
  ["64.235.144.0/20", asnRecord(15324, "Barracuda Networks, Inc.")],
  ["209.222.80.0/23", asnRecord(15324, "Barracuda Networks, Inc.")],
  ["209.222.82.0/24", asnRecord(16509, "Amazon.com, Inc.")],
  ["35.154.0.0/15", asnRecord(16509, "Amazon.com, Inc.")],
  ["35.156.0.0/14", asnRecord(16509, "Amazon.com, Inc.")],
  ["67.231.144.0/21", asnRecord(26211, "Proofpoint, Inc.")],
  ["62.209.32.0/19", asnRecord(15830, "Equinix (EMEA) Acquisition Enterprises B.V.")],
  ["91.220.42.0/24", asnRecord(42427, "Mimecast Services Limited")],
  ["91.220.43.0/24", asnRecord(58269, "CloudHosting SIA")],
  ["139.138.32.0/19", asnRecord(30238, "Cisco Systems Ironport Division")],
  ["3.41.128.0/17", asnRecord(14618, "Amazon.com, Inc.")],
  ["195.245.230.0/23", asnRecord(396982, "Google LLC")],
  ["85.158.136.0/22", asnRecord(21345, "CA Technology R&D Limited")],
  ["150.70.0.0/16", asnRecord(16880, "TREND MICRO INCORPORATED")],
  ["85.115.32.0/19", asnRecord(44444, "Forcepoint UK Limited")],
  ["40.64.0.0/16", asnRecord(8075, "Microsoft Corporation")],
  ["40.96.0.0/12", asnRecord(8075, "Microsoft Corporation")],
  ["52.96.0.0/12", asnRecord(8075, "Microsoft Corporation")],
  ["52.112.0.0/16", asnRecord(8075, "Microsoft Corporation")],
  ["2a01:111::/32", asnRecord(8075, "Microsoft Corporation")],
  ["34.64.0.0/10", asnRecord(396982, "Google LLC")],
  ["74.125.0.0/16", asnRecord(15169, "Google LLC")],
  ["66.249.64.0/19", asnRecord(15169, "Google LLC")],
  ["98.137.0.0/16", asnRecord(36647, "Oath Holdings Inc.")],
  ["104.129.192.0/20", asnRecord(22616, "ZSCALER, INC.")],
  ["104.28.0.0/16", asnRecord(13335, "Cloudflare, Inc.")],
  ["172.224.0.0/13", asnRecord(36183, "Akamai Technologies, Inc.")],
  ["2a02:26f7::/32", asnRecord(20940, "Akamai International B.V.")],
  ["198.54.112.0/20", asnRecord(22612, "Namecheap, Inc.")],
  ["168.90.88.0/22", asnRecord(265269, "MEGA TELE INFORMATICA")],
  ["84.128.0.0/10", asnRecord(3320, "Deutsche Telekom AG")],
  ["88.64.0.0/12", asnRecord(3209, "Vodafone GmbH")],
  ["73.0.0.0/8", asnRecord(7922, "Comcast Cable Communications, LLC")],
  ["118.160.0.0/13", asnRecord(3462, "Chunghwa Telecom Co., Ltd.")],
  ["64.100.0.0/16", asnRecord(109, "CISCO SYSTEMS, INC.")],
  ["2003::/19", asnRecord(3320, "Deutsche Telekom AG")],
]);
const countryDb = mmdbFile(folder, "country.mmdb", [
  ["0.0.0.0/1", { country_code: "US" }],
  ["84.128.0.0/10", { country_code: "DE" }],
  ["128.0.0.0/2", { country_code: "BR" }],
  ["2003::/19", { country_code: "DE" }],
]);
const networks = await openNetworks({ asnDb, countryDb });

type Row = [
  ip: string,
  networkClass: NetworkInfo["class"],
  scope: NetworkInfo["scope"],
  certainty: NetworkInfo["certainty"],
  label: string,
];

/** Published scanner addresses, proxies and consumer lines: facts, sections 1.4 and 1.5. */
const PUBLISHED: Row[] = [
  ["64.235.150.1", "security", "all", "certain", "Barracuda (mail security)"],
  ["209.222.80.7", "security", "all", "certain", "Barracuda (mail security)"],
  ["209.222.82.7", "security", "all", "certain", "Barracuda's range in Amazon"],
  ["35.157.190.230", "security", "all", "certain", "Barracuda's range in Amazon, Frankfurt region"],
  ["35.157.191.0", "cloud", "clicks", "probable", "Amazon (cloud)"],
  ["67.231.145.9", "security", "all", "probable", "Proofpoint (mail security)"],
  ["62.209.50.3", "security", "all", "probable", "Proofpoint's range in Equinix"],
  ["62.209.51.3", "access", "none", "none", "Equinix (EMEA) Acquisition Enterprises B.V."],
  ["91.220.42.48", "security", "all", "probable", "Mimecast (mail security)"],
  ["91.220.43.48", "access", "none", "none", "CloudHosting SIA"],
  ["139.138.32.5", "security", "all", "certain", "Cisco Secure Email (mail security)"],
  ["3.41.135.20", "security", "all", "probable", "Cisco Email Threat Defense's range in Amazon"],
  ["195.245.231.4", "security", "all", "certain", "Symantec Email Security's range in Google Cloud"],
  ["85.158.136.5", "security", "all", "certain", "Symantec Email Security (mail security)"],
  ["150.70.8.117", "security", "all", "certain", "Trend Micro (mail security)"],
  ["85.115.48.175", "security", "clicks", "probable", "Forcepoint (mail security)"],
  ["40.107.218.12", "security", "clicks", "probable", "Microsoft 365 (mail security)"],
  ["52.101.1.1", "security", "clicks", "probable", "Microsoft 365 (mail security)"],
  ["2a01:111:f400::12", "security", "clicks", "probable", "Microsoft 365 (mail security)"],
  ["40.64.100.180", "cloud", "clicks", "probable", "Microsoft (cloud)"],
  ["52.112.103.113", "cloud", "clicks", "probable", "Microsoft (cloud)"],
  ["34.90.1.1", "cloud", "clicks", "probable", "Google (cloud)"],
  ["74.125.212.193", "image-proxy", "clicks", "probable", "Google (image proxy)"],
  ["66.249.84.10", "image-proxy", "clicks", "probable", "Google (image proxy)"],
  ["66.249.66.1", "cloud", "clicks", "probable", "Google (cloud)"],
  ["98.137.127.111", "image-proxy", "clicks", "probable", "Yahoo (image proxy)"],
  ["104.129.205.159", "web-proxy", "none", "none", "Zscaler (company web proxy)"],
  ["104.28.86.103", "relay", "none", "none", "iCloud (privacy relay)"],
  ["172.224.202.125", "relay", "none", "none", "iCloud (privacy relay)"],
  ["2a02:26f7::1", "relay", "none", "none", "iCloud (privacy relay)"],
  ["198.54.118.1", "cloud", "clicks", "probable", "Namecheap (cloud)"],
  ["168.90.91.133", "access", "none", "none", "MEGA TELE INFORMATICA"],
  ["84.160.1.1", "access", "none", "none", "Deutsche Telekom AG"],
  ["88.66.1.1", "access", "none", "none", "Vodafone GmbH"],
  ["73.66.126.127", "access", "none", "none", "Comcast Cable Communications, LLC"],
  ["118.161.1.1", "access", "none", "none", "Chunghwa Telecom Co., Ltd."],
  ["64.100.1.1", "access", "none", "none", "CISCO SYSTEMS, INC."],
  ["2003:e5::1", "access", "none", "none", "Deutsche Telekom AG"],
  ["216.1.1.1", "unknown", "none", "none", "an unknown network"],
  ["10.1.2.3", "private", "none", "none", "a private address"],
  ["172.20.1.1", "private", "none", "none", "a private address"],
  ["100.64.0.1", "private", "none", "none", "a private address"],
  ["127.0.0.1", "private", "none", "none", "a private address"],
  ["::1", "private", "none", "none", "a private address"],
  ["fd00::1", "private", "none", "none", "a private address"],
  ["fe80::1%en0", "private", "none", "none", "a private address"],
  ["198.51.100.7", "private", "none", "none", "a private address"],
  ["2001:db8::1", "private", "none", "none", "a private address"],
];

describe("lookup", () => {
  it.each(PUBLISHED)("%s is %s", (ip, networkClass, scope, certainty, label) => {
    expect(networks.lookup(ip)).toMatchObject({ class: networkClass, scope, certainty, label });
  });

  it("keeps the number and organisation of the database beside the vendor", () => {
    expect(networks.lookup("35.157.190.230")).toMatchObject({
      asn: 16509,
      organisation: "Amazon.com, Inc.",
      vendor: "Barracuda",
    });
  });

  it("gives a country to lines of people only", () => {
    expect(networks.lookup("84.160.1.1").country).toBe("DE");
    expect(networks.lookup("2003:e5::1").country).toBe("DE");
    for (const ip of ["40.64.100.180", "104.129.205.159", "104.28.86.103", "64.235.150.1", "10.1.2.3"]) {
      expect(networks.lookup(ip).country, ip).toBe("");
    }
  });

  it.each(["300.1.1.1", "84.160.1", "084.160.1.1", "", "-", "unknown", "x".repeat(100_000)])(
    "answers %.20s with unknown, not with some record",
    (ip) => {
      expect(networks.lookup(ip)).toMatchObject({
        class: "unknown",
        asn: 0,
        country: "",
        label: "no readable address",
      });
    },
  );

  it.each([
    " 84.160.1.1 ",
    "84.160.1.1:55123",
    "[84.160.1.1]",
    "::ffff:84.160.1.1",
    "[::ffff:84.160.1.1]:443",
  ])("reads %j as the same address", (ip) => {
    expect(networks.lookup(ip)).toEqual(networks.lookup("84.160.1.1"));
  });

  it("never throws and never says that people's networks condemn", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV4Extended()), (ip) => {
        const info = networks.lookup(ip);
        if (["access", "relay", "web-proxy", "private", "unknown"].includes(info.class)) {
          expect([info.scope, info.certainty]).toEqual(["none", "none"]);
        } else expect(info.certainty).not.toBe("none");
      }),
    );
    expect(networks.warnings).toEqual([]);
  });
});
