import { beforeAll, describe, expect, it } from "vitest";
import { embeddedData } from "../../src/enrich/embedded.js";
import { type Networks, openNetworks } from "../../src/enrich/index.js";

/** Class, scope, certainty and name of addresses by the data that users get. */
type Row = readonly [label: string, verdict: string, addresses: string];

/**
 * What vendors and reports publish as scanners, and lines of people: support pages of the vendors, MISP warning lists, issues
 * of open trackers (see src/data). One address for each published range; nobody's own.
 */
const PUBLISHED: readonly Row[] = [
  ["Barracuda (mail security)", "security all certain", "64.235.150.1 209.222.80.7 209.222.87.3"],
  ["Barracuda's range in Amazon", "security all certain", "209.222.82.7"],
  ["Barracuda's range in Amazon, Sydney region", "security all certain", "3.24.133.130"],
  ["Barracuda's range in Amazon, Canada region", "security all certain", "15.222.16.130"],
  [
    "Barracuda's range in Amazon, Frankfurt region",
    "security all certain",
    "35.157.190.230 18.185.115.200 18.184.203.230",
  ],
  ["Barracuda's range in Amazon, Mumbai region", "security all certain", "13.200.136.130"],
  [
    "Barracuda's range in Amazon, London region",
    "security all certain",
    "35.176.92.100 18.133.136.100 18.133.136.150",
  ],
  [
    "Proofpoint (mail security)",
    "security all probable",
    "67.231.145.9 208.84.65.1 208.86.201.1 91.209.104.5 205.220.160.12",
  ],
  ["Proofpoint's range in Equinix", "security all probable", "62.209.50.3"],
  [
    "Mimecast (mail security)",
    "security all probable",
    "91.220.42.48 195.130.217.9 207.211.30.10 205.139.110.5 205.139.111.5 170.10.128.9 51.163.158.9",
  ],
  [
    "Cisco Secure Email (mail security)",
    "security all certain",
    "68.232.130.1 184.94.241.1 208.90.57.1 216.71.129.1 139.138.35.1 207.54.65.1 23.90.97.1",
  ],
  ["Cisco Email Threat Defense's range in Amazon", "security all probable", "3.41.135.20 18.96.45.7"],
  ["Symantec Email Security's range in Google Cloud", "security all certain", "195.245.230.4 103.9.96.5"],
  ["Symantec Email Security's range in Amazon", "security all probable", "67.219.241.1 117.120.17.1"],
  [
    "Symantec Email Security (mail security)",
    "security all certain",
    "85.158.136.5 193.109.254.9 46.226.49.1 95.131.105.1 194.106.221.1",
  ],
  ["Trend Micro (mail security)", "security all certain", "150.70.8.117"],
  [
    "Microsoft 365 (mail security)",
    "security clicks probable",
    "40.92.1.1 40.107.218.12 104.47.1.1 52.238.78.88 52.101.1.1 2a01:111:f400::12 2a01:111:f403::1",
  ],
  [
    "Microsoft (cloud)",
    "cloud clicks probable",
    "40.64.100.180 40.64.64.110 40.64.64.90 52.112.103.113 40.94.89.5",
  ],
  [
    "Google (image proxy)",
    "image-proxy clicks probable",
    "66.249.84.10 66.102.1.1 72.14.199.1 74.125.212.193",
  ],
  ["Yahoo (image proxy)", "image-proxy clicks probable", "98.137.127.111"],
  ["Zscaler (company web proxy)", "web-proxy none none", "104.129.205.159"],
  [
    "iCloud (privacy relay)",
    "relay none none",
    "104.28.86.103 172.225.10.9 146.75.1.1 140.248.3.3 2606:54c0::1 2a02:26f7::1 2a09:bac2::1",
  ],
  // Called Barracuda, Mimecast and scanners elsewhere, and wrong.
  ["Namecheap (cloud)", "cloud clicks probable", "198.54.118.1"],
  ["CloudHosting SIA", "access none none", "91.220.43.48"],
  ["Navisite Opco LLC", "access none none", "207.211.31.9"],
  // A reported scan from a consumer line of Brazil: the network cannot tell, and must not guess.
  ["MEGA TELE INFORMATICA", "access none none", "168.90.91.133"],
  ["Chunghwa Telecom Co., Ltd.", "access none none", "118.161.1.1"],
  ["CISCO SYSTEMS, INC.", "access none none", "64.100.1.1"],
];

/** First addresses of ordinary lines, by country. */
const LINES: readonly (readonly [country: string, addresses: string])[] = [
  ["DE", "84.160.1.1 88.66.1.1 2003:e5::1"],
  ["GB", "81.152.3.9 86.1.2.3"],
  ["FR", "90.1.2.3"],
  ["IT", "151.20.1.1"],
  ["US", "73.66.126.127 172.56.1.1"],
  ["BR", "201.6.1.1 168.90.91.133"],
  ["IN", "49.36.1.1"],
  ["JP", "126.1.2.3"],
  ["TW", "118.161.1.1"],
];

const each = <Head extends readonly string[]>(rows: readonly (readonly [...Head, string])[]) =>
  rows.flatMap((row) =>
    String(row.at(-1))
      .split(" ")
      .map((ip) => [ip, ...row.slice(0, -1)] as [string, ...Head]),
  );

describe.skipIf(embeddedData() === undefined)(
  "the embedded data (skipped until `npm run build` has made them)",
  () => {
    let networks: Networks;
    beforeAll(async () => {
      networks = await openNetworks({});
    });

    it.each(each<[string, string]>(PUBLISHED))("call %s %s: %s", (ip, label, verdict) => {
      const found = networks.lookup(ip);
      expect(found.label).toBe(label);
      expect(`${found.class} ${found.scope} ${found.certainty}`).toBe(verdict);
    });

    it.each(each<[string]>(LINES))("call %s a line of %s", (ip, country) => {
      expect(networks.lookup(ip)).toMatchObject({
        class: "access",
        scope: "none",
        certainty: "none",
        country,
      });
    });

    it("give no country to what is not a reader's own line", () => {
      for (const [ip, , verdict] of each<[string, string]>(PUBLISHED))
        if (!verdict.startsWith("access")) expect(networks.lookup(ip).country, ip).toBe("");
    });
  },
);
