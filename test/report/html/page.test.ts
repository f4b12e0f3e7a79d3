import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/report/html/index.js";
import { PALETTE, STYLE } from "../../../src/report/html/style.js";
import { emptyReport, golden, manySubscribers, textOf } from "./reports.js";

const PAGES = ["spring-sale", "weekly-series", "opens-only", "hostile"].map(
  (name) => [name, renderHtml(golden(name), { mask: false })] as const,
);
PAGES.push(["empty", renderHtml(emptyReport(), { mask: false })]);

/** The tags of a page without the contents of style and script. */
function tags(page: string): string[] {
  return page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1>").match(/<[a-z][^>]*>/gi) ?? [];
}

function all(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map((m) => m[1]!);
}

describe.each(PAGES)("the page of %s", (_, page) => {
  it("T5, T6: allows exactly its own style and script", () => {
    const policy = page.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)![1]!;
    const hash = (element: string) =>
      createHash("sha256")
        .update(page.match(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`))![1]!)
        .digest("base64");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash("style")}'; script-src 'sha256-${hash("script")}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it("has no style attribute, event handler or address in a tag", () => {
    const attributes = tags(page).flatMap((tag) => all(tag, /\s([a-z-]+)="/gi));
    expect(attributes.filter((a) => a === "style" || a === "src" || a.startsWith("on"))).toEqual([]);
    const hrefs = tags(page).flatMap((tag) => all(tag, /href="([^"]*)"/g));
    // The one link that leads out: DB-IP's licence asks for it.
    expect(hrefs.filter((href) => !/^(#[a-z-]+|data:,|https:\/\/db-ip\.com)$/.test(href))).toEqual([]);
  });

  it("has one h1 and no gap in the order of its headings", () => {
    const levels = all(page, /<h([1-6])/g).map(Number);
    expect(levels.filter((l) => l === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });

  it("has unique ids, and every reference has its target", () => {
    const ids = tags(page).flatMap((tag) => all(tag, /\sid="([^"]+)"/g));
    expect(new Set(ids).size).toBe(ids.length);
    const references = tags(page).flatMap((tag) => [
      ...all(tag, /aria-labelledby="([^"]+)"/g).flatMap((list) => list.split(" ")),
      ...all(tag, /href="#([^"]+)"/g),
    ]);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("names every table, header cell and picture", () => {
    const count = (pattern: RegExp) => tags(page).filter((tag) => pattern.test(tag)).length;
    expect(count(/^<caption/)).toBe(count(/^<table/));
    expect(count(/^<th(?![a-z])(?!.*scope="(col|row)")/)).toBe(0);
    expect(count(/^<svg(?!.*(aria-hidden="true"|role="img" tabindex="0" aria-labelledby))/)).toBe(0);
    expect(count(/class="scroll" role="region" tabindex="0" aria-labelledby/)).toBe(count(/^<table/));
  });

  it("has no control character and no unpaired surrogate", () => {
    expect(page).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    expect(page.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});

describe("the page", () => {
  it("is the same each time", () => {
    expect(renderHtml(golden("spring-sale"), { mask: false })).toBe(PAGES[0]![1]);
  });

  it("says the answer first", () => {
    const heading = PAGES[0]![1].match(/<h1>(.*?)<\/h1>/)![1]!;
    expect(textOf(heading).replaceAll("\u00a0", " ")).toBe("Reported click rate 9.6 %, people 6.2 %");
  });

  it("shows all subscribers, and stays light when they are many", () => {
    const report = { ...emptyReport(), subscribers: manySubscribers(5000) };
    const page = renderHtml(report, { mask: false });
    expect(page.match(/<th scope="row"><bdi>person-/g)).toHaveLength(5000);
    expect(page.match(/First click \d s after delivery/g)).toHaveLength(2000);
    expect(page).toContain("2,000 most certain");
    const short = renderHtml({ ...report, subscribers: report.subscribers.slice(0, 2000) }, { mask: false });
    expect((page.length - short.length) / 3000).toBeLessThan(180);
  });
});

/** Relative luminance after WCAG 2.2. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

describe.each([0, 1] as const)("contrast in theme %i", (theme) => {
  it.each(["ink", "soft", "people", "machine", "unsure"] as const)("%s on paper is at least 4.5", (ink) => {
    const [a, b] = [luminance(PALETTE[ink][theme]), luminance(PALETTE.paper[theme])].sort((x, y) => y - x);
    expect((a! + 0.05) / (b! + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  /** What a field of a heat map is drawn with, as the style sheet mixes it. */
  const mixes = [
    ...STYLE.matchAll(
      /\.([hm]\d)\{background:color-mix\(in srgb,var\(--(people|machine)\) (\d+)%,var\(--paper\)\)\}/g,
    ),
  ];

  it.each(mixes.map(([, name, colour, part]) => [name!, colour!, Number(part)] as const))(
    "figures on the shade %s are at least 4.5",
    (_, colour, part) => {
      const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      const over = channels(PALETTE[colour as "people" | "machine"][theme]);
      const under = channels(PALETTE.paper[theme]);
      const mixed = over.map((n, i) => Math.round((n * part + under[i]! * (100 - part)) / 100));
      const hex = `#${mixed.map((n) => n.toString(16).padStart(2, "0")).join("")}`;
      const [a, b] = [luminance(PALETTE.ink[theme]), luminance(hex)].sort((x, y) => y - x);
      expect((a! + 0.05) / (b! + 0.05)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("checks every shade", () => expect(mixes).toHaveLength(10));
});
