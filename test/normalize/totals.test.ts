import { describe, expect, it } from "vitest";
import { detect } from "../../src/normalize/index.js";
import { eventMapper } from "../../src/normalize/map/events.js";
import { campaignMapper } from "../../src/normalize/map/lists.js";
import { isTotalAndNoId, isTotals } from "../../src/normalize/totals.js";
import { tableOf } from "./memory-table.js";

/** Who the rows of a table are about, and why the others were left out. */
async function people(header: string, rows: readonly string[]) {
  const table = tableOf("clicks.csv", [header, ...rows]);
  const [detection] = await detect([table], {});
  const mapper = eventMapper(table, detection!);
  const seen = new Set<string>();
  const left: string[] = [];
  for (const row of rows) {
    const outcome = mapper.map(row.split(";"), ({ subscriber }) => seen.add(subscriber));
    if (outcome !== undefined) left.push("skip" in outcome ? outcome.skip : outcome.reject);
  }
  return { role: detection!.role, people: [...seen], left };
}

const COUNTS: [language: string, header: string, label: string][] = [
  ["German", "E-Mail-Adresse;Öffnungen;Klicks", "Gesamt"],
  ["German", "E-Mail-Adresse;Öffnungen;Klicks", "Gesamtergebnis"],
  ["English", "Email address;Opens;Clicks", "Totals"],
  ["English", "Email address;Opens;Clicks", "Total (2 recipients):"],
  ["Dutch", "E-mailadres;Aantal opens;Aantal kliks", "Totaal"],
  ["French", "Adresse e-mail;Ouvertures;Clics", "Total général"],
  ["Spanish", "Correo electrónico;Aperturas;Clics", "Suma total"],
  ["Portuguese", "Endereço de e-mail;Aberturas;Cliques", "Soma"],
  ["Italian", "Indirizzo e-mail;Aperture;Clic", "Totale complessivo"],
];

describe("a row that adds up the others", () => {
  it.each(COUNTS)("is no person below one and two of them: %s, %s, %s", async (_, header, label) => {
    for (const count of [1, 2, 3]) {
      const rows = Array.from({ length: count }, (_, i) => `reader${i}@north.example;2;1`);
      const total = `${label};${2 * count};${count}`;
      const expected = {
        role: "recipients",
        people: rows.map((row) => row.split(";")[0]),
        left: ["totals row"],
      };
      expect(await people(header, [...rows, total])).toEqual(expected);
      expect(await people(header, [total, ...rows])).toEqual(expected);
    }
  });

  it("is no event of a log whose ids name the people: a sum has no time", async () => {
    const events = Array.from(
      { length: 3 },
      (_, i) => `10${i};2026-03-10 09:0${i}:00;https://shop.example/${i}`,
    );
    const log = await people("Contact ID;Click time;URL", [...events, "Total;;3"]);
    expect(log).toEqual({ role: "events", people: ["100", "101", "102"], left: ["totals row"] });
    const clicked = Array.from(
      { length: 3 },
      (_, i) => `a${i}@north.example;2026-03-10 09:0${i}:00;https://shop.example/${i}`,
    );
    expect((await people("Email;Date clicked;Link", [...clicked, "Total;;"])).role).toBe("events");
  });

  it.each(["Total", "Gesamtsumme", "Totaal"])("is none where ids name the people: %s", async (label) => {
    const { people: seen, left } = await people("Subscriber ID;Opens;Clicks", [
      "a8f2;2;1",
      "zoe;2;1",
      `${label};4;2`,
    ]);
    expect([seen, left]).toEqual([["a8f2", "zoe"], ["totals row"]]);
  });

  it("is told from somebody of that name by its figures", async () => {
    const header = "Subscriber ID;Opens;Clicks";
    const sums = await people(header, ["ann;2;1", "zoe;3;1", "Soma;5;2"]);
    expect([sums.people, sums.left]).toEqual([["ann", "zoe"], ["totals row"]]);
    const person = await people(header, ["ann;2;1", "zoe;3;1", "Soma;4;2"]);
    expect([person.people, person.left]).toEqual([["ann", "zoe", "Soma"], []]);
  });

  it("has nothing but words that go with a sum", () => {
    expect(isTotals(["Summe aller Klicks:", "", "7"])).toBe(true);
    expect(isTotals(["Total Wine spring sale", "x", "open"])).toBe(false);
    expect(isTotals(["Average Joe", "1"])).toBe(false);
    expect(isTotals(["Total", "ann@north.example"])).toBe(false);
    expect(isTotalAndNoId("total.recall")).toBe(false);
    expect(isTotalAndNoId("Suma")).toBe(false);
  });
});

describe("a mailing named like a sum", () => {
  it("is one where it was sent one day", async () => {
    const lines = [
      "Campaign;Send time;Delivered;Unique opens",
      "Summary;2026-03-02 09:00:00;900;100",
      "Total recall;2026-03-09 09:00:00;900;100",
      "Total;;1800;200",
    ];
    const table = tableOf("campaigns.csv", lines);
    const [detection] = await detect([table], { role: "campaigns" });
    const mapper = campaignMapper(table, detection!);
    const names: string[] = [];
    const outcomes = lines
      .slice(1)
      .map((line) => mapper.map(line.split(";"), (row) => names.push(row.campaign)));
    expect(names).toEqual(["Summary", "Total recall"]);
    expect(outcomes.at(-1)).toEqual({ skip: "totals row" });
  });
});
