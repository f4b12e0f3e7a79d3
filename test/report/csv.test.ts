import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RejectedRow } from "../../src/domain/options.js";
import {
  automationsCsv,
  campaignsCsv,
  domainsCsv,
  linksCsv,
  rejectsCsv,
  suspiciousCsv,
  suspiciousPieces,
} from "../../src/report/csv.js";
import { renderJson } from "../../src/report/json.js";
import { fromCsv } from "../../src/report/neutralize.js";
import { hostileReport, hostileText, madeUp, plain } from "./reports.js";

function cells(csv: string): string[][] {
  return parse(csv, { relax_column_count: false });
}

describe("CSV files", () => {
  it("are the same in pieces", () => {
    const report = madeUp("spring-sale");
    const many = Array.from({ length: 4_500 }, (_, n) => ({
      ...report.subscribers[0]!,
      subscriber: `p${n}`,
    }));
    const pieces = [...suspiciousPieces({ ...report, subscribers: many }, plain)];
    expect(pieces).toHaveLength(4);
    expect(pieces.join("")).toBe(suspiciousCsv({ ...report, subscribers: many }, plain));
    expect(
      cells(pieces.join(""))
        .map(([subscriber]) => subscriber)
        .slice(1),
    ).toEqual(many.map(({ subscriber }) => subscriber));
  });

  it("name their columns", () => {
    const [head, first] = cells(suspiciousCsv(madeUp("spring-sale"), plain));
    expect(head).toEqual([
      "subscriber",
      "domain",
      "mailbox_system",
      "verdict",
      "probability",
      "clicks_reported",
      "clicks_human",
      "clicks_automated",
      "clicks_unsure",
      "campaigns",
      "reasons",
      "because",
    ]);
    expect(first?.slice(0, 10)).toEqual(
      "ada.lovell@northwind.example,northwind.example,Proofpoint,automated,0.9996,12,0,12,0,Spring sale".split(
        ",",
      ),
    );
    expect(first?.[10]).toMatch(/^hidden-link;simultaneous-clicks;/);
    expect(first?.[11]).toMatch(/^clicked the link that people cannot see \| clicked 12/);
  });

  it("give as reasons what spoke for a machine, not what spoke against that", () => {
    const report = madeUp("spring-sale");
    const [row] = report.subscribers;
    row!.reasons = [
      { signal: "early-click", because: "clicked 4 s after delivery", weight: 2 },
      { signal: "follow-up", because: "ordered 34 min after the last click", weight: -3 },
    ];
    const [, first] = cells(suspiciousCsv(report, plain));
    expect(first?.slice(10)).toEqual(["early-click", "clicked 4 s after delivery"]);
  });

  it("hold a head even when nobody is suspicious", () => {
    expect(cells(suspiciousCsv(madeUp("opens-only"), plain))).toHaveLength(1);
  });

  it("leave unknown numbers empty, and computed ones plain", () => {
    const report = madeUp("opens-only");
    report.campaigns[0]!.clickRate = { reported: 0, adjusted: Number.NaN, low: -0.25, high: null };
    const [head, row] = cells(campaignsCsv(report, plain));
    const cell = (name: string) => row?.[head!.indexOf(name)];
    expect(cell("delivered")).toBe("");
    expect(cell("click_rate_reported")).toBe("0");
    expect(cell("click_rate_adjusted")).toBe("");
    expect(cell("click_rate_low")).toBe("-0.25");
    expect(cell("unique_opens_adjusted")).toBe("96.3");
  });

  it("mask addresses on request", () => {
    const report = madeUp("spring-sale");
    report.insights.automations = [
      {
        automation: "Welcome",
        entries: 2,
        firedByMachine: 1,
        subscribers: ["ada.lovell@x.example"],
        advice: "",
      },
    ];
    for (const write of [suspiciousCsv, automationsCsv, renderJson])
      expect(write(report, { mask: true })).not.toContain("lovell");
    expect(automationsCsv(report, { mask: true })).toContain("a***@x.example");
  });

  it("T1: never start a cell with a formula and keep one record a line", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        for (const write of [suspiciousCsv, campaignsCsv, linksCsv, domainsCsv, automationsCsv]) {
          const csv = write(report, plain);
          const rows = cells(csv);
          expect(csv.split("\n")).toHaveLength(rows.length + 1);
          for (const cell of rows.flat())
            expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+@\uff1d\uff0b\uff0d\uff20]|^\p{Cc}/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("give rejected rows back as they were read", () => {
    const row = fc.record({
      file: hostileText,
      line: fc.nat(),
      record: fc.nat(),
      reason: hostileText,
      raw: hostileText,
    });
    fc.assert(
      fc.property(fc.array(row), (rows: RejectedRow[]) => {
        const back = cells(rejectsCsv(rows, plain)).slice(1);
        expect(back.map((cell) => fromCsv(cell[4]!))).toEqual(
          rows.map(({ raw }) => raw.replace(/\p{Cs}/gu, "\ufffd")),
        );
      }),
    );
    const [, masked] = cells(
      rejectsCsv([{ file: "a.csv", line: 2, record: 1, reason: "x", raw: "ada@shop.example,1" }], {
        mask: true,
      }),
    );
    expect(masked?.[4]).toBe("a***@shop.example,1");
  });
});
