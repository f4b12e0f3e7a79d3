import { describe, expect, it } from "vitest";
import { audit } from "../src/audit.js";

const FOLDER = new URL("../fixtures/labelled/", import.meta.url).pathname;
const GOLDEN = new URL("./golden-verdicts/", import.meta.url).pathname;

/** Every tenth labelled row is enough to see what a change moved, and few enough to read. */
const STEP = 10;

/** The verdict of every tenth open and click, with the signals behind it: what a change of weights moves is seen in review. */
async function verdictsOf(kind: string): Promise<string> {
  const file = (name: string) => `${FOLDER}${kind}/${name}.csv`;
  const { writeEvents } = await audit({
    files: [file("events"), file("conversions"), file("subscribers"), file("links")],
  });
  let text = "";
  await writeEvents((chunk) => {
    text += chunk;
  });
  const [header = "", ...rows] = text.trim().split(/\r?\n/);
  const columns = header.split(",");
  const at = (name: string) => columns.indexOf(`clickaudit_${name}`) - columns.length;
  const shown = rows.flatMap((row) => {
    const cells = row.split(",");
    const cell = (name: string) => cells.at(at(name)) ?? "";
    if (cell("verdict") === "") return [];
    const probability = Number(cell("probability")).toFixed(1);
    const signals = cell("signals").split(";").slice(0, 3).join(";");
    return [`${cell("row")} ${cell("verdict")} ${probability} ${signals}`];
  });
  return `${shown.filter((_, index) => index % STEP === 0).join("\n")}\n`;
}

describe("golden verdicts", () => {
  it.each(["b2b", "flash-sale", "no-network", "single-link"])("%s", async (kind) => {
    await expect(await verdictsOf(kind)).toMatchFileSnapshot(`${GOLDEN}${kind}.txt`);
  });
});
