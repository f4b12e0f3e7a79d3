import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { campaignsCsv, domainsCsv, linksCsv, rejectsCsv, suspiciousCsv } from "../../src/report/csv.js";
import { renderJson } from "../../src/report/json.js";
import { auditOf, csvOf, folder, type Row, SENT } from "./kit.js";

const rows = ["a", "b", "c"].flatMap((name): Row[] => {
  const base = {
    email: `${name}@corp.example`,
    campaign: "Spring",
    ip: "52.30.10.4",
    agent: "python-requests/2.31.0",
  };
  return [
    { ...base, event: "delivered", at: SENT, url: "" },
    { ...base, event: "click", at: SENT + 9000, url: "https://shop.example/a" },
    { ...base, event: "click", at: SENT + 9000, url: "https://shop.example/b" },
  ];
});

/** Outputs by the name under which --out-dir writes them. */
const outputs: Record<string, string> = {};

beforeAll(async () => {
  const audited = await auditOf({ "events.csv": `${csvOf(rows)}x@corp.example,click,never,Spring,/a,,\n` });
  const { report, rejects } = audited;
  const look = { mask: false };
  outputs["events.csv"] = "";
  await audited.writeEvents((chunk) => {
    outputs["events.csv"] += chunk;
  });
  outputs["report.json"] = renderJson(report, look);
  outputs["suspicious-subscribers.csv"] = suspiciousCsv(report, look);
  outputs["campaigns.csv"] = campaignsCsv(report, look);
  outputs["links.csv"] = linksCsv(report, look);
  outputs["domains.csv"] = domainsCsv(report, look);
  outputs["rejects.csv"] = rejectsCsv(rejects, look);
});

const NAMES = [
  "events.csv",
  "report.json",
  "suspicious-subscribers.csv",
  "campaigns.csv",
  "links.csv",
  "domains.csv",
  "rejects.csv",
];

describe("an output of clickaudit", () => {
  it.each(NAMES)("is refused by name: %s", async (name) => {
    await expect(auditOf({ [name]: outputs[name]! })).rejects.toThrow(/this is an output of clickaudit/);
    await expect(auditOf({ [name]: outputs[name]! })).rejects.toMatchObject({
      file: expect.stringContaining(name),
    });
  });

  it("is refused under another name too", async () => {
    for (const name of NAMES)
      await expect(auditOf({ [`renamed${name.slice(-5)}`]: outputs[name]! })).rejects.toThrow(
        /an output of clickaudit/,
      );
  });

  it("is skipped in a folder, with a notice", async () => {
    const at = folder();
    writeFileSync(join(at, "export.csv"), csvOf(rows));
    for (const name of NAMES) writeFileSync(join(at, name), outputs[name]!);
    const { report } = await audit({ files: [at] });
    const alone = await auditOf({ "export.csv": csvOf(rows) });
    expect(report.accounting).toEqual(alone.report.accounting);
    expect(report.total).toEqual(alone.report.total);
    const notices = report.notices.filter(({ code }) => code === "own-output-skipped");
    expect(notices.map(({ file }) => file)).toEqual([...NAMES].sort().map((name) => join(at, name)));
  });
});
