import { describe, expect, it } from "vitest";
import { InputError, UsageError } from "../../src/errors.js";
import { type DetectOptions, detect } from "../../src/normalize/index.js";
import { memoryTable, tableOf } from "./memory-table.js";

async function detectOne(lines: readonly string[], options: DetectOptions = {}, path = "export.csv") {
  const [detection] = await detect([tableOf(path, lines)], options);
  return detection!;
}

const EVENT = "anna@north.example;open;2026-03-17T09:00:00Z";

describe("known shapes", () => {
  it("knows the plain event log, whatever the order and case of its columns", async () => {
    const detection = await detectOne([
      "URL;Timestamp;EMAIL;Event",
      "https://a.example/;2026-03-17T09:00:00Z;anna@north.example;click",
    ]);
    expect(detection).toMatchObject({
      role: "events",
      format: "plain",
      guessed: false,
      columns: { email: "EMAIL", eventType: "Event", eventTime: "Timestamp", url: "URL" },
      timezone: null,
      timezoneFrom: "values",
      resolution: "second",
      question: null,
    });
  });

  it.each([
    ["conversions", "email;timestamp;type;value", "anna@north.example;2026-03-17T09:00:00Z;purchase;12.5"],
    ["subscribers", "email;country", "anna@north.example;DE"],
    ["links", "campaign;url;position", "spring;https://a.example/;1"],
  ])("knows %s", async (role, header, row) =>
    expect(await detectOne([header, row])).toMatchObject({ role, guessed: false }),
  );

  it("does not take every table with an address and a country for the plain subscribers file", async () => {
    const detection = await detectOne([
      "email;country;clicked at;ip",
      "anna@north.example;DE;2026-03-17T09:00:00Z;192.0.2.1",
    ]);
    expect(detection).toMatchObject({ role: "events", format: "generic", kind: "click" });
  });
});

describe("guessed shapes", () => {
  it.each([
    [
      "events",
      "German",
      "E-Mail-Adresse;Ereignis;Zeitpunkt;Kampagne",
      "anna@north.example;geöffnet;17.03.2026 09:00:00;Frühling",
    ],
    [
      "events",
      "French",
      "Adresse e-mail;Événement;Date et heure;Campagne",
      "anna@north.example;ouvert;17/03/2026 09:00;Printemps",
    ],
    [
      "events",
      "Spanish",
      "Correo electrónico;Acción;Fecha y hora;Campaña",
      "anna@north.example;abierto;17/03/2026 09:00;Primavera",
    ],
    [
      "events",
      "Dutch",
      "E-mailadres;Actie;Tijdstip;Nieuwsbrief",
      "anna@north.example;geopend;17-03-2026 09:00;Lente",
    ],
    [
      "events",
      "Portuguese",
      "Endereço de e-mail;Ação;Data e hora;Campanha",
      "anna@north.example;aberto;17/03/2026 09:00;Primavera",
    ],
    [
      "events",
      "Italian",
      "Indirizzo e-mail;Azione;Data e ora;Campagna",
      "anna@north.example;aperto;17/03/2026 09:00;Primavera",
    ],
  ])("%s in %s", async (role, _language, header, row) => {
    const detection = await detectOne([header, row]);
    expect(detection).toMatchObject({
      role,
      format: "generic",
      guessed: true,
      dateOrder: "dmy",
      question: null,
    });
    expect(Object.keys(detection.columns).sort()).toEqual([
      "campaignName",
      "email",
      "eventTime",
      "eventType",
    ]);
  });

  it.each([
    ["recipients", "Email;Opens;Clicks", "anna@north.example;3;1"],
    ["recipients", "Email;Opened;Clicked", "anna@north.example;Yes;No"],
    ["campaigns", "Campaign;Send date;Recipients;Unique opens", "spring;2026-03-17 09:00;1,200;300"],
    [
      "conversions",
      "Order number;Customer email;Order date;Total",
      "1001;anna@north.example;2026-03-17 10:00;12,50",
    ],
    ["subscribers", "E-Mail;Zeitzone;Segment", "anna@north.example;Europe/Berlin;A"],
    ["mx", "Domain;MX", "north.example;mx1.north.example"],
    ["automations", "Email;Journey;Step;Date", "anna@north.example;Welcome;Mail 2;2026-03-17 10:00"],
    ["unknown", "name;age", "Anna;30"],
    ["unknown", "row;label", "1;human"],
  ])("%s by keys", async (role, header, row) => expect((await detectOne([header, row])).role).toBe(role));

  it("believes cells, not names", async () => {
    const lines = [
      "time;Recipient;email;event",
      ...Array(5).fill(`2026-03-17T09:00:00Z;Anna;${"anna@north.example"};click`),
    ];
    const swapped = [
      "event;Recipient;email;time",
      ...Array(5).fill("2026-03-17T09:00:00Z;Anna;anna@north.example;click"),
    ];
    expect((await detectOne(lines)).columns).toMatchObject({
      email: "email",
      eventType: "event",
      eventTime: "time",
    });
    expect((await detectOne(swapped)).columns).toMatchObject({
      email: "email",
      eventType: "time",
      eventTime: "event",
    });
  });

  it("finds columns that no name gives, and says so", async () => {
    const detection = await detectOne(["a;b;c;d", "open;192.0.2.1;anna@north.example;2026-03-17T09:00:00Z"]);
    expect(detection).toMatchObject({
      role: "events",
      columns: { eventType: "a", ip: "b", email: "c", eventTime: "d" },
    });
    expect(detection.notes).toContain('column "c" was taken for email by its content');
  });

  it("asks when two columns hold addresses and no name decides", async () => {
    const detection = await detectOne([
      "a;b;event;time",
      "anna@north.example;bert@south.example;open;2026-03-17T09:00:00Z",
    ]);
    expect(detection.question).toContain("--map email=");
    expect(detection.confidence).toBeLessThan(0.5);
    const settled = await detectOne(
      ["a;b;event;time", "anna@north.example;bert@south.example;open;2026-03-17T09:00:00Z"],
      {
        map: { email: "B" },
      },
    );
    expect(settled).toMatchObject({ question: null, columns: { email: "b" } });
  });

  it("asks for the recipient, and for the kind of event", async () => {
    expect((await detectOne(["event;time;ip", "open;2026-03-17T09:00:00Z;192.0.2.1"])).question).toContain(
      "--map email=",
    );
    const noKind = await detectOne(["email;time;ip", "anna@north.example;2026-03-17T09:00:00Z;192.0.2.1"]);
    expect(noKind).toMatchObject({ role: "unknown" });
    expect(noKind.question).toContain("--map event=");
    const named = await detectOne(
      ["email;time;ip", "anna@north.example;2026-03-17T09:00:00Z;192.0.2.1"],
      {},
      "spring-opens.csv",
    );
    expect(named).toMatchObject({ role: "events", kind: "open", campaign: "spring", question: null });
  });

  it("obeys a role that the user names", async () => {
    const lines = ["email;date;total", "anna@north.example;2026-03-17 10:00;12"];
    const [detection] = await detect([tableOf("x.csv", lines)], { roles: ["conversions"] });
    expect(detection).toMatchObject({
      role: "conversions",
      columns: { conversionTime: "date", amount: "total" },
    });
  });
});

describe("--map", () => {
  it("wins over everything", async () => {
    const lines = [
      "email;other;event;timestamp",
      `anna@north.example;BERT@south.example;open;2026-03-17T09:00:00Z`,
    ];
    expect((await detectOne(lines, { map: { email: "other" } })).columns.email).toBe("other");
  });

  it.each([
    [{ emial: "email" }, 'unknown field "emial"; did you mean "email"?'],
    [{ email: "e-mial" }, 'no file has a column "e-mial"; did you mean "email"?'],
  ])("refuses %j", async (map, message) => {
    const failure = detectOne(["email;event;timestamp", EVENT], { map: map as Record<string, string> });
    await expect(failure).rejects.toThrow(UsageError);
    await expect(failure).rejects.toThrow(message);
  });
});

describe("times", () => {
  const log = (...times: string[]) => [
    "email;event;timestamp",
    ...times.map((time) => `anna@north.example;open;${time}`),
  ];

  it("decides the order over all files of a shape", async () => {
    const tables = [tableOf("a.csv", log("03/04/2026 10:00")), tableOf("b.csv", log("25/04/2026 10:00"))];
    expect((await detect(tables, {})).map(({ dateOrder }) => dateOrder)).toEqual(["dmy", "dmy"]);
  });

  it("reads whole files where the samples leave the order open", async () => {
    const table = tableOf("a.csv", log("03/04/2026 10:00", "05/04/2026 10:00", "04/25/2026 10:00"), 2);
    expect((await detect([table], {}))[0]!.dateOrder).toBe("mdy");
  });

  it("refuses what cannot be decided and names both readings and the flag", async () => {
    const failure = detectOne(log("03/04/2026 10:00"));
    await expect(failure).rejects.toThrow(InputError);
    await expect(failure).rejects.toMatchObject({
      file: "export.csv",
      field: "timestamp",
      hint: expect.stringContaining("--date-order"),
    });
    await expect(failure).rejects.toThrow(/2026-04-03.*2026-03-04|2026-03-04.*2026-04-03/);
    expect((await detectOne(log("03/04/2026 10:00"), { dateOrder: "mdy" })).dateOrder).toBe("mdy");
  });

  it("refuses contradicting orders", async () => {
    await expect(detectOne(log("25/04/2026 10:00", "04/25/2026 10:00"))).rejects.toThrow(/different orders/);
  });

  it("says where the zone comes from", async () => {
    expect(await detectOne(log("2026-03-17 09:00:00"))).toMatchObject({
      timezone: "UTC",
      timezoneFrom: "assumed",
    });
    expect(await detectOne(log("2026-03-17 09:00:00"), { timezone: "Europe/Berlin" })).toMatchObject({
      timezone: "Europe/Berlin",
      timezoneFrom: "option",
    });
    const utc = await detectOne(["email;event;time (UTC)", "anna@north.example;open;2026-03-17 09:00:00"]);
    expect(utc).toMatchObject({ timezone: "UTC", timezoneFrom: "header" });
    await expect(detectOne(log("2026-03-17 09:00:00"), { timezone: "Mars/Base" })).rejects.toThrow(
      UsageError,
    );
  });
});

it("finds late columns of JSON records by name", async () => {
  const header = ["recipient", "type", "time"];
  const table = memoryTable(
    "log.ndjson",
    header,
    [["anna@north.example", "delivered", "2026-03-17T09:00:00Z"]],
    "ndjson",
  );
  const [detection] = await detect([table], {});
  expect(detection!.sources.url).toContain("url");
});
