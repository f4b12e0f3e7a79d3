import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type NetworkOptions, openNetworks } from "../../src/enrich/index.js";
import { InputError } from "../../src/errors.js";
import { asnRecord, mmdb, mmdbFile, temporaryFolder } from "./fixture.js";

const folder = temporaryFolder();
const asnDb = mmdbFile(folder, "asn.mmdb", [
  ["192.0.2.0/24", asnRecord(64500, "Example Telecom")],
  ["2001:db8::/32", asnRecord(64501, "Example Six")],
]);
const countryDb = mmdbFile(folder, "country.mmdb", [
  ["192.0.2.0/24", { country_code: "DE" }],
  ["2001:db8::/32", { country_code: "FR" }],
]);

async function lookup(ip: string, options: NetworkOptions) {
  const networks = await openNetworks({ asnDb, countryDb, ...options });
  const info = networks.lookup(ip);
  expect(networks.warnings).toEqual([]);
  return info;
}

describe("databases of users", () => {
  it.each([
    ["GeoLite2", asnRecord(64502, "Example Net")],
    ["IPinfo Lite", { asn: "AS64502", as_name: "Example Net", as_domain: "net.example", country_code: "NL" }],
    ["IPinfo ASN", { asn: "AS64502", name: "Example Net", domain: "net.example" }],
  ])("gives the network of a %s record", async (name, record) => {
    const file = mmdbFile(folder, `${name}.mmdb`, [["203.0.113.0/24", record]]);
    expect(await lookup("203.0.113.5", { asnDb: file })).toMatchObject({
      asn: 64502,
      organisation: "Example Net",
      class: "access",
      label: "Example Net",
      certainty: "none",
      scope: "none",
    });
  });

  it.each([
    ["GeoLite2", { country: { iso_code: "NL", geoname_id: 1 }, registered_country: { iso_code: "DE" } }],
    ["DB-IP by ip-location-db", { country_code: "NL" }],
    ["IPinfo Lite", { country: "Netherlands", country_code: "NL", asn: "AS64502" }],
    ["IPinfo", { country: "NL", city: "Utrecht" }],
  ])("gives the country of a %s record", async (name, record) => {
    const file = mmdbFile(folder, `country ${name}.mmdb`, [["203.0.113.0/24", record]]);
    expect((await lookup("203.0.113.5", { countryDb: file })).country).toBe("NL");
  });

  it.each([
    [
      "GeoLite2",
      {
        city: { names: { en: "Utrecht", fr: "Utrecht (FR)" } },
        country: { iso_code: "NL" },
        location: { latitude: 52.09, longitude: 5.12 },
      },
    ],
    ["ip-location-db", { city: "Utrecht", country_code: "NL", latitude: 52.09, longitude: 5.12 }],
    ["IPinfo", { city: "Utrecht", country: "NL", lat: "52.09", lng: "5.12" }],
  ])("gives the place of a %s record", async (name, record) => {
    const file = mmdbFile(folder, `city ${name}.mmdb`, [["192.0.2.0/24", record]]);
    expect(await lookup("192.0.2.5", { cityDb: file })).toMatchObject({
      country: "NL",
      city: "Utrecht",
      latitude: 52.09,
      longitude: 5.12,
    });
  });

  it("takes the country database where the city database is silent", async () => {
    const cityDb = mmdbFile(folder, "silent.mmdb", [
      ["192.0.2.0/25", { city: "Utrecht", country_code: "NL" }],
    ]);
    expect(await lookup("192.0.2.1", { cityDb })).toMatchObject({ country: "NL", latitude: Number.NaN });
    expect(await lookup("192.0.2.200", { cityDb })).toMatchObject({ country: "DE", city: "" });
  });

  it("does not ask an IPv4-only file for an IPv6 address, which it would answer wrongly", async () => {
    const record = asnRecord(64503, "Wrong");
    const file = mmdbFile(folder, "v4.mmdb", [["0.0.0.0/0", record]], { ipVersion: 4 });
    expect(await lookup("198.51.100.1", { asnDb: file })).toMatchObject({ asn: 64503 });
    expect(await lookup("2001:db8::1", { asnDb: file })).toMatchObject({
      asn: 0,
      class: "unknown",
      country: "FR",
    });
  });

  it("keeps odd values out", async () => {
    const odd = mmdbFile(folder, "odd.mmdb", [
      ["192.0.2.0/28", { asn: "AS0" }],
      ["192.0.2.16/28", { asn: "Google", country_code: "nl" }],
      ["192.0.2.32/28", { autonomous_system_number: 1.5, country_code: "ZZ" }],
      [
        "192.0.2.48/28",
        { asn: "AS64500", country_code: "DE", city: "Berlin", latitude: 91.5, longitude: 13.5 },
      ],
    ]);
    for (const ip of ["192.0.2.1", "192.0.2.17", "192.0.2.33"]) {
      expect(await lookup(ip, { asnDb: odd, countryDb: odd })).toMatchObject({ asn: 0, country: "" });
    }
    expect(await lookup("192.0.2.49", { asnDb: odd, cityDb: odd })).toMatchObject({
      city: "Berlin",
      latitude: Number.NaN,
      longitude: Number.NaN,
      label: "network AS64500",
    });
  });
});

describe("data in use", () => {
  it("names every database with its date", async () => {
    const { data } = await openNetworks({ asnDb, countryDb });
    expect(data).toEqual([
      { name: "Test", version: "asn.mmdb", date: "2026-05-28", licence: expect.stringContaining("--asn-db") },
      {
        name: "Test",
        version: "country.mmdb",
        date: "2026-05-28",
        licence: expect.stringContaining("--country-db"),
      },
    ]);
  });

  it.each([0, 2 ** 52])("gives no date for build epoch %d", async (buildEpoch) => {
    const file = mmdbFile(folder, "dateless.mmdb", [["192.0.2.0/24", asnRecord(64500, "Example")]], {
      buildEpoch,
    });
    const networks = await openNetworks({ asnDb: file, countryDb });
    expect(networks.data[0]?.date).toBeNull();
    expect(networks.lookup("192.0.2.1").asn).toBe(64500);
  });
});

describe("T24: broken databases", () => {
  const good = readFileSync(asnDb);
  const wideCountry = mmdb([["0.0.0.0/0", { country_code: "DE" }]]);
  const broken: [string, Buffer, RegExp][] = [
    ["empty", Buffer.alloc(0), /no MaxMind database, or damaged/],
    ["text", Buffer.from("domain,mx\n"), /no MaxMind database, or damaged/],
    ["cut off", good.subarray(0, good.length - 60), /no MaxMind database, or damaged/],
    ["headless", good.subarray(good.length - 250), /damaged/],
    ["compressed", gzipSync(good), /compressed, unpack it first/],
    ["of another kind", wideCountry, /holds no network numbers/],
  ];

  it.each(broken)("%s: one warning that names the file, and off", async (name, content, reason) => {
    const file = join(folder, `broken ${name}.mmdb`);
    writeFileSync(file, content);
    const networks = await openNetworks({ asnDb: file, countryDb });
    expect(networks.warnings).toHaveLength(1);
    expect(networks.warnings[0]).toMatchObject({ file, message: expect.stringMatching(reason) });
    expect([networks.hasAsn, networks.hasCountry]).toEqual([false, true]);
    expect(networks.lookup("192.0.2.1")).toMatchObject({ class: "unknown", country: "DE" });
    await expect(openNetworks({ asnDb: file, countryDb, strict: true })).rejects.toThrow(InputError);
  });

  it("a file that does not exist is a mistake, strict or not", async () => {
    await expect(openNetworks({ asnDb: join(folder, "absent.mmdb") })).rejects.toMatchObject({
      name: "InputError",
      hint: "check --asn-db",
    });
  });

  it.runIf(existsSync("/dev/zero"))("T17: a device is none, and is not read", async () => {
    const { warnings } = await openNetworks({ asnDb: "/dev/zero", countryDb });
    expect(warnings).toEqual([
      {
        file: "/dev/zero",
        message: expect.stringMatching(/^the ASN database cannot be used: it is no regular file: /),
      },
    ]);
  });

  it("sums up look-ups that fail", async () => {
    const content = Buffer.from(
      mmdb([
        ["1.0.0.0/8", asnRecord(64500, "Whole")],
        ["203.0.113.0/24", asnRecord(64501, "Damaged")],
      ]),
    );
    // The text becomes a value of a type that does not exist.
    content[content.lastIndexOf("Damaged") - 1] = 0;
    const file = join(folder, "partly.mmdb");
    writeFileSync(file, content);
    const networks = await openNetworks({ asnDb: file, countryDb });
    expect(networks.lookup("1.2.3.4").organisation).toBe("Whole");
    expect(networks.warnings).toEqual([]);
    for (const ip of ["203.0.113.1", "203.0.113.2"]) expect(networks.lookup(ip).asn).toBe(0);
    expect(networks.warnings).toEqual([
      { file, message: "the database is damaged: 2 look-ups failed and count as unknown" },
    ]);
  });
});
