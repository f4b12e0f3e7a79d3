import { describe, expect, it } from "vitest";
import { auditOf, csvOf, type Row, SENT } from "./kit.js";

const row = (event: Row["event"], person: string, campaign = "Spring"): Row => ({
  email: `${person}@corp.example`,
  event,
  at: SENT + (event === "delivered" ? 0 : 3_600_000),
  campaign,
  url: event === "click" ? "https://shop.example/a" : "",
  ip: "",
  agent: "",
});

async function noticed(rows: readonly Row[], delivered?: number) {
  const options = delivered === undefined ? {} : { delivered };
  const { report } = await auditOf({ "events.csv": csvOf(rows) }, options);
  const notices = report.notices.filter(({ code }) => code === "deliveries-incomplete");
  return { report, messages: notices.map(({ message }) => message) };
}

const clicks = ["bo", "cy", "di"].map((person) => row("click", person));

describe("fewer deliveries than people", () => {
  it("are told with the source and keep the numbers", async () => {
    const { report, messages } = await noticed([row("delivered", "al"), ...clicks]);
    expect(messages).toEqual([
      'campaign "Spring": 3 people clicked, but only 1 mail was delivered according to the delivered rows: that number is too low, and rates made from it are too high; add the missing rows',
    ]);
    expect(report.campaigns[0]!.clickRate.reported).toBe(3);
  });

  it("are told of --delivered, and no more once it is high enough", async () => {
    expect((await noticed(clicks, 2)).messages).toEqual([
      'campaign "Spring": 3 people clicked, but only 2 mails were delivered according to --delivered: that number is too low, and rates made from it are too high; give the number of all delivered mails',
    ]);
    expect((await noticed(clicks, 3)).messages).toEqual([]);
  });

  it("are told once per campaign, by the larger group, and only where they are", async () => {
    const rows = [
      ...["al", "bo", "cy"].map((person) => row("delivered", person, "Autumn")),
      row("click", "al", "Autumn"),
      row("delivered", "al"),
      ...["al", "bo", "cy", "di", "ed"].map((person) => row("open", person)),
      ...clicks,
    ];
    const { messages } = await noticed(rows);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('campaign "Spring": 5 people opened, but only 1 mail was');
  });

  it("do not count one person's many clicks", async () => {
    const again = { ...row("click", "al"), at: SENT + 7_200_000, url: "https://shop.example/b" };
    expect((await noticed([row("delivered", "al"), row("click", "al"), again])).messages).toEqual([]);
  });
});
