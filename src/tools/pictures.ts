/**
 * Photographs the HTML report of the made-up campaign for the README: `npm run pictures`. Needs Chromium (CHROMIUM=path where it is
 * not /usr/bin/chromium). The picture of the terminal is drawn by `npm run docs`.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { audit, render } from "../index.js";
import { DEMO } from "./readme.js";

const root = new URL("../../", import.meta.url);
const target = fileURLToPath(new URL("fixtures/pictures/report.png", root));

const folder = mkdtempSync(join(tmpdir(), "clickaudit-picture-"));
const { report } = await audit({ files: [fileURLToPath(new URL(DEMO, root))] });
writeFileSync(join(folder, "report.html"), await render(report, "html"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1150 }, colorScheme: "light" });
  await page.goto(pathToFileURL(join(folder, "report.html")).href);
  await page.screenshot({ path: target });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
process.stdout.write(`${target}: ${statSync(target).size} bytes\n`);
