import { describe, expect, it } from "vitest";
import { render } from "../../src/report/texts.js";
import { auditOf } from "./kit.js";

const HEADER = "email,event,timestamp,campaign,url,ip,user_agent";
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "valueOf"];

function csv(rows: readonly string[]): string {
  return `${[HEADER, ...rows].join("\n")}\n`;
}

describe("T9: names of the language as values", () => {
  it.each(["cells", "bytes"] as const)(
    "are data like any other: everyone once, with right counts (%s)",
    async (reader) => {
      const before = Object.getOwnPropertyNames(Object.prototype).sort();
      const rows = NAMES.flatMap((name, n) =>
        Array.from(
          { length: n + 1 },
          (_, k) => `${name}@${name},click,2025-03-04T10:00:0${k}Z,${name},${name},203.0.113.${n},${name}`,
        ),
      );
      const { report, segments } = await auditOf({ "a.csv": csv(rows) }, { reader });
      const counts = Object.fromEntries(
        report.campaigns.map((one) => [one.campaign, one.totalClicks.reported]),
      );
      expect(Object.entries(counts).sort()).toEqual(NAMES.map((name, n) => [name, n + 1]).sort());
      expect(report.links.map(({ link, clicks }) => [link, clicks.reported]).sort()).toEqual(
        NAMES.map((name, n) => [name, n + 1]).sort(),
      );
      expect(report.domains.map(({ domain, subscribers }) => [domain, subscribers]).sort()).toEqual(
        NAMES.map((name) => [name.toLowerCase(), 1]).sort(),
      );
      expect(report.accounting).toMatchObject({ rows: rows.length, analysed: rows.length, rejected: 0 });
      const listed = [...segments().values()].flatMap(([, ...people]) => people.map(([person]) => person));
      expect(listed.sort()).toEqual(NAMES.map((name) => `${name}@${name}`.toLowerCase()).sort());
      expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    },
  );

  it("are reasons to skip a row, columns, countries and variants, and touch no prototype", async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const events = `__proto__,email,event,timestamp,constructor\n${NAMES.map(
      (name, n) => `x,p${n}@acme.example,${n === 0 ? "click" : name},2025-03-04T10:00:00Z,y`,
    ).join("\n")}\n`;
    const people = `email,country,timezone,segment,variant\n${NAMES.map(
      (name, n) => `p${n}@acme.example,${name},${name},${name},${name}`,
    ).join("\n")}\n`;
    const { report } = await auditOf({ "a.csv": events, "p.csv": people }, { named: [] });
    const [input] = report.inputs;
    expect(input!.accounting.rows).toBe(NAMES.length);
    expect(Object.values(input!.accounting.skipped).reduce((sum, n) => sum + n, 0)).toBe(NAMES.length - 1);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("T29: clocks that disagree", () => {
  const delivered = "p@acme.example,delivered,2025-03-04T10:00:00Z,spring,,,";
  const click = (at: string) => `p@acme.example,click,${at},spring,https://shop.example/1,203.0.113.5,UA`;

  it("clicks before the send are counted apart, told, and not taken for early ones", async () => {
    const rows = [delivered, click("2025-03-04T09:00:00Z"), click("2025-03-04T12:00:00Z")];
    const { report } = await auditOf({ "a.csv": csv(rows) }, { sentAt: "2025-03-04T09:59:00Z" });
    expect(report.notices.find(({ code }) => code === "clock-skew")?.message).toMatch(
      /^1 of 2 clicks lie before/,
    );
    const reasons = report.subscribers.flatMap((one) => one.reasons.map(({ signal }) => signal));
    expect(reasons).not.toContain("early-click");
    expect(reasons).not.toContain("click-before-delivery");
  });

  it("clicks after the send and before the delivery are a machine's", async () => {
    const rows = [delivered, click("2025-03-04T09:59:30Z")];
    const { report } = await auditOf({ "a.csv": csv(rows) }, { sentAt: "2025-03-04T09:59:00Z" });
    expect(report.notices.map(({ code }) => code)).not.toContain("clock-skew");
    expect(report.subscribers[0]!.reasons.map(({ signal }) => signal)).toContain("click-before-delivery");
  });
});

describe("T31: one person in several spellings", () => {
  it("is one in any case and with any blanks around, and several with other dots or tags", async () => {
    const spellings = ["Ann.Lee@Acme.example", " ann.lee@acme.example ", "ANN.LEE@ACME.EXAMPLE"];
    const others = ["annlee@acme.example", "ann.lee+news@acme.example"];
    const rows = [...spellings, ...others].map(
      (email, n) => `${email},click,2025-03-04T1${n}:00:00Z,spring,https://shop.example/1,203.0.113.5,UA`,
    );
    const { report } = await auditOf({ "a.csv": csv(rows) });
    expect(report.campaigns[0]!.totalClicks.reported).toBe(5);
    expect(report.campaigns[0]!.uniqueClicks.reported).toBe(3);
  });
});

/** More than a call takes as arguments: what is spread into one ends the program. */
const MANY = 200_000;

describe("T13: very many of one thing", () => {
  it("links, domains and addresses in one campaign", async () => {
    const rows = Array.from(
      { length: MANY },
      (_, n) =>
        `p${n}@d${n}.example,click,2025-03-04T10:00:00Z,spring,https://shop.example/${n},10.${n >> 16}.${(n >> 8) & 255}.${n & 255},UA${n}`,
    );
    const { report } = await auditOf({ "a.csv": csv(rows) });
    expect(report.links).toHaveLength(MANY);
    for (const format of ["html", "table", "markdown", "csv"] as const)
      expect(await render(report, format)).toContain("spring");
  });

  it("bursts and orders of one person", async () => {
    const at = (n: number) => new Date(Date.UTC(2025, 2, 4) + 20_000 * n).toISOString();
    const rows = Array.from(
      { length: MANY },
      (_, n) => `p@acme.example,click,${at(n)},spring,https://shop.example/,,`,
    );
    const orders = Array.from({ length: MANY }, (_, n) => `p@acme.example,${n},${at(n)},5`);
    const { explain } = await auditOf({
      "a.csv": csv(rows),
      "o.csv": `${["email,order id,order date,total", ...orders].join("\n")}\n`,
    });
    const [message] = explain("p@acme.example")!.messages;
    expect(message!.bursts).toHaveLength(MANY);
    expect(message!.conversions).toHaveLength(MANY);
  });
});
