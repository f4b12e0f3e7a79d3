import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/domain/report.js";
import { renderTable } from "../../src/report/table.js";
import { displayWidth } from "../../src/report/width.js";
import { hostileReport, madeUp, plain } from "./reports.js";

function render(report: Report, options = {}): string {
  return renderTable(report, { ...plain, ...options });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are what is taken away
const OWN_COLORS = /\u001b\[\d+m/g;

describe("the table", () => {
  it("fits every width and holds no control characters, whatever the names are", () => {
    const look = fc.record({
      width: fc.integer({ min: 60, max: 200 }),
      color: fc.boolean(),
      unicode: fc.boolean(),
      mask: fc.boolean(),
    });
    fc.assert(
      fc.property(hostileReport, look, (report, options) => {
        const text = render(report, options).replace(OWN_COLORS, "");
        for (const line of text.split("\n")) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(displayWidth(line)).toBeLessThanOrEqual(options.width);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is plain ASCII for plain names, and ends its lines without blanks", () => {
    for (const name of ["spring-sale", "weekly-series", "opens-only"] as const) {
      const text = render(madeUp(name));
      expect(text).toMatch(/^[\n -~]+$/);
      expect(text).not.toMatch(/ \n/);
      expect(text.endsWith("\n")).toBe(true);
      expect(text).not.toMatch(/undefined|NaN|null/);
    }
  });

  it("leads with the answer", () => {
    expect(render(madeUp("spring-sale")).split("\n")[0]).toBe(
      "Reported click rate 9.6 %, people 6.2 % (5.7 to 6.7 %).",
    );
  });

  it("lists ten suspicious subscribers, or as many as asked for", () => {
    const listed = (text: string) => text.split("\n").filter((line) => /^\S+@\S+ /.test(line)).length;
    expect(listed(render(madeUp("spring-sale")))).toBe(10);
    expect(listed(render(madeUp("spring-sale"), { top: 25 }))).toBe(25);
    expect(render(madeUp("spring-sale"))).toContain("(10 of 25)");
  });

  it("masks every address, also in the command to copy", () => {
    const text = render(madeUp("spring-sale"), { mask: true });
    expect(text).toContain("a***@northwind.example");
    expect(text).not.toContain("lovell");
    expect(text).toContain("clickaudit explain SUBSCRIBER FILES");
  });

  it("counts what may attract scanners, but not what could not be checked", () => {
    const report = madeUp("spring-sale");
    const [finding] = report.insights.hygiene;
    const unchecked = { ...finding!, check: "content-not-checkable" };
    report.insights.hygiene = [finding!, unchecked];
    expect(render(report)).toContain("- 1 link or sender detail may attract scanners");
    report.insights.hygiene = [unchecked];
    expect(render(report)).not.toContain("attract scanners");
  });

  it("offers no command with a name that a shell would run", () => {
    const report = madeUp("spring-sale");
    report.subscribers[0]!.subscriber = "$(reboot)@northwind.example";
    expect(render(report)).toContain("clickaudit explain SUBSCRIBER FILES");
  });
});

describe("honest sentences", () => {
  const without = (change: (report: Report) => void): string => {
    const report = madeUp("spring-sale");
    change(report);
    return render(report).replaceAll("\n", " ");
  };
  const unknown = { reported: null, adjusted: null, low: null, high: null };

  it("no clicks", () => {
    const text = render(madeUp("opens-only"));
    expect(text).toContain(
      "These files hold no clicks, so there is no click rate to\ncheck.".replace("\n", " "),
    );
    expect(text).toContain("Reported openers 214, people 41 to 178: these files tell no more.");
    expect(text).not.toContain("Report ");
  });

  it("neither clicks nor opens", () => {
    const report = madeUp("opens-only");
    report.total.uniqueOpens = { ...unknown };
    expect(render(report)).toContain("They hold no opens either.");
  });

  it("no rate", () => {
    const text = without(({ total, campaigns }) => {
      total.clickRate = unknown;
      campaigns[0]!.clickRate = unknown;
    });
    expect(text).toContain("Reported clickers 59, people 38 (35 to 41). No click rate:");
    expect(text).not.toMatch(/Click rate {2,}/);
    expect(text).not.toContain("- %");
  });

  it("nobody suspicious and nothing removed", () => {
    const text = without((report) => {
      report.subscribers = [];
      report.removedBecause = [];
      report.domains = [];
      report.mailboxSystems = [];
      report.networks = [];
      report.total.automatedShare = 0;
      report.total.clickRate = { reported: 0.05, adjusted: 0.05, low: 0.05, high: 0.05 };
    });
    expect(text).toContain("The reported click rate of 5.0 % holds.");
    expect(text).toContain("Machines made none of the clicks, as far as these files can tell.");
    expect(text).toContain("No subscriber has clicks that look like a machine's.");
    expect(text).not.toContain("Why clicks were removed");
    expect(text).not.toContain("Where the machines sit");
    expect(text).not.toContain("clickaudit explain");
  });

  it("people cannot be told", () => {
    const text = without(({ total }) => {
      total.clickRate = { reported: 0.05, adjusted: 0.05, low: null, high: null };
      total.clickRate.adjusted = null;
      total.uniqueClicks.adjusted = null;
    });
    expect(text).toContain("how much of it is people cannot be told");
  });

  it("a single suspicious subscriber", () => {
    const text = without((report) => {
      report.subscribers = report.subscribers.slice(0, 1);
    });
    expect(text).toContain("1 subscriber has clicks that are or may be a machine's.");
  });

  it("an empty report", () => {
    const report = madeUp("opens-only");
    report.campaigns = [];
    report.trend = [];
    report.signals = [];
    report.notices = [];
    expect(render(report)).toContain("These files hold no clicks");
  });

  it("several campaigns without clicks", () => {
    const report = madeUp("weekly-series");
    const zero = { reported: 0, adjusted: 0, low: 0, high: 0 };
    const none = <T extends Report["total"]>(one: T) => ({ ...one, clickRate: zero, totalClicks: zero });
    report.campaigns = report.campaigns.map(none);
    report.total = none(report.total);
    const text = render(report);
    expect(text).not.toContain("Click rate by campaign");
    expect(text).toMatch(/Open rate by campaign\nCampaign +Delivered +Reported +People/);
  });

  it("several campaigns without opens", () => {
    const report = madeUp("weekly-series");
    expect(render(report)).toContain("Open rate by campaign");
    const unknown = { reported: null, adjusted: null, low: null, high: null };
    const none = <T extends Report["total"]>(one: T) => ({ ...one, openRate: unknown, uniqueOpens: unknown });
    report.campaigns = report.campaigns.map(none);
    report.total = none(report.total);
    const text = render(report);
    expect(text).toContain("Click rate by campaign");
    expect(text).not.toContain("Open rate by campaign");
  });

  it("a campaign without clicks and opens, whose table would have no row", () => {
    const report = madeUp("opens-only");
    const none = { reported: null, adjusted: null, low: null, high: null };
    report.campaigns = report.campaigns.slice(0, 1).map((one) => ({
      ...one,
      openRate: none,
      uniqueOpens: none,
    }));
    const text = render(report);
    expect(text).toContain("opens-export");
    expect(text).not.toContain("Likely range");
  });
});

it("sets what others counted beside the numbers", () => {
  const report = madeUp("spring-sale");
  const text = render(report);
  expect(text).toMatch(
    /What others counted\n.*Theirs +Reported +People\n.*\nplatform +unique clicks +59 +59 +38\n/,
  );
  expect(render({ ...report, insights: { ...report.insights, reconciliation: [] } })).not.toContain(
    "What others counted",
  );
  const [one] = report.insights.reconciliation;
  const many = Array.from({ length: 9 }, () => one!);
  expect(render({ ...report, insights: { ...report.insights, reconciliation: many } })).toContain(
    "More of them are in the HTML report.",
  );
});
