import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { auditOf, folder } from "./kit.js";

const person = (at: number) => `person${at}@corp.example`;
/** Every third of the people has the time of a hit. */
const WHEN = (at: number) => (at % 3 === 0 ? `2026-03-10 09:${10 + at}:${11 + at}` : "");
const HITS = 7;
const PEOPLE = 3 * HITS;

function list(
  header: string,
  cells: (at: number, when: string) => readonly string[],
  people = PEOPLE,
): string {
  const rows = Array.from({ length: people }, (_, at) => [person(at), ...cells(at, WHEN(at))].join(","));
  return `${[header, ...rows].join("\n")}\n`;
}

async function people(text: string, name = "people.csv") {
  const { report } = await auditOf({ [name]: text });
  const [one] = report.campaigns;
  return {
    clickers: one!.uniqueClicks.reported,
    openers: one!.uniqueOpens.reported,
    delivered: one!.delivered,
  };
}

const link = (at: number) => `https://shop.example/${at}`;

describe("rows without the time of a hit, in a list in which others have one", () => {
  it.each([
    ["Email,Clicked at,Link", (at: number, when: string) => [when, when && link(at)]],
    ["Email,First click,Clicked link", (at: number, when: string) => [when, when && link(at)]],
    ["Email,First click,Company website", (at: number, when: string) => [when, link(at)]],
  ])("are no clicks: %s", async (header, cells) => {
    expect((await people(list(header, cells))).clickers).toBe(HITS);
  });

  it("are no clicks, though the name of the file says that it holds clicks", async () => {
    const text = list("Email,Name,Click date", (at, when) => [`Person ${at}`, when]);
    expect((await people(text, "clicks.csv")).clickers).toBe(HITS);
  });

  it("are no opens, and were sent the mail", async () => {
    const text = list("Email,Opened at,IP", (at, when) => [when, when && `81.152.3.${at + 1}`]);
    expect(await people(text)).toMatchObject({ openers: HITS, delivered: PEOPLE });
  });

  it("are no clicks where they stand below what the look at the head of the file sees", async () => {
    const many = Array.from(
      { length: 3000 },
      (_, at) => `p${at}@corp.example,2026-03-10 09:12:${10 + (at % 50)},${link(at)}`,
    );
    const blank = ["last@corp.example,,https://shop.example/a"];
    const { report } = await auditOf({
      "a.csv": ["Email,Clicked at,Link", ...many, ...blank, ""].join("\n"),
    });
    expect(report.campaigns[0]!.uniqueClicks.reported).toBe(3000);
    expect(report.accounting.skipped).toEqual({ "no time, so it did not happen": 1 });
  });
});

describe("rows without the time of a hit", () => {
  it("are hits where no row has one", async () => {
    const text = list("Email,Click date,Name", (at) => ["", `Person ${at}`]);
    expect((await people(text, "clicks.csv")).clickers).toBe(PEOPLE);
  });

  it("are hits where the user says so", async () => {
    const path = join(folder(), "a.csv");
    writeFileSync(
      path,
      list("Email,Clicked at,Link", (at, when) => [when, link(at)]),
    );
    const { report } = await audit({ named: [{ path, event: "click" }] });
    expect(report.campaigns[0]!.uniqueClicks.reported).toBe(PEOPLE);
  });

  it("are hits by their event word", async () => {
    const text = list("Email,Event,Clicked at,Link", (at, when) => ["click", when, link(at)]);
    expect((await people(text)).clickers).toBe(PEOPLE);
  });
});
