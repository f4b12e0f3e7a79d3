import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apiReference, exported } from "../../src/tools/api.js";
import { fillBlocks, readmeBlocks, terminalPicture } from "../../src/tools/readme.js";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

describe("README.md", async () => {
  const blocks = await readmeBlocks();

  it.each([...blocks.keys()])("has the block %s as `npm run docs` writes it", (name) => {
    const from = readme.indexOf(`<!-- generated:${name} -->\n`);
    const to = readme.indexOf(`\n<!-- /generated:${name} -->`);
    expect(readme.slice(from, to)).toBe(`<!-- generated:${name} -->\n${blocks.get(name)}`);
  });

  it("is what the generator makes of it", () => {
    expect(fillBlocks(readme, blocks)).toBe(readme);
  });
});

describe("pictures", () => {
  const picture = (name: string) => readFileSync(new URL(`../../fixtures/pictures/${name}`, import.meta.url));

  it("of the terminal is what `npm run docs` draws", async () => {
    expect(String(picture("terminal.svg")) === (await terminalPicture())).toBe(true);
  });

  it("of the HTML report is one, and small (npm run pictures)", () => {
    expect(picture("report.png").subarray(1, 4).toString()).toBe("PNG");
    expect(picture("report.png").length).toBeLessThan(300_000);
  });
});

describe("the library", () => {
  const all = exported();

  it.each(all.map(({ name, text }) => [name, text]))("says what %s is", (_name, text) => {
    expect(text).not.toBe("");
  });

  it("has a reference with all of it", () => {
    const page = apiReference(all);
    for (const { name } of all) expect(page).toContain(`### ${name}\n`);
    expect(page).toContain("rows?: RowSource[];");
    expect(page).not.toContain("constructor(");
  });
});

describe("fillBlocks", () => {
  const place = "a\n<!-- generated:x -->\nold\n<!-- /generated:x -->\nb";

  it("replaces what stands between the markers and nothing else", () => {
    const filled = fillBlocks(place, new Map([["x", "new $& \\1"]]));
    expect(filled).toBe("a\n<!-- generated:x -->\nnew $& \\1\n<!-- /generated:x -->\nb");
  });

  it("refuses a block without a place, and a place without a block", () => {
    expect(() => fillBlocks("nothing", new Map([["x", ""]]))).toThrow("no place for x");
    expect(() => fillBlocks(place, new Map())).toThrow("nothing generates the block x");
  });
});
