import { describe, expect, it } from "vitest";
import { explanationWithShortLinks, withShortLinks } from "../../src/report/short-links.js";
import { madeUp } from "./reports.js";

const SALE = "https://shop.example/sale?utm_source=spring-newsletter-2025";

function shownLinks(...links: string[]): string[] {
  const report = madeUp("spring-sale");
  const some = report.links[0]!;
  return withShortLinks({ ...report, links: links.map((link) => ({ ...some, link })) }).links.map(
    ({ link }) => link,
  );
}

describe("T33: what tracked links carry is not passed on with a report", () => {
  it.each([
    [`${SALE}&t=5f3a9c1e77b2`, `${SALE}&t=5f\u2026`],
    ["https://shop.example/?email=ada%40acme.example#top", "https://shop.example/?email=ad\u2026#top"],
    ["https://shop.example/?to=a@b.c", "https://shop.example/?to=a@\u2026"],
    ["https://shop.example/u/9d8c7b6a5f4e3d2c1b0a/x", "https://shop.example/u/9d\u2026/x"],
    ["shop.example/login?pass=\u{1f600}23456789012", "shop.example/login?pass=\u{1f600}2\u2026"],
    [
      "https://shop.example/list?id=123&page=2&size=large",
      "https://shop.example/list?id=123&page=2&size=large",
    ],
  ])("%s", (whole, short) => {
    expect(shownLinks(whole)).toEqual([short]);
  });

  it("keeps links apart that differ only in what is cut, whatever their order", () => {
    const links = ["b", "a", "c"].map((end) => `https://shop.example/?t=0123456789ab${end}`);
    const [b, a, c] = shownLinks(...links, SALE);
    expect([a, b, c]).toEqual([1, 2, 3].map((n) => `https://shop.example/?t=01\u2026 (${n})`));
    expect(shownLinks(...links.toReversed())).toEqual([c, a, b]);
    expect(shownLinks(links[0]!, links[0]!)).toEqual(Array(2).fill("https://shop.example/?t=01\u2026"));
  });

  it("leaves figures, people and names as they are, and the report itself", () => {
    const report = madeUp("spring-sale");
    const link = "https://shop.example/?t=0123456789abcdef";
    report.notices[0]!.message = `${link} was clicked, see ${link}`;
    report.subscribers[0]!.reasons[0]!.because = `clicked ${link} early`;
    report.campaigns[0]!.campaign = link;
    const before = structuredClone(report);
    const short = withShortLinks(report);
    expect(report).toEqual(before);
    expect(short.notices[0]!.message).toBe(
      "https://shop.example/?t=01\u2026 was clicked, see https://shop.example/?t=01\u2026",
    );
    expect(short.subscribers[0]!.reasons[0]!.because).toBe("clicked https://shop.example/?t=01\u2026 early");
    expect(short.subscribers.slice(1)).toEqual(report.subscribers.slice(1));
    expect(short.campaigns).toEqual(report.campaigns);
    expect(short.total).toEqual(report.total);
  });

  it("shortens the links of a person's story", () => {
    const click = {
      at: null,
      url: "https://a.example/?t=0123456789abcdef",
      ip: "",
      network: "",
      userAgent: "UA",
      twin: false,
    };
    const burst = {
      from: null,
      delay: null,
      clicks: [click, { ...click, url: `${click.url}0` }],
      verdict: "human" as const,
      probability: 0,
      prior: { weight: 0, because: "" },
      evidence: [],
      wouldChange: "",
    };
    const message = {
      campaign: "c",
      sentAt: null,
      deliveredAt: null,
      opens: 0,
      bursts: [burst],
      conversions: [],
    };
    const story = {
      subscriber: "a",
      domain: "",
      mailboxSystem: "",
      verdict: "human" as const,
      probability: 0,
      messages: [message],
    };
    const [first, second] = explanationWithShortLinks(story).messages[0]!.bursts[0]!.clicks;
    expect(first).toEqual({ ...click, url: "https://a.example/?t=01\u2026 (1)" });
    expect(second!.url).toBe("https://a.example/?t=01\u2026 (2)");
  });
});
