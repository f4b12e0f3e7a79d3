import { describe, expect, it } from "vitest";
import { detect } from "../../src/normalize/index.js";
import { tableOf } from "./memory-table.js";

const PEOPLE = Array.from({ length: 8 }, (_, i) => `reader${i}@firm${i % 3}.example`);
const LINK = "https://shop.example/a";

/** One row for each person and word, each with a time of its own. */
function log(words: readonly string[], row: (person: string, word: string, time: string) => string) {
  return PEOPLE.flatMap((person, i) =>
    words.map((word, step) => row(person, word, `2026-06-01 09:0${i}:${10 + step}`)),
  );
}

async function read(header: string, rows: readonly string[], path = "export.csv") {
  const [detection] = await detect([tableOf(path, [header, ...rows])], {});
  return detection!;
}

const ENGLISH = ["delivered", "open", "click"];

describe("a log whose only time is named for one kind of event", () => {
  it.each([
    ["Event", "Click Date (UTC)", ENGLISH],
    ["Action", "Open Time", ENGLISH],
    ["Activity", "Date clicked", ENGLISH],
    ["Status", "Opened At", ENGLISH],
    ["Event", "Sent Date", ENGLISH],
    ["Event", "Unsubscribed at", ENGLISH],
    ["Event", "Entry Date", ENGLISH],
    ["Event", "Last click", ENGLISH],
    ["Status", "Zuletzt geöffnet", ["Zugestellt", "Geöffnet", "Geklickt"]],
    ["Ereignis", "Versendet am", ["Zugestellt", "Geöffnet", "Geklickt"]],
    ["Status", "Klickdatum", ["Zugestellt", "Geöffnet", "Geklickt"]],
    ["Action", "Date d'ouverture", ["Délivré", "Ouvert", "Cliqué"]],
    ["Evento", "Fecha de clic", ["Entregado", "Abierto", "Hizo clic"]],
    ["Actie", "Geopend op", ["Bezorgd", "Geopend", "Geklikt"]],
    ["Ação", "Data do clique", ["Entregue", "Aberto", "Clicou"]],
    ["Evento", "Data clic", ["Consegnata", "Aperta", "Cliccata"]],
  ])("%s beside %s", async (word, time, words) => {
    const rows = log(words, (person, event, at) => `${person};${event};${at};${LINK}`);
    const detection = await read(`E-Mail;${word};${time};URL`, rows);
    expect(detection).toMatchObject({
      role: "events",
      kind: null,
      question: null,
      columns: { eventType: word, eventTime: time },
    });
    expect(await read(`E-Mail;${word};${time}`, rows)).toMatchObject({ columns: { eventTime: time } });
  });

  it("keeps the time of the send where that is the same for all events of a mail", async () => {
    const rows = log(ENGLISH, (person, event, at) => `${person};${event};2026-06-01 09:00:00;${at}`);
    expect(await read("Email;Event;Sent Date;Click Date", rows)).toMatchObject({
      role: "events",
      columns: { sendTime: "Sent Date", eventTime: "Click Date" },
    });
    expect(await read("E-Mail;Aktion;Versanddatum;Datum der Aktion", rows)).toMatchObject({
      role: "events",
      columns: { sendTime: "Versanddatum", eventTime: "Datum der Aktion" },
    });
  });

  it("takes the time that differs between the events of a mail before one that is the contact's", async () => {
    const rows = log(ENGLISH, (person, event, at) => `${person};${event};2024-02-03 08:00:00;${at}`);
    expect(await read("Email;Event;Created At;Click Date", rows)).toMatchObject({
      role: "events",
      columns: { eventTime: "Click Date" },
    });
    const own = log(ENGLISH, (person, event, at) => `${person};${event};${at};2026-06-01 09:30:00`);
    expect(await read("Email;Event;Created At;Click Date", own)).toMatchObject({
      columns: { eventTime: "Created At" },
    });
  });

  it("reads each kind from its own column where every kind has one", async () => {
    const rows = log(["open", "click"], (person, event, at) =>
      [person, event, event === "open" ? at : "", event === "click" ? at : ""].join(";"),
    );
    expect(await read("Email;Event;Opened At;Clicked At", rows)).toMatchObject({
      role: "events",
      columns: { openTime: "Opened At", clickTime: "Clicked At" },
    });
  });

  it("asks where both hold times of every kind", async () => {
    const rows = log(["sent", "bounce"], (person, event, at) => `${person};${event};${at};${at}`);
    const { role, question } = await read("Email;Event;Open Time;Click Time", rows);
    expect(role).toBe("unknown");
    expect(question).toMatch(/"Open Time" and "Click Time" hold times .* --map time=COLUMN$/);
  });
});

describe("a list of people with a status", () => {
  const stage = (i: number) => (i < 3 ? "clicked" : i < 6 ? "opened" : "delivered");

  it("stays one, be its times of the send or of each step", async () => {
    const sent = PEOPLE.map((person, i) => `${person};${stage(i)};2026-06-01 09:00:0${i}`);
    expect(await read("Email;Status;Send Date", sent)).toMatchObject({
      role: "recipients",
      columns: { sendTime: "Send Date" },
    });
    const steps = PEOPLE.map(
      (person, i) =>
        `${person};${stage(i)};2026-06-01 09:00:00;${i < 6 ? "2026-06-01 09:05:00" : ""};${i < 3 ? "2026-06-01 09:06:00" : ""}`,
    );
    expect(await read("Email;Status;Sent At;Opened At;Clicked At", steps)).toMatchObject({
      role: "recipients",
    });
  });

  it("has the time of the send where that is the same for all", async () => {
    const rows = PEOPLE.map((person, i) => `${person};13.06.2026 09:00;${i < 3 ? "Geklickt" : "Geöffnet"}`);
    expect(await read("E-Mail;Versanddatum;Aktion", rows)).toMatchObject({
      role: "recipients",
      question: null,
      columns: { sendTime: "Versanddatum", status: "Aktion" },
    });
  });

  it.each([
    ["Event;Send Date", (i: number) => stage(i)],
    ["Status;Click Date", () => "delivered"],
    ["Activity;Open Date", (i: number) => (i < 3 ? "clicked" : "opened")],
  ])("is asked for where a row may as well be one event: %s", async (header, word) => {
    const rows = PEOPLE.map((person, i) => `${person};${word(i)};2026-06-01 09:00:0${i}`);
    const { role, question } = await read(`Email;${header}`, rows);
    expect(role).toBe("unknown");
    expect(question).toMatch(/--map time=".* Date", or one person with --recipients$/);
  });
});

it("T12: rows that end before the time, as the first ones of a growing JSON table do, are rows without one", async () => {
  const header = "email;event;sent date;click date";
  const rows = log(ENGLISH, (person, word, time) =>
    word === "delivered" ? `${person};${word};${time}` : `${person};${word};${time};${time}`,
  );
  const padded = rows.map((row) => (row.includes("delivered") ? `${row};` : row));
  const [short, full] = [await read(header, rows), await read(header, padded)];
  expect(full.columns.email).toBe("email");
  expect({ ...short, spec: undefined }).toEqual({ ...full, spec: undefined });
});
