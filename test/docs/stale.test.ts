import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fillBlocks, readmeBlocks } from "../../src/tools/readme.js";

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
