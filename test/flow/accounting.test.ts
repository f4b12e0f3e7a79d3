import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { auditOf, csvOf, exports, findings, HEADER, type Row, SENT } from "./kit.js";

const DAMAGE = [
  "nobody,here",
  "x@corp.example,click,not a time,Spring,/a,,",
  ",click,2026-04-14T09:00:00Z,Spring,/a,,",
];

describe("accounting", () => {
  it("adds up and equals an independent count", async () => {
    const input = fc.tuple(exports, fc.array(fc.constantFrom(...DAMAGE), { maxLength: 5 }), fc.nat(6));
    await fc.assert(
      fc.asyncProperty(input, async ([rows, damaged, doubled]) => {
        const again = rows.filter(({ event }) => event === "click").slice(0, doubled);
        const text = `${csvOf([...rows, ...again])}${damaged.map((line) => `${line}\n`).join("")}`;
        const { report, rejects } = await auditOf({ "events.csv": text });
        const { accounting } = report;
        expect(accounting.rows).toBe(rows.length + again.length + damaged.length);
        expect(accounting.duplicates).toBe(again.length);
        expect(accounting.analysed).toBe(rows.length);
        const skipped = Object.values(accounting.skipped).reduce((sum, count) => sum + count, 0);
        expect(accounting.rejected + skipped).toBe(damaged.length);
        expect(rejects).toHaveLength(accounting.rejected);
        expect(report.inputs.map((one) => one.accounting)).toEqual([accounting]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it("counts what platforms count: hits, clickers and openers of each campaign", async () => {
    await fc.assert(
      fc.asyncProperty(exports, async (rows) => {
        const { report } = await auditOf({ "events.csv": csvOf(rows) });
        for (const one of report.campaigns) {
          const own = rows.filter(({ campaign }) => campaign === one.campaign);
          const people = (event: Row["event"]) =>
            new Set(own.filter((row) => row.event === event).map(({ email }) => email)).size;
          expect(one.delivered).toBe(people("delivered"));
          expect(one.uniqueClicks.reported).toBe(people("click"));
          expect(one.uniqueOpens.reported).toBe(people("open"));
          expect(one.totalClicks.reported).toBe(own.filter(({ event }) => event === "click").length);
          expect(one.clickRate.reported).toBe(people("click") / people("delivered"));
        }
        const sum = (pick: (one: (typeof report.campaigns)[number]) => number | null) =>
          report.campaigns.reduce((all, one) => all + pick(one)!, 0);
        expect(report.total.uniqueClicks.reported).toBe(sum((one) => one.uniqueClicks.reported));
        expect(report.total.uniqueClicks.adjusted).toBeCloseTo(
          sum((one) => one.uniqueClicks.adjusted),
          5,
        );
        const clicks = rows.filter(({ event }) => event === "click");
        expect(report.links.reduce((all, { clicks: { reported } }) => all + reported, 0)).toBe(clicks.length);
        expect(report.domains.reduce((all, { clicks: { reported } }) => all + reported, 0)).toBe(
          clicks.length,
        );
        const located = clicks.filter(({ ip }) => ip !== "").length;
        expect(report.networks.reduce((all, { clicks: { reported } }) => all + reported, 0)).toBe(located);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

describe("T25: the time zone of the machine", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it("changes nothing, also where times name no zone", async () => {
    const [rows] = fc.sample(exports, { numRuns: 1, seed: 7 });
    const local = csvOf(rows!).replace(/(\d)T(\d\d:\d\d:\d\d)\.\d\d\dZ/g, "$1 $2");
    expect(local.split("\n")[0]).toBe(HEADER.join(","));
    const reports: string[] = [];
    for (const [name, offset] of [
      ["UTC", 0],
      ["Asia/Kolkata", -330],
      ["America/St_Johns", 210],
    ] as const) {
      process.env.TZ = name;
      expect(new Date(0).getTimezoneOffset()).toBe(offset);
      const options = { sentAt: "2026-04-14T09:00:00" };
      reports.push(findings((await auditOf({ "events.csv": local }, options)).report));
    }
    expect(reports[1]).toBe(reports[0]);
    expect(reports[2]).toBe(reports[0]);
  });
});

describe("the checks of a report", () => {
  it("count what they saw in clicks and opens, learned ones too", async () => {
    const row = (email: string, event: Row["event"], seconds: number, agent: string): Row => ({
      email,
      event,
      at: SENT + seconds * 1000,
      campaign: "Spring",
      url: event === "click" ? "https://shop.example/a" : "",
      ip: "",
      agent,
    });
    const rows = ["a", "b", "c"].flatMap((name) => [
      row(`${name}@corp.example`, "delivered", 0, ""),
      row(`${name}@corp.example`, "open", 3, "Mozilla/5.0"),
      row(`${name}@corp.example`, "click", 9, "python-requests/2.31.0"),
    ]);
    const { report } = await auditOf({ "events.csv": csvOf(rows) });
    const hits = Object.fromEntries(report.signals.map((one) => [one.signal, one.hits]));
    expect(hits).toMatchObject({
      "privacy-prefetch": 3,
      "tool-user-agent": 3,
      "scanned-domain": 3,
      "early-user-agent": 3,
      "repeat-pattern": 0,
      "gmail-prefetch": 0,
    });
  });
});
