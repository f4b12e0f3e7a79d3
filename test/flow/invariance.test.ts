import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditOf, csvOf, exports, findings, type Row, SENT, verdicts } from "./kit.js";

/** Each run audits twice or thrice, and an audit opens the network databases. */
const RUNS = { numRuns: 10, endOnFailure: true };
const WEEK_MS = 7 * 86_400_000;

const permuted = exports.chain((rows) =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
);

describe("what must not change an audit", () => {
  it("is the order of rows", async () => {
    await fc.assert(
      fc.asyncProperty(permuted, async ([rows, shuffled]) => {
        const one = await auditOf({ "events.csv": csvOf(rows) });
        const other = await auditOf({ "events.csv": csvOf(shuffled) });
        expect(findings(other.report)).toBe(findings(one.report));
      }),
      RUNS,
    );
  });

  it("is the number of files, nor their order", async () => {
    await fc.assert(
      fc.asyncProperty(permuted, fc.nat(), async ([rows, shuffled], cut) => {
        const at = 1 + (cut % (rows.length - 1));
        const [left, right] = [csvOf(shuffled.slice(0, at)), csvOf(shuffled.slice(at))];
        const whole = await auditOf({ "events.csv": csvOf(rows) });
        const split = await auditOf({ "a.csv": left, "b.csv": right });
        const turned = await auditOf({ "b.csv": right, "a.csv": left });
        expect(findings(split.report)).toBe(findings(whole.report));
        expect(findings(turned.report)).toBe(findings(whole.report));
      }),
      RUNS,
    );
  });

  it("T30: is a row that is there twice: only counted", async () => {
    await fc.assert(
      fc.asyncProperty(permuted, fc.nat(), async ([rows, shuffled], count) => {
        const again = shuffled.slice(0, 1 + (count % rows.length));
        const hits = again.filter(({ event }) => event !== "delivered").length;
        const once = await auditOf({ "events.csv": csvOf(rows) });
        const twice = await auditOf({ "events.csv": csvOf([...rows, ...again]) });
        expect(verdicts(twice.report)).toBe(verdicts(once.report));
        expect(twice.report.accounting.duplicates).toBe(hits);
      }),
      RUNS,
    );
  });

  it("is the name of a column, as long as it is a known one", async () => {
    await fc.assert(
      fc.asyncProperty(exports, async (rows) => {
        const one = await auditOf({ "events.csv": csvOf(rows) });
        const renamed = [
          "Recipient",
          "Event Type",
          "Event Time",
          "Campaign Name",
          "Link URL",
          "IP Address",
          "UserAgent",
        ];
        const other = await auditOf({ "events.csv": csvOf(rows, renamed) });
        expect(findings(other.report)).toBe(findings(one.report));
      }),
      RUNS,
    );
  });

  it("is the order in which files name campaigns, links, people and conversions", async () => {
    const events = ["a", "b", "c"].flatMap((name, n): Row[] => {
      const base = {
        email: `${name}@corp.example`,
        campaign: n === 2 ? "Autumn" : "Spring",
        ip: "",
        agent: "",
      };
      const links = ["hero", "men", "women", "privacy"];
      return links.map((link, at) => {
        const url = `https://shop.example/${link}`;
        return { ...base, event: "click", at: SENT + n * 40_000 + at * 1000, url };
      });
    });
    const sides = {
      "campaigns.csv": [
        "campaign,send time,delivered,unique clicks",
        "Spring,2026-04-14T08:59:00Z,20,3",
        "Spring,2026-04-14T08:58:00Z,25,",
        "Autumn,,9,2",
      ],
      "links.csv": [
        "campaign,url,position",
        "Spring,https://shop.example/hero,1",
        "Spring,https://shop.example/men,2",
        "Spring,https://shop.example/women,3",
        "Spring,https://shop.example/hero,9",
        "Spring,https://shop.example/privacy,10",
      ],
      "subscribers.csv": [
        "email,country,variant",
        "a@corp.example,DE,",
        "a@corp.example,FR,two",
        "b@corp.example,,one",
        "c@corp.example,,two",
      ],
      "orders.csv": [
        "email,order date,amount,order id",
        `a@corp.example,${new Date(SENT + 900_000).toISOString()},10,1`,
        `a@corp.example,${new Date(SENT + 90_000_000).toISOString()},12,2`,
        `c@corp.example,${new Date(SENT + 950_000).toISOString()},14,3`,
      ],
    };
    const written = (turn: (rows: string[]) => string[]) => {
      const entries = Object.entries(sides).map(([name, [header = "", ...rows]]) => {
        return [name, `${[header, ...turn(rows)].join("\n")}\n`] as const;
      });
      return Object.fromEntries(
        turn(entries.map(([name]) => name)).map((name) => [name, new Map(entries).get(name)!]),
      );
    };
    const one = await auditOf({ "events.csv": csvOf(events), ...written((rows) => rows) });
    const other = await auditOf({
      ...written((rows) => [...rows].reverse()),
      "events.csv": csvOf([...events].reverse()),
    });
    expect(findings(other.report)).toBe(findings(one.report));
    expect(one.report.inputs.map(({ role }) => role).sort()).toEqual([
      "campaigns",
      "conversions",
      "events",
      "links",
      "subscribers",
    ]);
    const spring = one.report.campaigns.find(({ campaign }) => campaign === "Spring")!;
    expect([spring.delivered, spring.sentAt]).toEqual([25, "2026-04-14T08:58:00.000Z"]);
    expect(one.report.links.map(({ link, position }) => [link.slice(21), position]).slice(4)).toEqual(
      expect.arrayContaining([
        ["hero", 1],
        ["privacy", 10],
      ]),
    );
  });

  it("is the week in which everything happened", async () => {
    await fc.assert(
      fc.asyncProperty(exports, fc.integer({ min: 1, max: 6 }), async (rows, weeks) => {
        const later = rows.map((row) => ({ ...row, at: row.at + weeks * WEEK_MS }));
        const one = await auditOf({ "events.csv": csvOf(rows) });
        const other = await auditOf({ "events.csv": csvOf(later) });
        expect(undated(verdicts(other.report))).toBe(undated(verdicts(one.report)));
      }),
      RUNS,
    );
  });
});

/** Without the send times that the report repeats. */
function undated(text: string): string {
  return text.replace(/"sentAt": "[^"]*"/g, '"sentAt": ""');
}
