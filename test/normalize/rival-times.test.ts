import { describe, expect, it } from "vitest";
import { detect } from "../../src/normalize/index.js";
import { tableOf } from "./memory-table.js";

const PEOPLE = Array.from({ length: 8 }, (_, i) => `reader${i}@firm${i % 3}.example`);
const LINK = "https://shop.example/a";
const signUp = (i: number) => `2021-0${1 + i}-03 08:1${i}:00`;
const at = (i: number, step = 0) => `2026-06-01 09:0${i}:1${step}`;

async function read(header: string, rows: readonly string[], map: Record<string, string> = {}) {
  const [detection] = await detect([tableOf("export.csv", [header, ...rows])], { map });
  return detection!;
}

describe("two columns that may be the time of the event", () => {
  it.each([
    ["Created", "Action", "Action date"],
    ["Created at", "Action", "Action date"],
    ["Date", "Event", "Date of event"],
    ["Created On", "Activity", "Activity timestamp (UTC)"],
    ["Time stamp", "Event", "EventDate"],
    ["Aangemaakt op", "Gebeurtenis", "Datum gebeurtenis"],
    ["Erstellt am", "Ereignis", "Ereigniszeitpunkt"],
    ["Erstellt", "Vorgang", "Datum des Vorgangs"],
    ["Créé le", "Action", "Date de l'événement"],
    ["Creado el", "Evento", "Fecha del evento"],
    ["Criado em", "Evento", "Data do evento"],
    ["Creato il", "Azione", "Data azione"],
  ])("%s beside %s and %s", async (other, word, time) => {
    const kinds = ["open", "click"];
    const log = PEOPLE.flatMap((person, i) =>
      kinds.map((kind, step) => `${signUp(i)};${person};${kind};${at(i, step)};${LINK}`),
    );
    const once = PEOPLE.map((person, i) => `${signUp(i)};${person};click;${at(i)};${LINK}`);
    for (const rows of [log, once]) {
      expect(await read(`${other};Email;${word};${time};URL`, rows)).toMatchObject({
        role: "events",
        question: null,
        columns: { eventTime: time, eventType: word },
      });
      const turned = rows.map((row) => row.split(";").reverse().join(";"));
      expect(await read(`URL;${time};${word};Email;${other}`, turned)).toMatchObject({
        columns: { eventTime: time },
      });
    }
  });

  it("takes the one that differs between the events of a person", async () => {
    const rows = PEOPLE.flatMap((person, i) =>
      [0, 1].map((step) => `${signUp(i)};${person};${step ? "click" : "open"};${at(i, step)}`),
    );
    expect(await read("Time;Email;Event;Date", rows)).toMatchObject({
      question: null,
      columns: { eventTime: "Date" },
    });
    expect(await read("Action date;Email;Action;Created", rows)).toMatchObject({
      columns: { eventTime: "Created" },
    });
    expect(await read("Created;Email;Event;It was then", rows)).toMatchObject({
      columns: { eventTime: "It was then" },
    });
  });

  it("takes what is not said of contacts", async () => {
    const rows = PEOPLE.map((person, i) => `${signUp(i)};${person};click;${at(i)}`);
    expect(await read("Created;Email;Event;Recorded at", rows)).toMatchObject({
      question: null,
      columns: { eventTime: "Recorded at" },
    });
  });

  it("asks where nothing tells, and takes the answer", async () => {
    const rows = PEOPLE.map((person, i) => `${signUp(i)};${person};click;${at(i)};${LINK}`);
    const { question } = await read("Time;Email;Event;Date;URL", rows);
    expect(question).toMatch(/"Time" and "Date" both hold times: .* --map time=COLUMN$/);
    const mapped = await read("Created;Email;Action;Action date;URL", rows, { time: "Created" });
    expect(mapped).toMatchObject({ question: null, columns: { eventTime: "Created" } });
  });

  it("does not ask where both tell one moment", async () => {
    const rows = PEOPLE.map((person, i) => `${at(i)};${person};click;2026-06-01;2026-06-01 11:0${i}:10`);
    expect(await read("Time;Email;Event;Date;Event time (local)", rows)).toMatchObject({
      question: null,
      columns: { eventTime: "Time" },
    });
  });

  it("completes a day with the clock beside it", async () => {
    const rows = PEOPLE.map((person, i) => `${signUp(i)};${person};click;2026-06-01;09:0${i}:10`);
    expect(await read("Created;Email;Action;Action date;Clock", rows)).toMatchObject({
      columns: { eventTime: "Action date", timeOfDay: "Clock" },
    });
  });
});
