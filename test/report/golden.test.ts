import { describe, expect, it } from "vitest";
import { automationsCsv, campaignsCsv, domainsCsv, linksCsv } from "../../src/report/csv.js";
import { formatNames, loadRenderer } from "../../src/report/index.js";
import { renderSchema } from "../../src/report/json.js";
import { madeUp, plain, reportNames } from "./reports.js";

// Update with `npx vitest run --config test/vitest.config.ts test/report -u`, and read the difference.
function golden(name: string): string {
  return `./golden/${name}`;
}

const ENDING = {
  table: "txt",
  json: "json.txt",
  csv: "csv",
  markdown: "md.txt",
  junit: "xml",
  github: "github.txt",
} as const;

describe("every format, byte for byte", () => {
  const formats = formatNames.filter((name) => name !== "html");
  it.each(formats.flatMap((format) => reportNames.map((name) => [format, name] as const)))(
    "%s of %s",
    async (format, name) => {
      const render = await loadRenderer(format);
      const text = render(madeUp(name), { ...plain, mask: format === "markdown" || format === "github" });
      await expect(text).toMatchFileSnapshot(golden(`${name}.${ENDING[format]}`));
    },
  );

  it.each(["opens-only", "hostile"] as const)(
    "the HTML page of %s, without style and script",
    async (name) => {
      const render = await loadRenderer("html");
      const page = render(madeUp(name), plain)
        .replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1></$1>")
        .replace(/sha256-[^']+/g, "sha256-");
      await expect(page).toMatchFileSnapshot(golden(`${name}.html.txt`));
    },
  );

  it.each([60, 120])("the table at %i columns", async (width) => {
    const render = await loadRenderer("table");
    await expect(render(madeUp("spring-sale"), { ...plain, width })).toMatchFileSnapshot(
      golden(`spring-sale.${width}.txt`),
    );
    await expect(render(madeUp("weekly-series"), { ...plain, width })).toMatchFileSnapshot(
      golden(`weekly-series.${width}.txt`),
    );
  });

  it("the table with colours and lines", async () => {
    const render = await loadRenderer("table");
    const text = render(madeUp("spring-sale"), { ...plain, color: true, unicode: true });
    await expect(text).toMatchFileSnapshot(golden("spring-sale.color.txt"));
  });

  it("limits that were passed", async () => {
    const failures = ["79 % of the clicks are automated, 9 points above the limit of 70 % (--max-automated)"];
    for (const format of ["junit", "github"] as const) {
      const render = await loadRenderer(format);
      const text = render(madeUp("opens-only"), { ...plain, failures });
      await expect(text).toMatchFileSnapshot(golden(`limits.${ENDING[format]}`));
    }
  });

  it("the files of --out-dir", async () => {
    const report = madeUp("spring-sale");
    await expect(campaignsCsv(report, plain)).toMatchFileSnapshot(golden("campaigns.csv"));
    await expect(linksCsv(report, plain)).toMatchFileSnapshot(golden("links.csv"));
    await expect(automationsCsv(report, plain)).toMatchFileSnapshot(golden("automations.csv"));
    await expect(domainsCsv(report, plain)).toMatchFileSnapshot(golden("domains.csv"));
  });

  it("the schema", async () => {
    await expect(renderSchema()).toMatchFileSnapshot(golden("schema.txt"));
  });
});

describe("the table", () => {
  it("colours nothing but what it shows without colour", async () => {
    const render = await loadRenderer("table");
    const report = madeUp("spring-sale");
    const colored = render(report, { ...plain, color: true });
    expect(colored).not.toBe(render(report, plain));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are what is taken away
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(render(report, plain));
  });
});
