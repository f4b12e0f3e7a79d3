import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { inspect } from "../../src/flow/inspect/inspect.js";
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

describe("what an inspection says about checks", () => {
  const FILES = {
    "granular_activity/clicks/7_spring.csv": [
      "Timestamp,IP,Email,Url",
      "2026-03-17 09:00:10,198.51.100.1,a@x.example,https://s.example/",
    ],
    "granular_activity/opens/7_spring.csv": [
      "Timestamp,IP,Email",
      "2026-03-17 09:00:05,198.51.100.1,a@x.example",
    ],
  };
  const runs = (checks: readonly { signal: string; runs: boolean }[], signal: string) =>
    checks.find((check) => check.signal === signal)?.runs;

  it("goes by the rows, and adds up over files", async () => {
    const path = put(FILES);
    const paths = Object.keys(FILES).map((name) => join(path, name));
    const { files, together } = await inspect({ files: paths }, false);
    const [clicks] = files;
    expect(runs(clicks!.checks, "click-without-open")).toBe(false);
    expect(clicks!.remedies.find(({ need }) => need === "opens")?.how).toContain("granular_activity/opens");
    expect(runs(together.checks, "click-without-open")).toBe(true);
    expect(together.remedies.map(({ need }) => need)).not.toContain("opens");
    expect(clicks!.because).toMatchObject({ email: "export", url: "export" });
    expect(clicks).toMatchObject({ timezone: "UTC", timezoneFrom: "assumed", dateOrderFrom: null });
  });

  it("says why a column and an order was taken", async () => {
    const path = put({
      "log.csv": ["Wer;event;Datum;x", "a@x.example;click;17.03.2026 09:00:10;198.51.100.1"],
    });
    const inspected = (options: object) =>
      inspect({ files: [join(path, "log.csv")], ...options }, false).then(({ files: [file] }) => file!);
    expect(await inspected({})).toMatchObject({
      because: {
        email: "content",
        eventType: "name and content",
        eventTime: "name and content",
        ip: "content",
      },
      dateOrder: "dmy",
      dateOrderFrom: "values",
    });
    expect(
      await inspected({ map: { email: "Wer" }, dateOrder: "dmy", timezone: "Europe/Berlin" }),
    ).toMatchObject({
      because: { email: "--map" },
      dateOrderFrom: "option",
      timezone: "Europe/Berlin",
      timezoneFrom: "option",
    });
  });
});
