import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { auditOf, csvOf, folder, type Row, SENT } from "./kit.js";

const HOUR = 3_600_000;
const PEOPLE = 12;

/** Everybody clicks two hours after the send, in the morning. */
const mails = Array.from({ length: PEOPLE }, (_, id): Row[] => {
  const of = { email: `p${id}@corp.example`, campaign: "Spring", ip: "", agent: "" };
  return [
    { ...of, event: "delivered", at: SENT, url: "" },
    { ...of, event: "click", at: SENT + (2 + id / 4) * HOUR, url: "https://shop.example/a" },
  ];
}).flat();

function converted(orders: string) {
  return auditOf({ "mails.csv": csvOf(mails), "orders.csv": orders }).then(
    ({ report }) => report.campaigns[0]!.conversions.reported,
  );
}

const ordersOn = (date: string, header = "Email,Order date,Total") =>
  [
    header,
    ...Array.from({ length: PEOPLE }, (_, id) => `p${id}@corp.example,${date},10`),
    ...Array.from({ length: 6 }, (_, id) => `q${id}@corp.example,${date.replace(/-../, `-0${id + 1}`)},10`),
  ].join("\n");

/** Notices on what of the orders does not meet the mails. */
async function unmet(orders: readonly string[]) {
  const { report } = await auditOf({
    "mails.csv": csvOf(mails),
    "orders.csv": ["email,ordered_at,total", ...orders].join("\n"),
  });
  return report.notices.filter(({ code }) => code.startsWith("conversions-"));
}

describe("orders that do not meet the mails", () => {
  const order = (who: string, days: number) => `${who},${new Date(SENT + days * 24 * HOUR).toISOString()},10`;
  const ofAll = (days: number) =>
    mails.filter(({ event }) => event === "click").map(({ email }) => order(email, days));
  const of = (who: number) => Array.from({ length: who }, (_, id) => order(`x${id}@else.example`, 1));

  it("are counted", async () => {
    const [notice, ...others] = await unmet([...ofAll(1), ...of(3)]);
    expect(notice!.message).toMatch(/^3 of 15 rows name nobody in the exports of mails/);
    expect(others).toEqual([]);
    expect(await unmet(ofAll(1))).toEqual([]);
  });

  it("are said to be none of theirs where nobody is the same", async () => {
    expect((await unmet(of(4)))[0]!.message).toMatch(/^none of the 4 rows names anybody/);
  });

  it.each([
    ["email,total", "p0@corp.example,5", "4 of 4 rows do not say when it was"],
    ["Transaction ID,Date,Purchase revenue", "T1,20260415,9", "4 of 4 rows do not say who it was"],
  ])("are said to be of no use without a time or a person: %s", async (header, row, start) => {
    const at = folder();
    const paths = ["mails.csv", "orders.csv"].map((name) => join(at, name));
    writeFileSync(paths[0]!, csvOf(mails));
    writeFileSync(paths[1]!, [header, row, row, row, row].join("\n"));
    const { report } = await audit({ files: [paths[0]!], named: [{ path: paths[1]!, role: "conversions" }] });
    const [notice] = report.notices.filter(({ code }) => code === "conversions-unusable");
    expect(notice?.message).toContain(start);
  });

  it.each([-20, 120])("are said to lie apart where none follows a click: %d days", async (days) => {
    const [notice] = await unmet(ofAll(days));
    expect(notice!.message).toMatch(
      /^12 conversions are of people in the mails, but none came within a week/,
    );
  });
});

describe("orders of which the day is known alone", () => {
  it.each([
    ["the day of the click", "2026-04-14", PEOPLE],
    ["the start of that day", "2026-04-14 00:00:00", PEOPLE],
    ["the day after", "2026-04-15", PEOPLE],
    ["the day before", "2026-04-13", 0],
    ["a month later", "2026-05-14", 0],
  ])("follow clicks of the same day and of those before: %s", async (_, date, count) => {
    expect(await converted(ordersOn(date))).toBe(count);
  });

  it("give way to a time in the same row", async () => {
    const at = (SENT + HOUR) * 1000;
    const rows = Array.from(
      { length: PEOPLE },
      (_, id) => `20260414,${at + id},purchase,p${id}@corp.example,9`,
    );
    const header = "event_date,event_timestamp,event_name,user_id,purchase_revenue";
    expect(await converted([header, ...rows].join("\n"))).toBe(0);
  });
});

describe("one order after two mails", () => {
  const who = { email: "p0@corp.example", ip: "", agent: "" };
  const mail = (campaign: string, at: number): Row[] => [
    { ...who, event: "delivered", campaign, at, url: "" },
    { ...who, event: "click", campaign, at: at + HOUR, url: "https://shop.example/a" },
  ];
  const both = csvOf([...mail("First", SENT), ...mail("Second", SENT + 48 * HOUR)]);
  const ordered = async (...hours: number[]) => {
    const rows = hours.map((hour) => `p0@corp.example,${new Date(SENT + hour * HOUR).toISOString()},${hour}`);
    const { report } = await auditOf({
      "mails.csv": both,
      "orders.csv": ["email,ordered_at,total", ...rows].join("\n"),
    });
    return report.campaigns.map(({ campaign, conversions }) => [campaign, conversions.reported]);
  };

  it("counts for the one that a person clicked, whatever fetched a later one", async () => {
    const fetched = ["a", "b", "c", "d", "e", "f"].map(
      (link, at): Row => ({
        email: "p0@corp.example",
        event: "click",
        campaign: "Second",
        at: SENT + 48 * HOUR + 1000 + at,
        url: `https://shop.example/${link}`,
        ip: "",
        agent: "curl/8.5.0",
      }),
    );
    const { report } = await auditOf({
      "mails.csv": csvOf([
        ...mail("First", SENT),
        ...mail("Second", SENT + 48 * HOUR).slice(0, 1),
        ...fetched,
      ]),
      "orders.csv": `email,ordered_at,total\np0@corp.example,${new Date(SENT + 60 * HOUR).toISOString()},10`,
    });
    const [first, second] = report.campaigns.map(({ conversions }) => conversions.reported);
    expect([first, second]).toEqual([1, 0]);
  });

  it("counts for the one that was clicked last before it", async () => {
    expect(await ordered(60)).toEqual([
      ["First", 0],
      ["Second", 1],
    ]);
    expect(await ordered(20)).toEqual([
      ["First", 1],
      ["Second", 0],
    ]);
    expect(await ordered(20, 60)).toEqual([
      ["First", 1],
      ["Second", 1],
    ]);
  });
});
