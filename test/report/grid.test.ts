import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forTerminal } from "../../src/report/neutralize.js";
import { grid } from "../../src/report/table/grid.js";
import { pageFor } from "../../src/report/table/page.js";
import { displayWidth } from "../../src/report/width.js";
import { hostileText } from "./reports.js";

const page = pageFor({ color: false, unicode: false, width: 60 });
const names = (row: string[]) => row[0]!;
const figures = (row: string[]) => row[1]!;

describe("the grid", () => {
  it("T4: keeps columns in line where cli-table3 would miscount", () => {
    const rows = [
      ["🫶 love", "1"],
      ["กำลังใจ", "12"],
      ["हिन्दी", "123"],
      ["北京", "1,234"],
      ["\ue000\ue000", "5"],
      ["plain", "北"],
    ];
    const lines = grid(
      rows,
      [
        { head: "Näme", cell: names },
        { head: "Clicks", align: "right", cell: figures },
      ],
      page,
    );
    const blanks = (n: number) => " ".repeat(n);
    expect(lines).toEqual([
      `Näme${blanks(5)}Clicks`,
      "-------  ------",
      `🫶 love${blanks(7)}1`,
      `กำลังใจ${blanks(7)}12`,
      `हिन्दी${blanks(7)}123`,
      `北京${blanks(6)}1,234`,
      `\ue000\ue000${blanks(12)}5`,
      `plain${blanks(8)}北`,
    ]);
  });

  it("puts every figure at the same place, whatever the names are, and loses no short name", () => {
    const name = hostileText.map(forTerminal);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), (texts) => {
        const [, rule, ...lines] = grid(
          texts.map((text) => [text, "7"]),
          [
            { head: "Name", shrinks: true, cell: names },
            { head: "Clicks", align: "right", cell: figures },
          ],
          page,
        );
        for (const [i, line] of lines.entries()) {
          expect(displayWidth(line)).toBe(rule!.length);
          expect(line.endsWith("7")).toBe(true);
          if (displayWidth(texts[i]!) <= 52) expect(line.startsWith(texts[i]!)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("keeps every row of a long list, each with the lines under it", () => {
    const rows = Array.from({ length: 120 }, (_, i) => [`n${i}`, `${i}`]);
    const lines = grid(rows, [{ head: "Name", cell: names }], page, (row) => [`  ${figures(row)}`]);
    expect(lines.slice(2)).toEqual(rows.flatMap(([name, figure]) => [name, `  ${figure}`]));
  });

  it("is a ruled head when there are no rows", () => {
    expect(grid([], [{ head: "Name", cell: names }], page)).toEqual(["Name", "----"]);
  });

  it("colours whole cells, padding included, and changes nothing else", () => {
    const inked = grid(
      [["Zoë", "1"]],
      [
        { head: "Name", cell: names, atLeast: 5, ink: () => (text) => `<${text}>` },
        { head: "Clicks", align: "right", cell: figures },
      ],
      page,
    );
    expect(inked[2]).toBe("<Zoë  >       1");
  });
});
