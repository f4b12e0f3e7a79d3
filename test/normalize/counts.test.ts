import { expect, it } from "vitest";
import type { CountRow } from "../../src/domain/event.js";
import { countMapper, detect } from "../../src/normalize/index.js";
import { tableOf } from "./memory-table.js";

async function mapped(lines: readonly string[], path = "counts.csv", role?: "counts") {
  const table = tableOf(path, lines);
  const [detection] = await detect([table], role === undefined ? {} : { role });
  const mapper = countMapper(table, detection!);
  const rows: CountRow[] = [];
  const outcomes = table.info.sample.map((cells) => mapper.map(cells, (row) => rows.push({ ...row })));
  return { rows, outcomes, role: detection!.role };
}

it("takes a column for each measure, and knows the file by its columns", async () => {
  const { rows, role } = await mapped([
    "Campaign;Source;Clicks;Sessions",
    "Spring;Sponsor A;940;101",
    "Summer;Sponsor A;;7",
  ]);
  expect(role).toBe("counts");
  expect(rows).toEqual([
    { campaign: "Spring", source: "Sponsor A", measure: "Clicks", count: 940 },
    { campaign: "Spring", source: "Sponsor A", measure: "Sessions", count: 101 },
    { campaign: "Summer", source: "Sponsor A", measure: "Sessions", count: 7 },
  ]);
});

it("takes a row for each measure", async () => {
  const { rows } = await mapped(["campaign;source;measure;count", "Spring;GA;visits;12"]);
  expect(rows).toEqual([{ campaign: "Spring", source: "GA", measure: "visits", count: 12 }]);
});

it("names the file where no column says who counted, and rejects what is no count", async () => {
  const { rows, outcomes } = await mapped(
    ["campaign;clicks", "Spring;12", "Summer;a lot", "Autumn;", "Total;12"],
    "exports/web analytics.csv",
    "counts",
  );
  expect(rows).toEqual([{ campaign: "Spring", source: "web analytics", measure: "clicks", count: 12 }]);
  expect(outcomes).toEqual([
    undefined,
    { reject: 'no count "a lot"', field: "clicks" },
    { reject: "holds no count" },
    { skip: "totals row" },
  ]);
});

it("leaves the platform's own list of campaigns what it is", async () => {
  expect((await mapped(["Campaign;Source;Send time;Clicks", "Spring;api;2026-03-17 10:00;12"])).role).toBe(
    "campaigns",
  );
});
