import { expect, it } from "vitest";
import type { Table } from "../../src/domain/table.js";
import {
  automationMapper,
  campaignMapper,
  conversionMapper,
  type Detection,
  detect,
  linkMapper,
  type Mapper,
  type Outcome,
  subscriberMapper,
} from "../../src/normalize/index.js";
import { tableOf } from "./memory-table.js";

async function mapWith<Row>(
  mapperOf: (table: Table, detection: Detection) => Mapper<Row>,
  lines: readonly string[],
): Promise<{ rows: Row[]; outcomes: Outcome[] }> {
  const table = tableOf("file.csv", lines);
  const [detection] = await detect([table], {});
  const mapper = mapperOf(table, detection!);
  const rows: Row[] = [];
  const outcomes = table.info.sample.map((cells) => mapper.map(cells, (row) => rows.push({ ...row })));
  return { rows, outcomes };
}

it("maps conversions and leaves out what was undone", async () => {
  const { rows, outcomes } = await mapWith(conversionMapper, [
    "Order number;Customer email;Order date;Total;Currency;Status",
    "1001;Anna@North.example;2026-03-17 10:00:00;1.234,50;eur;Paid",
    "1002;bert@south.example;2026-03-17 10:00:00;5;EUR;Refunded",
    "1003;;2026-03-17 10:00:00;5;EUR;Paid",
    "1004;cleo@gate.example;2026-03-17 10:00:00;-5;EUR;Paid",
    "1005;cleo@gate.example;;5;EUR;Paid",
    "1006;cleo@gate.example;2026-03-17 10:00:00;a lot;EUR;Paid",
    ...Array<string>(9).fill("1007;cleo@gate.example;2026-03-17 10:00:00;5;EUR;Paid"),
  ]);
  expect(rows[0]).toEqual({
    subscriber: "anna@north.example",
    time: Date.UTC(2026, 2, 17, 10),
    isDay: false,
    type: "purchase",
    value: 1234.5,
    currency: "EUR",
    campaign: "",
    id: "1001",
  });
  expect(outcomes.slice(0, 6)).toEqual([
    undefined,
    { skip: "status refunded" },
    { skip: "conversion without a recipient" },
    { skip: "negative amount" },
    { skip: "conversion without a time" },
    { reject: 'no amount "a lot"', field: "Total" },
  ]);
});

it.each([
  ["purchase", "purchase"],
  ["form_submit", "form"],
  ["reply", "reply"],
  ["page_visit", "visit"],
  ["Meeting booked", "booking"],
  ["something", "other"],
])("takes %s for a conversion of type %s", async (word, type) => {
  const lines = [
    "email;timestamp;type",
    `anna@north.example;2026-03-17T10:00:00Z;${word}`,
    "b@south.example;2026-03-17T10:00:00Z;purchase",
  ];
  const table = tableOf("c.csv", lines);
  const [detection] = await detect([table], { role: "conversions" });
  const types: string[] = [];
  conversionMapper(table, detection!).map(table.info.sample[0]!, (row) => types.push(row.type));
  expect(types).toEqual([type]);
});

it("maps campaigns with the platform's own totals", async () => {
  const { rows, outcomes } = await mapWith(campaignMapper, [
    "Campaign;Send date;Recipients;Delivered;Unique opens;Total opens;Unique clicks;Total clicks",
    "Spring;2026-03-17 09:00;1,200;1,180;300;420;80;95",
    ";2026-03-17 09:00;1;1;1;1;1;1",
    "Total;;1200;1180;300;420;80;95",
  ]);
  expect(rows[0]).toEqual({
    campaign: "Spring",
    id: "",
    sentAt: Date.UTC(2026, 2, 17, 9),
    sent: 1200,
    delivered: 1180,
    uniqueOpens: 300,
    totalOpens: 420,
    uniqueClicks: 80,
    totalClicks: 95,
    variant: "",
  });
  expect(outcomes.slice(1)).toEqual([{ skip: "names no campaign" }, { skip: "totals row" }]);
});

it("maps subscribers, with countries as codes", async () => {
  const { rows } = await mapWith(subscriberMapper, [
    "email;country;segment",
    "Anna@north.example;Deutschland;A",
    "bert@south.example;FRA;",
    "cleo@gate.example;Atlantis;",
  ]);
  expect(rows.map(({ subscriber, country }) => [subscriber, country])).toEqual([
    ["anna@north.example", "DE"],
    ["bert@south.example", "FR"],
    ["cleo@gate.example", ""],
  ]);
});

it("maps links and numbers them where no column does", async () => {
  const { rows } = await mapWith(linkMapper, [
    "campaign;url",
    "spring;https://a.example/",
    "spring;https://b.example/",
    "summer;https://a.example/",
  ]);
  expect(rows.map(({ campaign, position }) => [campaign, position])).toEqual([
    ["spring", 1],
    ["spring", 2],
    ["summer", 1],
  ]);
});

it("maps steps of automations", async () => {
  const { rows } = await mapWith(automationMapper, [
    "Email;Journey;Step;Trigger;Date",
    "anna@north.example;Welcome;Mail 2;clicked;2026-03-17 10:00",
  ]);
  expect(rows).toEqual([
    {
      subscriber: "anna@north.example",
      time: Date.UTC(2026, 2, 17, 10),
      automation: "Welcome",
      step: "Mail 2",
      trigger: "clicked",
      campaign: "",
    },
  ]);
});

it.each([
  ["email;visited_at", "visit"],
  ["Email;Submission date", "form"],
  ["Email;Booked at", "booking"],
  ["Email;Completed at", "other"],
])("tells what conversions are by the name of their time: %s", async (header, type) => {
  const table = tableOf("c.csv", [header, "ann@corp.example;2026-03-17 10:00:00"]);
  const [detection] = await detect([table], { role: "conversions" });
  const types: string[] = [];
  conversionMapper(table, detection!).map(table.info.sample[0]!, (row) => types.push(row.type));
  expect(types).toEqual([type]);
});
