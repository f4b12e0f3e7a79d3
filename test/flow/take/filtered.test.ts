import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installed } from "../../../src/cli/installed.js";
import type { AuditOptions } from "../../../src/domain/options.js";
import type { Report } from "../../../src/domain/report.js";
import { cli } from "../../cli/kit.js";
import { auditOf, folder } from "../kit.js";

/** 400 people of four companies; 60 of them clicked once or twice. */
const PEOPLE = Array.from({ length: 400 }, (_, at) => `reader${at}@firm${at % 4}.example`);
const CLICKERS = PEOPLE.filter((_, at) => at % 7 === 0).slice(0, 60);
const OPENERS = PEOPLE.filter((_, at) => at % 7 === 0 || at % 5 === 0);

const list = (header: string, people: readonly string[], row: (email: string, at: number) => string) =>
  `${header}\n${people.map((email, at) => row(email, at)).join("\n")}\n`;
const MAILCHIMP_CLICKED = list(
  "Email Address,First Name,Clicks",
  CLICKERS,
  (email, at) => `${email},A,${1 + (at % 2)}`,
);
const MAILCHIMP_OPENED = list("Email Address,First Name,Opens", OPENERS, (email) => `${email},A,1`);
const campaignsOf = (sent: string) =>
  `Title,Subject,Send Date,Total Recipients,Successful Deliveries,Open Rate\nSpring,Hi,${sent},400,400,20%\n`;

const codes = ({ notices }: Report) => notices.map(({ code }) => code);

async function reportOf(files: Record<string, string>, options: Partial<AuditOptions> = {}): Promise<Report> {
  return (await auditOf(files, { delivered: 400, ...options })).report;
}

/** What was reported, where nothing speaks against it: the leak of such filters is in the range alone. */
function expectKept({ total, subscribers, removedBecause }: Report) {
  for (const { reported, adjusted, low, high } of [total.clickRate, total.totalClicks]) {
    expect(adjusted!).toBe(reported!);
    expect(high).toBe(reported);
    expect(low! / reported!).toBeGreaterThan(0.65);
    expect(low! / reported!).toBeLessThan(0.85);
  }
  expect(subscribers).toEqual([]);
  expect(removedBecause).toEqual([]);
}

test.each<[string, Record<string, string>, Partial<AuditOptions>]>([
  ["Mailchimp's clickers", { "Spring clicked.csv": MAILCHIMP_CLICKED }, {}],
  [
    "Mailchimp's openers and clickers",
    { "Spring clicked.csv": MAILCHIMP_CLICKED, "Spring opened.csv": MAILCHIMP_OPENED },
    {},
  ],
  [
    "Mailchimp's clickers of a campaign sent with the filter on",
    { "Spring clicked.csv": MAILCHIMP_CLICKED, "campaigns.csv": campaignsOf("2026-03-05 10:00:00") },
    {},
  ],
  [
    "Laposta, whose export is not known by name",
    {
      "resultaat.csv": list("E-mailadres;Voornaam;Aantal opens;Aantal kliks", PEOPLE, (email) =>
        [email, "A", OPENERS.includes(email) ? 1 : 0, CLICKERS.includes(email) ? 2 : 0].join(";"),
      ),
    },
    { filtered: "yes" },
  ],
  [
    "Brevo's campaign report",
    {
      "clickers.csv": list("Email_ID,Send_Date,Click_Count", CLICKERS, (email) => `${email},2026-03-05,2`),
    },
    { filtered: "yes" },
  ],
  [
    "Dotdigital with its filter on",
    {
      "activities.json": JSON.stringify(
        PEOPLE.map((email, at) => ({
          contactId: at,
          email,
          numOpens: OPENERS.includes(email) ? 1 : 0,
          numClicks: CLICKERS.includes(email) ? 1 : 0,
          dateSent: "2026-03-05T10:00:00Z",
        })),
      ),
    },
    { exports: [{ name: "dd", files: ["activities.json"], filtered: "yes" }] },
  ],
])("machines that the platform removed are not removed twice: %s", async (_, files, options) => {
  const report = await reportOf(files, options);
  expectKept(report);
  expect(codes(report)).toContain("already-filtered");
  expect(codes(report)).toContain("not-removed-twice");
  expect(codes(report)).not.toContain("times-unknown");
});

test("opens that the platform has cleared are kept too, those of another kind are not", async () => {
  const files = { "Spring clicked.csv": MAILCHIMP_CLICKED, "Spring opened.csv": MAILCHIMP_OPENED };
  const { uniqueOpens: kept } = (await reportOf(files)).total;
  const { uniqueOpens: judged } = (await reportOf(files, { filtered: "no" })).total;
  expect(kept.adjusted! / kept.reported!).toBeGreaterThan(0.9);
  expect(judged.adjusted! / judged.reported!).toBeLessThan(0.7);
});

test.each<[string, Record<string, string>, Partial<AuditOptions>]>([
  ["the account had its filter off", { "Spring clicked.csv": MAILCHIMP_CLICKED }, { filtered: "no" }],
  [
    "the campaign is older than the filter",
    { "Spring clicked.csv": MAILCHIMP_CLICKED, "campaigns.csv": campaignsOf("2025-03-05 10:00:00") },
    {},
  ],
  [
    "the platform filters nothing",
    { "report.csv": list("Subscriber,Clicks", CLICKERS, (email) => `${email},2`) },
    {},
  ],
])("counts without times cannot be judged, and the report says so: %s", async (_, files, options) => {
  const report = await reportOf(files, options);
  const { reported, low, high } = report.total.clickRate;
  expect(low! / reported!).toBeLessThan(0.35);
  expect(high! / reported!).toBeGreaterThan(0.85);
  expect(codes(report)).toContain("times-unknown");
  expect(codes(report)).not.toContain("not-removed-twice");
});

test("a campaign sent before the filter says why its clicks are not taken for filtered", async () => {
  const report = await reportOf({
    "Spring clicked.csv": MAILCHIMP_CLICKED,
    "Spring opened.csv": MAILCHIMP_OPENED,
    "campaigns.csv": campaignsOf("2025-03-05 10:00:00"),
  });
  const late = report.notices.filter(({ code }) => code === "filter-too-late");
  expect(late.map(({ message }) => message)).toEqual([
    'campaign "Spring": sent before the platform began to leave out clicks by machines, so that they are judged like unfiltered ones',
  ]);
});

test("a filtered campaign beside an unfiltered one: each starts from its own", async () => {
  const report = await reportOf(
    {
      "Spring clicked.csv": MAILCHIMP_CLICKED,
      "Autumn.csv": list("Subscriber,Clicks", CLICKERS, (email) => `${email},2`),
    },
    {},
  );
  const [autumn, spring] = report.campaigns.map(({ uniqueClicks }) => uniqueClicks.adjusted! / 58);
  expect(spring).toBeGreaterThan(0.9);
  expect(autumn).toBeLessThan(0.75);
  expect(codes(report)).toContain("not-removed-twice-in-part");
});

/** One lone click an hour to a day after the mail; with `fast` those at every link within seconds of it. */
function log(fast: number): string {
  const sent = Date.UTC(2026, 3, 14, 9);
  const rows = PEOPLE.flatMap((email, at) => {
    const row = (event: string, delay: number, url = "") =>
      [email, event, new Date(sent + delay * 1000).toISOString(), "Spring", url].join(",");
    const rest = CLICKERS.includes(email)
      ? CLICKERS.indexOf(email) < fast
        ? [..."abcdefgh"].map((link) => row("click", 20, `https://shop.example/${link}`))
        : [row("open", 590 + at * 7), row("click", 600 + at * 7, "https://shop.example/a")]
      : [];
    return [row("delivered", 0), ...rest];
  });
  return `email,event,timestamp,campaign,url\n${rows.join("\n")}\n`;
}

test("with times, what is usual elsewhere is not taken for the share of machines", async () => {
  const share = async (options: Partial<AuditOptions>) => {
    const { uniqueClicks } = (await reportOf({ "log.csv": log(0) }, options)).total;
    return uniqueClicks.adjusted! / uniqueClicks.reported!;
  };
  const [filtered, unfiltered] = [await share({ filtered: "yes" }), await share({})];
  expect(filtered).toBeGreaterThan(unfiltered);
  expect(filtered).toBeGreaterThan(0.95);
});

test("with times, a filter that was plainly off is doubted and its sweeps are removed all the same", async () => {
  const report = await reportOf({ "log.csv": log(40) }, { filtered: "yes" });
  const { reported, adjusted } = report.total.uniqueClicks;
  expect(adjusted! / reported!).toBeLessThan(0.5);
  expect(codes(report)).toContain("filter-doubted");
  expect(codes(await reportOf({ "log.csv": log(0) }, { filtered: "yes" }))).not.toContain("filter-doubted");
});

test("the rows may come in any way: bytes and cells give the same", async () => {
  const files = { "log.csv": log(20) };
  const [bytes, cells] = await Promise.all(
    (["bytes", "cells"] as const).map((reader) => reportOf(files, { reader, filtered: "yes" })),
  );
  expect(bytes!.total).toEqual(cells!.total);
});

test("on the command line: explain and the table say it, and a wrong answer is refused", async () => {
  const path = join(folder(), "Spring clicked.csv");
  writeFileSync(path, MAILCHIMP_CLICKED);
  const setting = { stages: installed };
  const explained = await cli(["explain", CLICKERS[0]!, path], setting);
  expect(explained.out.replace(/\s+/g, " ")).toContain("the platform's own filter let through");
  const table = await cli([path, "--delivered", "400"], setting);
  expect(table.out.replace(/\s+/g, " ")).toContain("the platform has removed machines already");
  const inspected = await cli(["inspect", path, "--filtered", "no"], setting);
  expect(inspected.out).toContain("machines are still in this export (--filtered no)");
  const refused = await cli([path, "--filtered", "perhaps"], setting);
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toContain("--filtered");
});

test("reports joined by hand that hold everybody say how many were sent to, and no domain clicks more than its people", async () => {
  const text = list("Email Address,First Name,Opens,Clicks", PEOPLE, (email) =>
    [email, "A", OPENERS.includes(email) ? 1 : 0, CLICKERS.includes(email) ? 1 : 0].join(","),
  );
  const { report } = await auditOf({ "all.csv": text });
  expect(report.total).toMatchObject({ delivered: PEOPLE.length });
  expectKept(report);
});
