import { describe, expect, it } from "vitest";
import { auditOf } from "./kit.js";

const listOf = (header: string, words: readonly string[], repeat = 10) =>
  [
    header,
    ...Array.from(
      { length: words.length * repeat },
      (_, i) => `p${i}@corp.example,${words[i % words.length]}`,
    ),
  ].join("\n");

async function campaignOf(list: string) {
  const { report } = await auditOf({ "spring.csv": list });
  const { delivered, uniqueClicks, uniqueOpens } = report.campaigns[0]!;
  return { delivered, clicks: uniqueClicks.reported, opens: uniqueOpens.reported };
}

describe("lists of one row per person that say how far the mail got", () => {
  it("need no times, and count as delivered whoever did something with the mail", async () => {
    const words = ["Delivered", "Opened", "Clicked", "Bounced", "Unsubscribed"];
    expect(await campaignOf(listOf("Email,Status", words))).toEqual({ delivered: 40, clicks: 10, opens: 10 });
    expect(await campaignOf(listOf("Adresse e-mail,Statut", ["Délivré", "Ouvert", "Cliqué"]))).toEqual({
      delivered: 30,
      clicks: 10,
      opens: 10,
    });
  });

  it("count those who did not open among those who got it", async () => {
    const found = await campaignOf(listOf("Email,Status", ["Not opened", "Opened", "Clicked"]));
    expect(found).toEqual({ delivered: 30, clicks: 10, opens: 10 });
  });

  it("do not say how many got it where all have opened or clicked", async () => {
    expect(await campaignOf(listOf("Email,Status", ["Opened", "Clicked"]))).toMatchObject({
      delivered: null,
    });
  });

  it.each([
    [
      "somebody stands there twice",
      `${listOf("Email,Status", ["Opened", "Clicked"])}\np1@corp.example,Opened`,
    ],
    ["a word is of something else", listOf("Email,Status", ["Opened", "Gold"])],
  ])("are not taken for granted where %s", async (_, list) => {
    await expect(auditOf({ "spring.csv": list })).rejects.toThrow(/--recipients|--map/);
  });
});

describe("lists with the time of the last thing that happened", () => {
  const day = (i: number) => `2026-03-1${i % 9} 09:0${i % 10}:07`;
  const dated = (header: string, words: readonly string[]) =>
    [
      header,
      ...Array.from(
        { length: words.length * 10 },
        (_, i) => `p${i}@corp.example,${words[i % words.length]},${day(i)}`,
      ),
    ].join("\n");

  it.each(["Email,Status,Date", "Adresse e-mail,Statut,Date"])("are no logs: %s", async (header) => {
    const list = dated(header, ["Delivered", "Opened", "Clicked", "Bounced"]);
    expect(await campaignOf(list)).toEqual({ delivered: 30, clicks: 10, opens: 10 });
    const { report } = await auditOf({ "spring.csv": list });
    expect(report.inputs[0]!.period.from).toBe("2026-03-10T09:00:07.000Z");
    const denied = dated(header, ["Not opened", "Opened", "Clicked"]);
    expect(await campaignOf(denied)).toEqual({ delivered: 30, clicks: 10, opens: 10 });
  });

  it("are logs where they say so, or where somebody stands there twice", async () => {
    const words = ["Delivered", "Opened", "Clicked"];
    const role = async (list: string) => (await auditOf({ "spring.csv": list })).report.inputs[0]!.role;
    expect(await role(dated("Email,Event,Date", words))).toBe("events");
    expect(await role(`${dated("Email,Status,Date", words)}\np1@corp.example,Clicked,${day(1)}`)).toBe(
      "events",
    );
  });
});

describe("lists that name the clicked link", () => {
  it.each(["Clicked link", "Lien cliqué"])("count a click for each: %s", async (name) => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      [`p${i}@corp.example`, "2026-03-10 09:10:07", 1, i % 3 === 0 ? "https://shop.example/a" : ""].join(","),
    );
    const list = [`Email,Opened at,Times opened,${name}`, ...rows].join("\n");
    expect(await campaignOf(list)).toMatchObject({ clicks: 10, opens: 30 });
  });
});

describe("counts with decimals", () => {
  const list = (header: string, cells: readonly string[]) =>
    [header, ...Array.from({ length: 30 }, (_, i) => `p${i}@corp.example;${cells[i % cells.length]}`)].join(
      "\n",
    );
  const totals = async (text: string) => {
    const { report } = await auditOf({ "spring.csv": text });
    const { delivered, totalClicks } = report.campaigns[0]!;
    return { delivered, clicks: totalClicks.reported };
  };

  it.each([
    ["Email;Opens;Clicks", "1.000;0.000"],
    ["Email;Opens;Clicks", "1,000;0,000"],
    ["Email;Opened;Clicked", "1.000;0.000"],
    ["Email;Opens;Clicks", "1.0;0.0"],
    ["Email;Opens;Clicks", "1,00;0,00"],
  ])("are no thousands: %s with %s", async (header, opened) => {
    const [one, none] = opened.split(";");
    const cells = [opened, `${none};${none}`, `${one};${one}`];
    expect(await totals(list(header, cells))).toEqual({ delivered: 30, clicks: 10 });
  });

  it("are thousands where other counts have none", async () => {
    expect(await totals(list("Email;Opens;Clicks", ["1.000;12", "0;0", "3;1"]))).toMatchObject({
      clicks: 130,
    });
    expect(await totals(list("Email;Opens;Clicks", ["3;1.234", "0;0", "3;1"]))).toMatchObject({
      clicks: 12_350,
    });
  });
});
