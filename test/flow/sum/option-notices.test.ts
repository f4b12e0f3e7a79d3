import { describe, expect, it } from "vitest";
import type { AuditOptions } from "../../../src/domain/options.js";
import { auditOf } from "../kit.js";

const HEADER = "email,event,timestamp,campaign,url";
const click = (email: string, campaign: string) =>
  `${email}@acme.example,click,2026-04-14T10:00:00Z,${campaign},https://shop.example/1`;
const TWO = [HEADER, click("a", "Spring"), click("b", "Summer")].join("\n");
const ONE = [HEADER, click("a", "Spring")].join("\n");
const DELIVERED = `${ONE}\na@acme.example,delivered,2026-04-14T09:00:00Z,Spring,`;

async function told(events: string, options: Partial<AuditOptions>, campaigns?: string) {
  const files = { "a.csv": events, ...(campaigns === undefined ? {} : { "campaigns.csv": campaigns }) };
  const { report } = await auditOf(files, options);
  return report.notices.flatMap(({ code, message }) => (code.startsWith("option-") ? [message] : []));
}

describe("figures that the user gives for a campaign", () => {
  it("are told when several campaigns take them", async () => {
    expect(await told(TWO, { delivered: 100 })).toEqual([
      "--delivered 100 was taken for each of 2 campaigns; audit them one by one, or add the campaigns export",
    ]);
    expect(await told(TWO, { sentAt: "2026-04-14T09:00:00Z" })).toEqual([
      "--sent-at 2026-04-14T09:00:00Z was taken for each of 2 campaigns; audit them one by one, or add the campaigns export",
    ]);
    expect(await told(ONE, { delivered: 100, sentAt: "2026-04-14T09:00:00Z" })).toEqual([]);
    expect(await told(TWO, {})).toEqual([]);
  });

  it("are told when the files say otherwise", async () => {
    expect(await told(DELIVERED, { delivered: 100 })).toEqual([
      "--delivered 100 was not used: the files say how many mails were delivered",
    ]);
  });

  it("are taken where a file knows the campaign and not its send time", async () => {
    const sentAt = "2026-04-14T09:00:00.000Z";
    const { report } = await auditOf(
      { "a.csv": ONE, "campaigns.csv": "campaign,delivered\nSpring,11\n" },
      { sentAt },
    );
    expect(report.campaigns[0]).toMatchObject({ delivered: 11, sentAt, earlyFrom: "send" });
    const dated =
      "campaign,sent_at,delivered\nSpring,2026-04-14T08:30:00Z,11\nSummer,2026-04-14T08:30:00Z,11\n";
    expect(await told(TWO, { sentAt }, dated)).toEqual([]);
  });
});
