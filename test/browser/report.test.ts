import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/domain/report.js";
import { renderHtml } from "../../src/report/html/index.js";
import { golden, manySubscribers } from "../report/html/reports.js";
import { hostile, PAYLOADS } from "./hostile.js";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const found = existsSync(CHROMIUM);
const title = `the HTML report in a browser${found ? "" : ` (skipped: no ${CHROMIUM})`}`;

interface Opened {
  page: Page;
  /** Console errors, page errors, dialogs, and requests for anything but the file. */
  trouble: string[];
}

describe.skipIf(!found)(title, () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    folder = mkdtempSync(join(tmpdir(), "clickaudit-browser-"));
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  async function open(
    report: Report,
    options: { width?: number; script?: boolean; dark?: boolean } = {},
  ): Promise<Opened> {
    const file = join(folder, "report.html");
    writeFileSync(file, renderHtml(report, { mask: false }));
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      javaScriptEnabled: options.script ?? true,
      colorScheme: options.dark ? "dark" : "light",
    });
    const page = await context.newPage();
    const trouble: string[] = [];
    const address = pathToFileURL(file).href;
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") trouble.push(message.text());
    });
    page.on("pageerror", (error) => trouble.push(error.message));
    page.on("dialog", (dialog) => {
      trouble.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== address && !request.url().startsWith("data:")) trouble.push(request.url());
    });
    await page.goto(address, { waitUntil: "load" });
    return { page, trouble };
  }

  const names = ["spring-sale", "weekly-series", "opens-only", "hostile"];

  it.each(names.flatMap((name) => [360, 1280].map((width) => [name, width] as const)))(
    "%s at %i px: no error, no request, nothing to scroll sideways",
    async (name, width) => {
      const { page, trouble } = await open(golden(name), { width });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      expect(trouble).toEqual([]);
      await page.context().close();
    },
  );

  it("shows one layout of each chart, at a size that can be read", async () => {
    for (const width of [360, 1280]) {
      const { page } = await open(golden("spring-sale"), { width });
      const sizes = await page.$$eval("svg.chart", (charts) =>
        charts
          .filter((chart) => chart.getBoundingClientRect().width > 0)
          .flatMap((chart) => [...chart.querySelectorAll("text")])
          .map((text) => text.getBoundingClientRect().height),
      );
      const figures = await page.$$eval("figure", (all) => all.length);
      const visible = await page.locator("svg.chart:visible").count();
      expect(visible).toBe(figures);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
      await page.context().close();
    }
  });

  it("sorts by a column, both ways, and says which", async () => {
    const { page } = await open(golden("spring-sale"));
    const clicks = async () =>
      (await page.locator(".people-list tbody td:nth-child(5)").allTextContents()).map(Number);
    const before = await clicks();
    const button = page.getByRole("button", { name: "Clicks", exact: true });
    await button.click();
    expect(await clicks()).toEqual([...before].sort((a, b) => b - a));
    await button.press("Enter");
    expect(await clicks()).toEqual([...before].sort((a, b) => a - b));
    expect(await page.locator(".people-list th", { has: button }).getAttribute("aria-sort")).toBe(
      "ascending",
    );
    await page.context().close();
  });

  it("filters by text and verdict, and prints everybody all the same", async () => {
    const report = golden("spring-sale");
    const { page } = await open(report);
    const rows = page.locator(".people-list tbody tr:visible");
    await page.getByRole("searchbox", { name: "Find" }).fill("NORTHWIND");
    const wanted = report.subscribers.filter((s) => JSON.stringify(s).includes("northwind"));
    expect(await rows.count()).toBe(wanted.length);
    await page.getByRole("combobox", { name: "Verdict" }).selectOption("mixed");
    const mixed = wanted.filter((s) => s.verdict === "mixed").length;
    expect(await rows.count()).toBe(mixed);
    expect(await page.locator("output").textContent()).toBe(
      `${mixed} of ${report.subscribers.length} subscribers`,
    );
    await page.emulateMedia({ media: "print" });
    expect(await rows.count()).toBe(report.subscribers.length);
    await page.context().close();
  });

  it("can be read without script: everything but the controls is there", async () => {
    const report = golden("spring-sale");
    const { page, trouble } = await open(report, { script: false });
    expect(await page.locator(".people-list tbody tr").count()).toBe(report.subscribers.length);
    expect(await page.locator(".filter").isVisible()).toBe(false);
    expect(await page.locator("thead button").count()).toBe(0);
    expect(await page.locator("h1").textContent()).toContain("people");
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("T5: keeps hostile text inert, and shows it as it is", async () => {
    const { page, trouble } = await open(hostile(golden("spring-sale")));
    expect(trouble).toEqual([]);
    expect(await page.locator("img, iframe, object, embed, base, a[href^='javascript' i]").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.evaluate("typeof window.pwned")).toBe("undefined");
    const shown = await page.locator("body").evaluate((body) => body.textContent ?? "");
    for (const payload of PAYLOADS) expect(shown).toContain(payload);
    await page.context().close();
  });

  it("would block what slipped through: a script or style that is not its own", async () => {
    const { page, trouble } = await open(golden("opens-only"));
    await page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "window.pwned = 1";
      document.body.append(script);
      document.body.setAttribute("style", "color: red");
    }`);
    expect(await page.evaluate("typeof window.pwned")).toBe("undefined");
    expect(trouble.filter((t) => t.includes("Content Security Policy"))).toHaveLength(2);
    await page.context().close();
  });

  it("is dark on a dark screen and light on paper", async () => {
    const { page } = await open(golden("spring-sale"), { dark: true });
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(await background()).toBe("rgb(21, 24, 27)");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await background()).toBe("rgb(255, 255, 255)");
    await page.context().close();
  });

  it("stays usable with many subscribers", async () => {
    const { page, trouble } = await open({ ...golden("spring-sale"), subscribers: manySubscribers(6000) });
    expect(await page.locator(".people-list tbody tr").count()).toBe(6000);
    expect(await page.locator(".people-list tbody tr:visible").count()).toBe(2000);
    await page.getByRole("searchbox", { name: "Find" }).fill("person-5999@");
    expect(await page.locator(".people-list tbody tr:visible").count()).toBe(1);
    await page.getByRole("searchbox", { name: "Find" }).fill("");
    await page.getByRole("button", { name: "Clicks", exact: true }).click();
    const clicks = await page.locator("#subscribers-table tbody td:nth-child(5)").allTextContents();
    expect(new Set(clicks.slice(0, 60))).toEqual(new Set(["94"]));
    expect(await page.locator("output").textContent()).toBe(
      "6000 of 6000 subscribers, the first 500 are listed",
    );
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});
