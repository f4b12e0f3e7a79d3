import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { afterAll } from "vitest";
import { audit } from "../../src/audit.js";
import type { AuditOptions } from "../../src/domain/options.js";
import type { Report } from "../../src/domain/report.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder, gone after the tests of the file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "clickaudit-flow-"));
  folders.push(path);
  return path;
}

export const HEADER = ["email", "event", "timestamp", "campaign", "url", "ip", "user_agent"] as const;

/** One row of a generic event log; `at` is in ms since 1970 UTC. */
export interface Row {
  readonly email: string;
  readonly event: "delivered" | "open" | "click";
  readonly at: number;
  readonly campaign: string;
  readonly url: string;
  readonly ip: string;
  readonly agent: string;
}

export function csvOf(rows: readonly Row[], header: readonly string[] = HEADER): string {
  const cells = rows.map((row) => [
    row.email,
    row.event,
    new Date(row.at).toISOString(),
    row.campaign,
    row.url,
    row.ip,
    row.agent,
  ]);
  return stringify([[...header], ...cells]);
}

/** Writes files into a fresh folder and audits them in the given order. */
export function auditOf(files: Readonly<Record<string, string>>, options: Partial<AuditOptions> = {}) {
  const at = folder();
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(at, name);
    writeFileSync(path, text);
    return path;
  });
  return audit({ files: paths, ...options });
}

/** Notices on how a file is written, not on what it says. */
const ON_FORM = new Set(["format-guessed"]);

/** All of a report that does not speak about files: notices without their file, each once. */
export function findings({ inputs: _inputs, notices, ...report }: Report): string {
  const telling = notices.filter(({ code }) => !ON_FORM.has(code));
  const texts = [...new Set(telling.map(({ code, message }) => `${code}: ${message}`))].sort();
  return JSON.stringify({ ...report, notices: texts }, null, 1);
}

/** The same without the accounting, for inputs that differ in rows that add nothing. */
export function verdicts(report: Report): string {
  return findings({
    ...report,
    accounting: { rows: 0, analysed: 0, duplicates: 0, skipped: {}, rejected: 0 },
  });
}

/** Tuesday, 14 April 2026, 09:00 UTC. */
export const SENT = Date.UTC(2026, 3, 14, 9);

/** Released shortly before the sends, so that no evidence names an age. */
const AGENTS = [
  "",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36",
  "Mozilla/5.0",
  "python-requests/2.31.0",
];

/** Of a cloud, a mail-security vendor, an access line, an image proxy, and of no known network. */
const IPS = [
  "",
  "52.30.10.4",
  "52.30.10.9",
  "205.220.160.12",
  "81.152.3.9",
  "81.152.3.10",
  "66.249.84.7",
  "192.0.2.7",
];

/** Delays in s that meet all windows, with several in one second and in one burst. */
const DELAY = fc.oneof(
  fc.integer({ min: -5, max: 90 }),
  fc.constantFrom(20, 20, 21, 30, 300, 4000, 90_000),
  fc.integer({ min: 0, max: 200_000 }),
);

const hit = fc.record({
  event: fc.constantFrom("open" as const, "click" as const, "click" as const),
  delay: DELAY,
  ms: fc.constantFrom(0, 0, 0, 250),
  link: fc.integer({ min: 0, max: 4 }),
  ip: fc.constantFrom(...IPS),
  agent: fc.constantFrom(...AGENTS),
});

const message = fc.record({
  person: fc.integer({ min: 0, max: 11 }),
  campaign: fc.constantFrom("Spring", "Autumn"),
  hits: fc.array(hit, { maxLength: 7 }),
});

const LINKS = ["hero", "men", "women", "privacy", "unsubscribe"];
const DOMAINS = ["corp.example", "firm.example", "gmail.com"];

/** Small exports: everybody is delivered to, few click, some in floods. No row is there twice. */
export const exports: fc.Arbitrary<Row[]> = fc
  .array(message, { minLength: 3, maxLength: 14 })
  .map((messages) => {
    const rows = new Map<string, Row>();
    const add = (row: Row) => rows.set(Object.values(row).join("|"), row);
    for (const { person, campaign, hits } of messages) {
      const email = `person${person}@${DOMAINS[person % DOMAINS.length]}`;
      const base = { email, campaign };
      const sent = campaign === "Spring" ? SENT : SENT + 86_400_000;
      add({ ...base, event: "delivered", at: sent + person * 1000, url: "", ip: "", agent: "" });
      for (const { event, delay, ms, link, ip, agent } of hits) {
        const url = event === "click" ? `https://shop.example/${LINKS[link]}` : "";
        add({ ...base, event, at: sent + person * 1000 + delay * 1000 + ms, url, ip, agent });
      }
    }
    return [...rows.values()];
  })
  .filter((rows) => rows.some(({ event }) => event === "click"));
