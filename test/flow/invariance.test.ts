import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditOf, csvOf, exports, findings, verdicts } from "./kit.js";

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

  it("is a row that is there twice: only counted", async () => {
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
