import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import type { AuditOptions } from "../../src/domain/options.js";
import { asnRecord, mmdbFile } from "../enrich/fixture.js";
import { folder } from "./kit.js";

const at = folder();
const events = join(at, "events.csv");
writeFileSync(
  events,
  [
    "email,event,timestamp,campaign,url,ip",
    "ann@acme.example,delivered,2026-04-14T09:00:00Z,Spring,,",
    "ann@acme.example,click,2026-04-14T09:00:20Z,Spring,https://shop.example/a,192.0.2.7",
  ].join("\n"),
);
const withoutAddresses = join(at, "plain.csv");
writeFileSync(
  withoutAddresses,
  "email,event,timestamp,campaign,url\nann@acme.example,click,2026-04-14T09:00:20Z,Spring,https://shop.example/a\n",
);

/** Built so many days before the newest event, 2026-04-14 09:00:20. */
const built = (days: number) =>
  mmdbFile(at, `asn-${days}.mmdb`, [["192.0.2.0/24", asnRecord(64500, "Example Telecom")]], {
    buildEpoch: Date.UTC(2026, 3, 14, 9, 0, 20) / 1000 - days * 86_400,
  });

const codesOf = async (options: Partial<AuditOptions>, files = [events]) => {
  const { report } = await audit({ files, ...options });
  return report.notices.filter(({ code }) => code === "database" || code === "data-old");
};

describe("the databases of an audit", () => {
  it("are named with their dates", async () => {
    const asnDb = built(10);
    const { report } = await audit({ files: [events], asnDb, countryDb: asnDb });
    expect(report.data[0]).toMatchObject({ name: "Test", version: "asn-10.mmdb", date: "2026-04-04" });
    expect(report.networks.map(({ network }) => network)).toEqual(["Example Telecom"]);
  });

  it.each([
    [170, 0],
    [200, 1],
  ])("built %d days before the newest event give %d notices on their age", async (days, count) => {
    const found = (await codesOf({ asnDb: built(days) })).filter(({ message }) => message.includes('"Test"'));
    expect(found).toHaveLength(count);
    if (count === 1)
      expect(found[0]!.message).toMatch(/of 2025-09-26 are 200 days older than the newest event/);
  });

  it("that are broken give one notice and the audit goes on; with --strict it stops", async () => {
    const asnDb = join(at, "broken.mmdb");
    writeFileSync(asnDb, "domain,mx\n");
    const found = (await codesOf({ asnDb })).filter(({ code }) => code === "database");
    expect(found).toEqual([
      {
        code: "database",
        file: asnDb,
        message:
          "the ASN database cannot be used: it is no MaxMind database, or damaged: networks are known by published ranges only",
      },
    ]);
    await expect(audit({ files: [events], asnDb, strict: true })).rejects.toMatchObject({
      name: "InputError",
      file: asnDb,
    });
  });

  it("are not opened for an export without addresses, unless the user names one", async () => {
    const { report } = await audit({ files: [withoutAddresses] });
    expect(report.data).toEqual([]);
    expect(await codesOf({ asnDb: built(200) }, [withoutAddresses])).toHaveLength(1);
  });
});
