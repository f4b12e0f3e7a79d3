import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { detect } from "../../../src/normalize/index.js";
import { timeParser } from "../../../src/normalize/time/index.js";
import { tableOf } from "../memory-table.js";

const FIRST = Temporal.PlainDate.from("1990-01-01");
const DAYS = FIRST.until("2100-12-31").days;
const days = fc.integer({ min: 0, max: DAYS }).map((after) => FIRST.add({ days: after }));
const clocks = fc
  .integer({ min: 0, max: 86_399 })
  .map((second) => new Date(second * 1000).toISOString().slice(11, 19));
const two = (value: number) => String(value).padStart(2, "0");

it("days of ISO 8601 without a month are those of Temporal, with and without separators", () => {
  const parse = timeParser({ zone: "UTC" });
  fc.assert(
    fc.property(days, clocks, (day, clock) => {
      const at = Date.parse(`${day.toString()}T${clock}Z`);
      const midnight = Date.parse(`${day.toString()}T00:00:00Z`);
      const ordinal = String(day.dayOfYear).padStart(3, "0");
      const [year, week] = [day.yearOfWeek!, two(day.weekOfYear!)];
      const basic = clock.replaceAll(":", "");
      // A year of weeks begins up to three days before its 1 January: 1990 to 2100 are those of the calendar.
      if (year >= 1990 && year <= 2100) {
        expect(parse(`${year}-W${week}-${day.dayOfWeek}T${clock}Z`)).toBe(at);
        expect(parse(`${year}W${week}${day.dayOfWeek}T${basic}Z`)).toBe(at);
        expect(parse(`${year}-W${week}-${day.dayOfWeek}`)).toBe(midnight);
      }
      expect(parse(`${day.year}-${ordinal}T${clock}`)).toBe(at);
      expect(parse(`${day.year}${ordinal}T${basic}Z`)).toBe(at);
      expect(parse(`${day.year}-${ordinal} ${clock}`)).toBe(at);
      expect(parse(`${day.year}${ordinal}`)).toBe(midnight);
    }),
  );
});

it.each([
  "2026-W54-1",
  "2025-W53-1",
  "2026-W00-1",
  "2026-W23-8",
  "2026-W23-0",
  "2026-W23",
  "2026-W2-3",
  "2026-366",
  "2026-000",
  "2026W2",
  "2026-15",
  "2026-1523",
])("%s is no day", (text) => expect(timeParser({})(text)).toBeNaN());

const PEOPLE = ["ann", "bob", "cat"].map((name) => `${name}@north.example`);
const read = async (header: string, row: (person: string, i: number) => string) =>
  (await detect([tableOf("export.csv", [header, ...PEOPLE.map(row)])], {}))[0]!;

it("are times where a name says so, beside a clock too, and numbers of orders where another does", async () => {
  const events = await read("Email;Event;Date", (person, i) => `${person};click;202615${i}`);
  expect(events).toMatchObject({ role: "events", columns: { eventTime: "Date" }, resolution: "day" });
  const clock = await read(
    "Email;Event;Date;Time of day",
    (person, i) => `${person};click;2026-15${i};10:1${i}:07`,
  );
  expect(clock).toMatchObject({ columns: { eventTime: "Date", timeOfDay: "Time of day" } });
  for (const at of ["2026-W23-1T10:15:07Z", "2026152T101507Z"]) {
    const whole = await read("Email;Event;When", (person) => `${person};click;${at}`);
    expect(whole).toMatchObject({ columns: { eventTime: "When" }, resolution: "second" });
  }
  const orders = await read(
    "Email;Order number;Order date;Total",
    (person, i) => `${person};2026-15${i};2026-06-01 10:1${i}:00;12.50`,
  );
  expect(orders).toMatchObject({ role: "conversions", columns: { orderId: "Order number" } });
  const people = await read("Customer ID;Opens;Clicks", (_, i) => `202615${i};1;1`);
  expect(people).toMatchObject({ role: "recipients", columns: { subscriberId: "Customer ID" } });
});
