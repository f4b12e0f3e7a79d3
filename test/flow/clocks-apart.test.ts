import { describe, expect, it } from "vitest";
import { auditOf, csvOf, type Row, SENT } from "./kit.js";

const MIN = 60_000;

/** One mail to each of 60 people of some domains: delivered, opened and clicked by every second within hours. */
function mails(domains: number, deliveredAt: (person: number) => number): Row[] {
  return Array.from({ length: 60 }, (_, person): Row[] => {
    const mail = {
      email: `p${person}@firm${person % domains}.example`,
      campaign: "Spring",
      ip: "",
      agent: "",
    };
    const read = SENT + (5 + 3 * person) * MIN;
    const delivered: Row = { ...mail, event: "delivered", at: deliveredAt(person), url: "" };
    if (person % 2 === 1) return [delivered];
    return [
      delivered,
      { ...mail, event: "open", at: read, url: "" },
      { ...mail, event: "click", at: read + 20_000, url: `https://shop.example/${person % 7}` },
    ];
  }).flat();
}

async function seen(rows: readonly Row[]) {
  const { report } = await auditOf({ "events.csv": csvOf(rows) });
  const [campaign] = report.campaigns;
  return {
    codes: report.notices.map(({ code }) => code),
    early: report.signals.find(({ signal }) => signal === "click-before-delivery")!.hits,
    from: campaign!.earlyFrom,
    people: campaign!.uniqueClicks.adjusted! / campaign!.uniqueClicks.reported!,
  };
}

describe("deliveries by another clock than that of the clicks", () => {
  it.each([60, 120, 45])("%i min ahead of it count for nothing", async (ahead) => {
    const { codes, early, from, people } = await seen(mails(20, () => SENT + ahead * MIN));
    expect(codes).toContain("clocks-apart");
    expect(codes).not.toContain("send-time-inferred");
    expect({ early, from }).toEqual({ early: 0, from: "inferred" });
    expect(people).toBeGreaterThan(0.6);
  });

  it.each<[string, number, (person: number) => number]>([
    ["the same clock", 20, () => SENT],
    ["one company that holds its mail", 1, () => SENT + 60 * MIN],
    ["a few companies that hold it", 20, (person) => SENT + (person % 20 < 4 ? 60 * MIN : 0)],
    ["all hold it for minutes", 20, (person) => SENT + (12 + 3 * person) * MIN],
  ])("are told from %s", async (_, domains, deliveredAt) => {
    const { codes, from } = await seen(mails(domains, deliveredAt));
    expect(codes).not.toContain("clocks-apart");
    expect(from).toBe("delivery");
  });
});
