import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { inspect } from "../../src/flow/inspect.js";
import { folder } from "./kit.js";

function put(files: Record<string, string[]>): string {
  const path = folder();
  for (const [name, lines] of Object.entries(files)) {
    mkdirSync(join(path, name, ".."), { recursive: true });
    writeFileSync(join(path, name), `${lines.join("\n")}\n`);
  }
  return path;
}

describe("the period of an input", () => {
  const FILES = {
    "1-march.csv": [
      "email,event,timestamp,url",
      "a@x.example,delivered,2026-03-17T09:00:00Z,",
      "a@x.example,click,2026-03-17T10:00:00Z,https://s.example/",
    ],
    "2-again.csv": ["email,event,timestamp,url", "a@x.example,click,2026-03-17T10:00:00Z,https://s.example/"],
    "3-orders.csv": [
      "email,order_id,amount,currency,order_date",
      "a@x.example,o1,10.00,EUR,2026-05-02T08:00:00Z",
    ],
    "4-campaigns.csv": ["campaign,sent_at,delivered", "spring,2026-03-17T08:59:00Z,1"],
    "5-people.csv": ["email,country", "a@x.example,NL"],
  };
  const PERIODS = [
    ["1-march.csv", "2026-03-17T09:00:00.000Z", "2026-03-17T10:00:00.000Z"],
    // All its rows are duplicates, and still it covers a time.
    ["2-again.csv", "2026-03-17T10:00:00.000Z", "2026-03-17T10:00:00.000Z"],
    ["3-orders.csv", "2026-05-02T08:00:00.000Z", "2026-05-02T08:00:00.000Z"],
    ["4-campaigns.csv", "2026-03-17T08:59:00.000Z", "2026-03-17T08:59:00.000Z"],
    ["5-people.csv", null, null],
  ];
  const listed = (inputs: readonly { path: string; period: { from: string | null; to: string | null } }[]) =>
    inputs.map(({ path, period }) => [path.split("/").at(-1), period.from, period.to]);

  it.each(["cells", "bytes"] as const)("is that of the file, not of the export (%s)", async (reader) => {
    const { report } = await audit({ files: [put(FILES)], reader });
    expect(listed(report.inputs)).toEqual(PERIODS);
  });

  it("is the same when the file is inspected", async () => {
    expect(listed((await inspect({ files: [put(FILES)] }, false)).files)).toEqual(PERIODS);
  });
});
