import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/domain/report.js";
import type { SectionRenderer } from "../../../src/report/html/section.js";
import { accounting } from "../../../src/report/html/sections/accounting.js";
import { actions } from "../../../src/report/html/sections/actions.js";
import { automations } from "../../../src/report/html/sections/automations.js";
import { checks } from "../../../src/report/html/sections/checks.js";
import { delays } from "../../../src/report/html/sections/delays.js";
import { diagnosis } from "../../../src/report/html/sections/diagnosis.js";
import { headline } from "../../../src/report/html/sections/headline.js";
import { heat } from "../../../src/report/html/sections/heat.js";
import { hygiene } from "../../../src/report/html/sections/hygiene.js";
import { links } from "../../../src/report/html/sections/links.js";
import { newScanners } from "../../../src/report/html/sections/new-scanners.js";
import { numbers } from "../../../src/report/html/sections/numbers.js";
import { reconciliation } from "../../../src/report/html/sections/reconciliation.js";
import { removed } from "../../../src/report/html/sections/removed.js";
import { selfCheck } from "../../../src/report/html/sections/self-check.js";
import { sources } from "../../../src/report/html/sections/sources.js";
import { subscribers } from "../../../src/report/html/sections/subscribers.js";
import { trend } from "../../../src/report/html/sections/trend.js";
import { variants } from "../../../src/report/html/sections/variants.js";
import { where } from "../../../src/report/html/sections/where.js";
import { bareClicks, emptyReport, golden, textOf } from "./reports.js";

function text(section: SectionRenderer, report: Report): string | null {
  const drawn = section(report);
  return drawn === null ? null : textOf(drawn.body.text).replaceAll("\u00a0", " ");
}

const SALE = golden("spring-sale");
const SERIES = golden("weekly-series");

describe("sections with nothing to say are left out", () => {
  it.each(
    Object.entries({
      numbers,
      delays,
      removed,
      where,
      heat,
      links,
      trend,
      variants,
      diagnosis,
      automations,
      hygiene,
      selfCheck,
      reconciliation,
      actions,
      newScanners,
      checks,
      sources,
      subscribers,
    }),
  )("%s", (_, section) => expect(section(emptyReport())).toBeNull());
});

describe("clicks of which nothing is known get one honest sentence", () => {
  it.each([
    [delays, "do not say when the clicks came"],
    [removed, "No click was removed"],
    [links, "do not say which links"],
    [selfCheck, "Without conversions this check is not possible"],
    [subscribers, "No subscriber had clicks that look like a machine’s"],
  ] as [SectionRenderer, string][])("%o", (section, words) => {
    const drawn = section(bareClicks())!;
    expect(textOf(drawn.body.text)).toContain(words);
    expect(drawn.body.text).not.toMatch(/<(table|svg)/);
  });
});

describe("headline", () => {
  const heading = (report: Report) =>
    textOf(headline(report).text.match(/<h1>(.*?)<\/h1>/)![1]!).replaceAll("\u00a0", " ");

  it("falls back to what the files can tell", () => {
    expect(heading(emptyReport())).toBe("No clicks and no opens in these files");
    expect(heading(bareClicks())).toBe("Reported clicks 10: it holds up");
    expect(heading(golden("opens-only"))).toBe("Reported unique opens 214, people 41 to 178");
  });

  it("says so when people cannot be told from machines", () => {
    const report = bareClicks();
    report.total.totalClicks.adjusted = null;
    expect(heading(report)).toContain("cannot be told");
    report.total.totalClicks = { reported: null, adjusted: 4, low: null, high: null };
    expect(heading(report)).toBe("People’s clicks 4");
  });
});

describe("figures", () => {
  it("adds the delays of all campaigns and names the worst bucket", () => {
    const drawn = delays(SALE)!.body.text;
    expect(drawn.replaceAll("\u00a0", " ")).toContain("Under 10 s: 95 clicks, 95 by machines");
    expect(text(delays, SALE)).toContain("came under 10 s after delivery");
  });

  it("does not say most where it is not", () => {
    const report = structuredClone(SALE);
    for (const d of report.campaigns[0]!.delays) d.automated = 10;
    expect(text(delays, report)).toContain("The largest part of the machine clicks (12.5 %)");
    for (const d of report.campaigns[0]!.delays) d.automated = 0;
    expect(text(delays, report)).toContain("No machine clicks were found");
  });

  it("puts the worst domains first and shades the heat by row", () => {
    const rows = [...heat(SALE)!.body.text.matchAll(/<th scope="row"><bdi>([^<]+)/g)].map((m) => m[1]);
    expect(rows[0]).toBe("northwind.example");
    expect(heat(SALE)!.body.text).toContain('<td class="number h4">60</td>');
  });

  it("ranks links by people, marks moves and links that only machines touched", () => {
    const report = structuredClone(SALE);
    report.links = [link("/first", 30, 2), link("/second", 20, 15), link("/trap", 9, 0)];
    const drawn = links(report)!.body.text;
    expect(drawn.indexOf("/second")).toBeLessThan(drawn.indexOf("/first"));
    expect(drawn).toContain("up 1, was 2");
    expect(drawn).toContain("down 1, was 1");
    expect(drawn.match(/only machines/g)).toHaveLength(1);
  });

  it("tells changes beyond the range from the others, and shows breaks", () => {
    const body = text(trend, SERIES)!;
    expect(body).toContain("2 of 8 campaigns differ");
    expect(body).toContain("within range");
    expect(body).toContain("Weekly news 07: The platform began to leave machines out");
    expect(trend({ ...SERIES, trend: SERIES.trend.slice(0, 1) })).toBeNull();
    const totalClicks = { reported: 0, adjusted: 0, low: 0, high: 0 };
    expect(trend({ ...SERIES, total: { ...SERIES.total, totalClicks } })).toBeNull();
  });

  it("dates the axis by day, and by month over years", () => {
    expect(trend(SERIES)!.body.text).toContain(">01-08</text>");
    const years = structuredClone(SERIES);
    years.trend[0]!.sentAt = "2025-12-30T08:00:00Z";
    expect(trend(years)!.body.text).toContain(">2025-12</text>");
    years.trend[0]!.sentAt = null;
    expect(trend(years)!.body.text).toContain(">1</text>");
  });

  it("cuts a long series but says so", () => {
    const point = SERIES.trend[1]!;
    const long = Array.from({ length: 400 }, (_, i) => ({ ...point, campaign: `News ${i}` }));
    expect(text(trend, { ...SERIES, trend: long })).toContain("The last 300 of 400 campaigns");
  });

  it("warns when removed clicks convert like kept ones", () => {
    const report = structuredClone(SALE);
    report.selfCheck!.warning = true;
    report.selfCheck!.statement = "removed clicks convert like kept ones: too much was filtered";
    expect(text(selfCheck, report)).toContain(
      "Warning: Removed clicks convert like kept ones: too much was filtered.",
    );
  });
});

describe("tables", () => {
  it("groups checks by what would enable them", () => {
    const rows = [
      ...checks(golden("opens-only"))!.body.text.matchAll(/<tr><th scope="row">(.*?)<\/th>/g),
    ].map((m) => m[1]!);
    expect(rows.length).toBeLessThan(15);
    expect(rows.filter((r) => r === "Export the address (IP) of each click.")).toHaveLength(1);
    const switchedOff = structuredClone(SALE);
    switchedOff.signals = switchedOff.signals.map((s) => ({ ...s, state: "off" as const }));
    expect(text(checks, switchedOff)).toContain("They were switched off.");
    switchedOff.signals = SALE.signals.map((s) => ({ ...s, state: "ran" as const }));
    expect(checks(switchedOff)!.title).toBe("Checks");
  });

  it("shows that every row was accounted for", () => {
    expect(text(accounting, SALE)).toContain(
      "2,069 rows read = 2,057 analysed + 7 duplicates + 4 skipped + 1 rejected",
    );
    expect(text(accounting, emptyReport())).toContain("0 rows read = 0 analysed");
  });

  it("carries the line that DB-IP asks for exactly when its data was used", () => {
    expect(text(sources, SALE)).toContain("IP Geolocation by DB-IP, https://db-ip.com");
    expect(text(sources, golden("opens-only"))).not.toContain("DB-IP");
  });

  it("gives all reasons, and says which speak for a person", () => {
    const body = text(subscribers, SALE)!;
    for (const reason of SALE.subscribers.flatMap((s) => s.reasons)) {
      expect(body.toLowerCase()).toContain(reason.because.replace(/\.$/, "").toLowerCase());
    }
    expect(body).toContain("For a person: ");
  });

  it("says whom a count of others supports", () => {
    const body = reconciliation(SALE)!.body.text;
    expect(body).toMatch(/web analytics.*people<\/td>/);
    expect(body).toMatch(/platform.*reported<\/td>/);
  });
});

function link(path: string, reported: number, people: number): Report["links"][number] {
  return {
    campaign: "Spring sale",
    link: `https://shop.example${path}`,
    position: null,
    clicks: { reported, human: people, automated: reported - people, unsure: 0 },
    uniqueClicks: { reported, adjusted: people, low: null, high: null },
    footer: false,
  };
}

describe("the click map", () => {
  const map = (report: Report) => links(report)!.body.text.match(/<table id="map-1"[\s\S]*?<\/table>/)?.[0];

  it("goes down the mail with shares as reported and of people, each adding up to all", () => {
    const report = golden("spring-sale");
    const shown = map(report)!;
    const order = [...shown.matchAll(/<span class="place">(\d+)<\/span>/g)].map((m) => Number(m[1]));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const shares = (shade: string) =>
      [...shown.matchAll(new RegExp(`${shade}\\d">([\\d.]+)`, "g"))].reduce(
        (sum, m) => sum + Number(m[1]),
        0,
      );
    for (const shade of ["m", "h"]) expect(shares(shade)).toBeGreaterThan(98);
  });

  it("is left out where the order is not known, and says what would give it", () => {
    const report = golden("spring-sale");
    report.links[0]!.position = null;
    expect(map(report)).toBeUndefined();
    expect(text(links, report)).toContain("The order of the links in the mail is not known");
  });
});

describe("what began to scan", () => {
  it("names domains and networks with their first campaign", () => {
    expect(text(newScanners, SERIES)).toMatch(/ironworks\.example\s*mail domain/);
  });
});
