import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { audit } from "../../../src/audit.js";
import type { AuditOptions } from "../../../src/domain/options.js";
import { folder } from "../kit.js";

/** The DNS of the system, which nothing but --resolve-mx may ask. */
const dns = vi.hoisted(() => ({ asked: [] as string[] }));
vi.mock("node:dns/promises", () => ({
  Resolver: class {
    resolveMx(domain: string) {
      dns.asked.push(domain);
      return Promise.resolve([{ exchange: "mx1.acme.iphmx.com", priority: 10 }]);
    }
  },
}));

const at = folder();
const events = join(at, "events.csv");
writeFileSync(
  events,
  [
    "email,event,timestamp,campaign,url",
    "ann@acme.test.org,delivered,2026-04-14T09:00:00Z,Spring,",
    "ann@acme.test.org,click,2026-04-14T09:00:20Z,Spring,https://shop.example/a",
    "bob@gmail.com,click,2026-04-14T12:00:20Z,Spring,https://shop.example/a",
    "eve@other.test.org,click,2026-04-14T13:00:20Z,Spring,https://shop.example/a",
  ].join("\n"),
);

async function systems(options: Partial<AuditOptions>) {
  const { report } = await audit({ files: [events], ...options });
  const byDomain = Object.fromEntries(report.domains.map((one) => [one.domain, one.mailboxSystem]));
  return { report, byDomain };
}

const PROOFPOINT = "mxa-0001.gslb.pphosted.com";
const FORMS: Record<string, string | Buffer> = {
  "own.csv": `domain,mx,preference\nacme.test.org,${PROOFPOINT},10\n`,
  "semicolons.csv": `"Domain";"MX"\n"acme.test.org";"${PROOFPOINT}"\n`,
  "dig.txt": `; <<>> DiG 9.18 <<>> MX acme.test.org\n;acme.test.org.\tIN\tMX\n\nacme.test.org.\t3600\tIN\tMX\t10 ${PROOFPOINT}.\n`,
  "short.txt": `# acme.test.org\n10 ${PROOFPOINT}.\n`,
  "windows.txt": Buffer.from(
    `\uFEFFServer:  dns\r\n\r\nacme.test.org\tMX preference = 10, mail exchanger = ${PROOFPOINT}\r\n`,
    "utf16le",
  ),
  "unix.txt": `Server:\t\t192.0.2.53\n\nacme.test.org\tmail exchanger = 10 ${PROOFPOINT}.\n`,
  "host.txt": `acme.test.org mail is handled by 10 ${PROOFPOINT}.\n`,
  "zdns.json": `${JSON.stringify({ name: "acme.test.org", results: { MXLOOKUP: { data: { exchanges: [{ name: PROOFPOINT, preference: 10 }] } } } })}\n`,
};

describe("mail servers", () => {
  it.each(Object.entries(FORMS))("are read from %s, named and found, also packed", async (name, text) => {
    const file = join(at, name);
    writeFileSync(file, text);
    const named = await systems({ named: [{ path: file, role: "mx" }] });
    expect(named.byDomain).toEqual({
      "acme.test.org": "Proofpoint",
      "gmail.com": "Gmail",
      "other.test.org": "",
    });
    expect(named.report.inputs[1]).toMatchObject({ role: "mx", accounting: { rejected: 0 } });
    expect(named.report.inputs[1]!.accounting.analysed).toBeGreaterThan(0);
    const { report, byDomain } = await systems({ files: [events, file] });
    expect(byDomain).toEqual(named.byDomain);
    expect(report.inputs[1]).toEqual(named.report.inputs[1]);
    expect((await systems({ mx: file })).byDomain).toEqual(named.byDomain);
    const packed = `${file}.gz`;
    writeFileSync(packed, gzipSync(text));
    expect((await systems({ named: [{ path: packed, role: "mx" }] })).byDomain).toEqual(named.byDomain);
    expect(report.signals.find(({ signal }) => signal === "gateway-mailbox")).toMatchObject({
      state: "ran",
      hits: 2,
    });
  });

  it("say nothing about a domain that is not among them", async () => {
    const { report } = await systems({ mx: join(at, "own.csv") });
    expect(report.mailboxSystems.map(({ name }) => name).sort()).toEqual(["Gmail", "Proofpoint", "unknown"]);
  });

  it("that a file does not name are no silent nothing", async () => {
    const { report } = await systems({ named: [{ path: events, role: "mx" }] });
    expect(report.notices.find(({ code }) => code === "no-mail-servers")).toMatchObject({ file: events });
    expect(report.inputs[1]!.accounting).toMatchObject({ rows: 5, analysed: 0 });
    const named = await systems({ mx: join(at, "own.csv") });
    expect(named.report.notices.map(({ code }) => code)).not.toContain("no-mail-servers");
  });

  it("are a gateway's when one of several is, whatever its preference", async () => {
    const file = join(at, "mixed.csv");
    writeFileSync(
      file,
      "domain,mx,preference\nacme.test.org,mail.acme.test.org,5\nacme.test.org,x.pphosted.com,10\n",
    );
    expect((await systems({ mx: file })).byDomain["acme.test.org"]).toBe("Proofpoint");
  });

  it("are asked of DNS only on demand, never for free mail, and only once", async () => {
    dns.asked.length = 0;
    await systems({ mx: join(at, "own.csv") });
    expect(dns.asked).toEqual([]);
    const resolveMx = join(at, "answers.csv");
    const { byDomain, report } = await systems({ mx: join(at, "own.csv"), resolveMx });
    expect(dns.asked).toEqual(["other.test.org"]);
    expect(byDomain["other.test.org"]).toBe("Cisco Secure Email");
    expect(report.notices.find(({ code }) => code === "dns-asked")!.message).toContain(
      "DNS was asked for the mail servers of 1 domain; those of 0 domains were known",
    );
    expect(readFileSync(resolveMx, "utf8")).toBe(
      "domain,mx,preference\nother.test.org,mx1.acme.iphmx.com,10\n",
    );
    expect((await systems({ mx: join(at, "own.csv"), resolveMx })).byDomain).toEqual(byDomain);
    expect(dns.asked).toEqual(["other.test.org"]);
  });

  it("ask another resolver where the caller gives one", async () => {
    dns.asked.length = 0;
    const resolveMx = join(at, "own-resolver.csv");
    const resolver = (domain: string) =>
      Promise.resolve([{ exchange: `${domain.slice(0, 4)}.in.mimecast.com`, priority: 5 }]);
    expect((await systems({ resolveMx, resolver })).byDomain).toMatchObject({ "acme.test.org": "Mimecast" });
    expect(dns.asked).toEqual([]);
    expect(existsSync(resolveMx)).toBe(true);
  });
});
