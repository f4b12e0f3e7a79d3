import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventRow } from "../../src/domain/event.js";
import type { Table } from "../../src/domain/table.js";
import { type DetectOptions, detect, eventMapper, type Outcome, planOf } from "../../src/normalize/index.js";
import { memoryTable, tableOf } from "./memory-table.js";

interface Mapped {
  rows: EventRow[];
  outcomes: Outcome[];
}

async function mapTable(table: Table, options: DetectOptions = {}): Promise<Mapped> {
  const [detection] = await detect([table], options);
  const mapper = eventMapper(table, detection!);
  const mapped: Mapped = { rows: [], outcomes: [] };
  await table.read({
    row: (cells) => mapped.outcomes.push(mapper.map(cells, (row) => mapped.rows.push({ ...row }))),
    unreadable: () => {},
  });
  return mapped;
}

const at = (clock: string): number => Date.parse(`2026-03-17T${clock}Z`);

describe("event logs", () => {
  it("map every column", async () => {
    const { rows } = await mapTable(
      tableOf("log.csv", [
        "email;event;timestamp;campaign;url;ip;user_agent;country;event_id;sent_at;machine;machine_reason;variant",
        " Anna@North.example ;Clicked;2026-03-17T09:00:00Z; Spring ;https://a.example/;192.0.2.1, 198.51.100.2;Mozilla/5.0 (X);Germany;e1;2026-03-17T08:00:00Z;yes;rule 7;B",
      ]),
    );
    expect(rows).toEqual([
      {
        kind: "click",
        subscriber: "anna@north.example",
        campaign: " Spring ",
        time: at("09:00:00"),
        sentAt: at("08:00:00"),
        deliveredAt: Number.NaN,
        url: "https://a.example/",
        ip: "192.0.2.1",
        userAgent: "Mozilla/5.0 (X)",
        country: "DE",
        eventId: "e1",
        flag: "machine",
        flagReason: "rule 7",
        count: 1,
        variant: "B",
        mx: "",
      },
    ]);
  });

  it("give one outcome to every record", async () => {
    const { rows, outcomes } = await mapTable(
      tableOf("spring.csv", [
        "email;event;timestamp",
        "anna@north.example;open;2026-03-17T09:00:00Z",
        "email;event;timestamp",
        "bert@south.example;teleported;2026-03-17T09:00:00Z",
        ";click;2026-03-17T09:00:00Z",
        ";campaign created;2026-03-17T09:00:00Z",
        "cleo@gate.example;deferred;2026-03-17T09:00:00Z",
        "dora@east.example;click;yesterday",
        "Emil;click;2026-03-17T09:00:00Z",
        "fay@west.example;;2026-03-17T09:00:00Z",
        "Total: 8;;",
        ...Array<string>(20).fill("gus@west.example;click;2026-03-17T09:00:00Z"),
      ]),
    );
    expect(outcomes.slice(0, 10)).toEqual([
      undefined,
      { skip: "repeated header" },
      { skip: 'unknown event word "teleported"' },
      { reject: "names no recipient", field: "email" },
      { skip: "no recipient" },
      undefined,
      { reject: 'unreadable date "yesterday"', field: "timestamp" },
      { reject: 'no e-mail address: "Emil"', field: "email" },
      { reject: "does not say what happened", field: "event" },
      { skip: "totals row" },
    ]);
    expect(rows.slice(0, 2)).toMatchObject([{ kind: "open", campaign: "spring" }, { kind: "other" }]);
  });

  it("stop believing the columns below a second header, until the first one comes again", async () => {
    const { rows, outcomes } = await mapTable(
      tableOf("joined.csv", [
        "email;event;timestamp",
        "anna@north.example;open;2026-03-17T09:00:00Z",
        "timestamp;email;event",
        "2026-03-17T09:00:00Z;anna@north.example;open",
        "email;event;timestamp",
        "bert@south.example;open;2026-03-17T09:00:00Z",
      ]),
    );
    expect(rows.map(({ subscriber }) => subscriber)).toEqual(["anna@north.example", "bert@south.example"]);
    expect(outcomes[2]).toEqual({ reject: expect.stringContaining("second header") });
    expect(outcomes[1]).toEqual(outcomes[2]);
  });

  it("take addresses and agents of readers only", async () => {
    const { rows } = await mapTable(
      tableOf("log.csv", [
        "email;event;timestamp;ip",
        "anna@north.example;delivered;2026-03-17T09:00:00Z;192.0.2.1",
      ]),
    );
    expect(rows[0]).toMatchObject({ kind: "delivered", ip: "" });
  });

  it("follow the header of a JSON file while it grows", async () => {
    const header = ["email", "event", "timestamp"];
    const table = memoryTable(
      "log.ndjson",
      header,
      [["anna@north.example", "delivered", "2026-03-17T09:00:00Z"]],
      "ndjson",
    );
    const [detection] = await detect([table], {});
    const mapper = eventMapper(table, detection!);
    header.push("url", "ip");
    const rows: EventRow[] = [];
    mapper.map(
      ["anna@north.example", "click", "2026-03-17T09:01:00Z", "https://a.example/", "192.0.2.1"],
      (row) => rows.push({ ...row }),
    );
    expect(rows[0]).toMatchObject({ kind: "click", url: "https://a.example/", ip: "192.0.2.1" });
  });

  it("say the same whatever the order of columns and the synonyms used for them", async () => {
    const names = [
      ["email", "E-Mail-Adresse", "Recipient", "Correo electrónico", "adresse_email"],
      ["event", "Event Type", "Ereignis", "Acción", "action"],
      ["timestamp", "Event Time", "Zeitpunkt", "Date et heure", "occurred_at"],
      ["campaign", "Campaign Name", "Kampagne", "Nieuwsbrief", "mailing"],
      ["url", "Link", "clicked_url", "Lien", "Enlace"],
    ];
    const records = [
      ["anna@north.example", "click", "2026-03-17T09:00:00Z", "spring", "https://a.example/1"],
      ["bert@south.example", "open", "2026-03-17T09:00:05Z", "spring", ""],
    ];
    const expected = await mapTable(
      memoryTable(
        "x.csv",
        names.map((synonyms) => synonyms[0]!),
        records,
      ),
    );
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    const choice = fc.array(fc.nat({ max: 4 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(order, choice, async (columns, chosen) => {
        const header = columns.map((column) => names[column]![chosen[column]!]!);
        const rows = records.map((record) => columns.map((column) => record[column]!));
        expect(await mapTable(memoryTable("x.csv", header, rows))).toEqual(expected);
      }),
    );
  });

  it("survive any cells: each record has one outcome and no row without a person", async () => {
    const table = tableOf("log.csv", [
      "email;event;timestamp",
      "anna@north.example;open;2026-03-17T09:00:00Z",
    ]);
    const [detection] = await detect([table], {});
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("open", "email", "total", "__proto__", "anna@north.example", "2026-03-17"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 })), (records) => {
        const mapper = eventMapper(table, detection!);
        for (const cells of records) {
          let emitted = 0;
          const outcome = mapper.map(cells, (row) => {
            emitted++;
            expect(row.subscriber).not.toBe("");
          });
          expect(emitted).toBe(outcome === undefined ? 1 : 0);
        }
      }),
    );
  });
});

describe("recipient lists", () => {
  it("give counts without times as hits without times", async () => {
    const { rows } = await mapTable(
      tableOf("spring.csv", ["Email;Opens;Clicks", "anna@north.example;3;0", "bert@south.example;1.234;2"]),
    );
    expect(rows.map(({ subscriber, kind, count, time }) => [subscriber, kind, count, time])).toEqual([
      ["anna@north.example", "open", 3, Number.NaN],
      ["bert@south.example", "open", 1234, Number.NaN],
      ["bert@south.example", "click", 2, Number.NaN],
    ]);
  });

  it("give first and last times as one hit each", async () => {
    const { rows } = await mapTable(
      tableOf("spring.csv", [
        "Email;Sent at;Delivered at;Opens;First opened;Last opened;Clicked at",
        "anna@north.example;2026-03-17 09:00:00;2026-03-17 09:00:05;4;2026-03-17 10:00:00;2026-03-17 12:00:00;2026-03-17 10:01:00",
      ]),
    );
    expect(rows.map(({ kind, count, time }) => [kind, count, time])).toEqual([
      ["sent", 1, at("09:00:00")],
      ["delivered", 1, at("09:00:05")],
      ["open", 1, at("10:00:00")],
      ["open", 1, at("12:00:00")],
      ["open", 2, Number.NaN],
      ["click", 1, at("10:01:00")],
    ]);
    expect(rows.every(({ sentAt }) => sentAt === at("09:00:00"))).toBe(true);
  });

  it("read flags and bounces", async () => {
    const { rows } = await mapTable(
      tableOf("spring.csv", [
        "E-Mail;Zugestellt;Geöffnet;Geklickt;Bounce",
        "anna@north.example;Ja;Ja;Nein;",
        "bert@south.example;Nein;Nein;Nein;hard",
      ]),
    );
    expect(rows.map(({ subscriber, kind }) => `${subscriber} ${kind}`)).toEqual([
      "anna@north.example sent",
      "anna@north.example delivered",
      "anna@north.example open",
      "bert@south.example sent",
      "bert@south.example bounce",
    ]);
  });

  it("do not claim that openers are all who were sent the mail", async () => {
    const { rows } = await mapTable(tableOf("openers.csv", ["Email;Opens", "anna@north.example;1"]));
    expect(rows.map(({ kind }) => kind)).toEqual(["open"]);
  });

  it("reject a row whose count or date is none, whole", async () => {
    const { rows, outcomes } = await mapTable(
      tableOf("spring.csv", [
        "Email;Opens;Sent at",
        ...Array<string>(9).fill("anna@north.example;1;2026-03-17"),
        "bert@south.example;many;2026-03-17",
        "bert@south.example;1;soon",
      ]),
    );
    expect(outcomes.slice(9)).toEqual([
      { reject: 'no count "many"', field: "Opens" },
      { reject: 'unreadable date "soon"', field: "Sent at" },
    ]);
    expect(rows.some(({ subscriber }) => subscriber === "bert@south.example")).toBe(false);
  });
});

it("tells a reader of bytes where the plain log has its columns", async () => {
  const table = tableOf("log.csv", [
    "email;event;timestamp;url",
    "anna@north.example;open;2026-03-17T09:00:00Z;",
  ]);
  const [detection] = await detect([table], {});
  expect(planOf(table, detection!)).toMatchObject({
    simple: { email: 0, eventType: 1, eventTime: 2, url: 3 },
    campaign: "log",
  });
  expect(planOf(table, detection!).meaning("geöffnet")).toEqual({ kind: "open", flag: "none" });
  const recipients = tableOf("r.csv", ["Email;Opens", "anna@north.example;1"]);
  const [other] = await detect([recipients], {});
  expect(planOf(recipients, other!).simple).toBeNull();
});
