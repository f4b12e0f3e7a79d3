import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { folder } from "./kit.js";

const SALE = "fixtures/campaigns/spring-sale";

describe("what others say about a campaign", () => {
  it("sets a sponsor's count beside ours, found by its columns or named", async () => {
    const file = join(folder(), "counts.csv");
    writeFileSync(file, "Campaign,Source,Clicks,Unique clicks\nspring sale 2026,Sponsor A,940,101\n");
    const named = await audit({ files: [SALE], named: [{ path: file, role: "counts" }] });
    const found = await audit({ files: [SALE, file] });
    expect(found.report.insights.reconciliation).toEqual(named.report.insights.reconciliation);
    const { totalClicks, uniqueClicks } = named.report.total;
    const row = { campaign: "Spring sale 2026", source: "Sponsor A" };
    expect(named.report.insights.reconciliation).toEqual([
      {
        ...row,
        measure: "Clicks",
        theirs: 940,
        reported: totalClicks.reported,
        adjusted: totalClicks.adjusted,
      },
      {
        ...row,
        measure: "Unique clicks",
        theirs: 101,
        reported: uniqueClicks.reported,
        adjusted: uniqueClicks.adjusted,
      },
    ]);
    expect(named.report.accounting.rows).toBe(found.report.accounting.rows);
  });

  it("compares the links with the sending domain that is named", async () => {
    const checks = async (from?: string) =>
      (await audit({ files: [SALE], ...(from === undefined ? {} : { from }) })).report.insights.hygiene.map(
        ({ check, subject }) => `${check} ${subject}`,
      );
    expect(await checks()).toContain("domain-alignment-not-checkable Sending domain");
    expect(await checks("news@gmail.com")).toContain("sender-at-mailbox-provider gmail.com");
    const other = await checks("sender.example");
    expect(other).toContain("unaligned-domain shop.example");
    expect(other.join()).not.toContain("domain-alignment-not-checkable");
    expect((await checks("shop.example")).join()).not.toContain("unaligned-domain shop.example");
  });
});
