import { readFileSync } from "node:fs";
import type { Accuracy } from "./accuracy.js";
import { table } from "./markdown.js";

interface Measured {
  seed: string;
  conditions: { name: string; kinds: number; mean: Accuracy }[];
  byKind: { name: string; figures: Accuracy }[];
}

/** What `npm run accuracy` measured, for the README. */
export function accuracyTables(): string {
  const file = new URL("../../fixtures/accuracy.json", import.meta.url);
  const { conditions, byKind } = JSON.parse(readFileSync(file, "utf8")) as Measured;
  return [
    table(
      ["With", ...HEAD],
      conditions.map(({ name, mean }) => [name, ...cells(mean)]),
    ),
    table(
      ["Kind of campaign, all files", ...HEAD],
      byKind.map(({ name, figures }) => [name, ...cells(figures)]),
    ),
  ].join("\n\n");
}

const HEAD = [
  "Reported click rate is off by",
  "Adjusted click rate is off by",
  "Machine clicks found",
  "People's clicks lost",
  "Truth in range",
  "Width of the range",
];

function cells({ reportedError, adjustedError, found, humanLost, held, width }: Accuracy): string[] {
  return [reportedError, adjustedError, found, humanLost, held, width].map((share) => {
    const figure = share * 100;
    return `${figure.toFixed(figure >= 99.95 || figure === 0 ? 0 : 1)} %`;
  });
}
