import { describe, expect, it } from "vitest";
import { isNoTime } from "../../src/normalize/no-time.js";
import { auditOf } from "./kit.js";

const PEOPLE = ["an", "bo", "cy", "da", "ed", "fi", "gus", "hal", "ida", "jo"].map(
  (one) => `${one}@north.example`,
);
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(",")).join("\n");

describe("columns about the person", () => {
  it.each([
    ["Telephone", (n: number) => `0221/12345${n}`],
    ["BIRTHDAY", (n: number) => `03/${10 + n}`],
    ["Card expiry", () => "04/27"],
    ["Size", () => "EU/36"],
    ["Plan", () => "Gold/2.0"],
    ["Last order", (n: number) => `2025/0012${n}`],
  ])("are no user agents: %s", async (header, cell) => {
    const rows = PEOPLE.map((person, n) => [person, cell(n), String(n % 3 === 0 ? 1 : 0)]);
    const { report } = await auditOf({ "list.csv": csv([["E-Mail", header, "Clicks"], ...rows]) });
    const plain = PEOPLE.map((person, n) => [person, String(n % 3 === 0 ? 1 : 0)]);
    const { report: without } = await auditOf({ "list.csv": csv([["E-Mail", "Clicks"], ...plain]) });
    expect(report.total.uniqueClicks).toEqual(without.total.uniqueClicks);
  });

  it.each(["OPTIN_IP", "IP signup", "Registration IP", "Last login IP", "optinIp"])(
    "are no address of a click: %s",
    async (header) => {
      const log = (more: boolean) =>
        csv([
          ["Email", "Event", "Date", "URL", ...(more ? [header] : [])],
          ...PEOPLE.map((person, n) => [
            person,
            n % 2 === 0 ? "open" : "click",
            `2026-03-10 09:${10 + n}:00`,
            n % 2 === 0 ? "" : "https://shop.example/a",
            ...(more ? [`52.95.110.${n + 1}`] : []),
          ]),
        ]);
      const { report } = await auditOf({ "log.csv": log(true) });
      const { report: without } = await auditOf({ "log.csv": log(false) });
      expect(report.total).toEqual(without.total);
    },
  );

  it("are no clicked link in a list, but may be in a log", async () => {
    const list = csv([
      ["Email", "Company website", "Clicks"],
      ...PEOPLE.map((person, n) => [person, `https://firm${n}.example`, "1"]),
    ]);
    expect((await auditOf({ "list.csv": list })).report.links).toEqual([]);
    const log = csv([
      ["Email", "Event", "Date", "Website"],
      ...PEOPLE.map((person, n) => [person, "click", `2026-03-10 09:${10 + n}:00`, "https://shop.example/a"]),
    ]);
    expect((await auditOf({ "log.csv": log })).report.links).toHaveLength(1);
  });
});

describe("what stands where there is no time", () => {
  it.each([
    "Never",
    "No",
    "Nooit",
    "0",
    "0000-00-00 00:00:00",
    "0000-00-00 00:00:00.000",
    "0001-01-01T00:00:00",
    "1970-01-01 00:00:00",
    "1/0/1900",
    "niet geopend",
    "Not clicked",
    "Non cliqu\u00e9",
    "nicht ge\u00f6ffnet",
    "N/A",
    "",
  ])("is an empty cell: %j", async (none) => {
    expect(isNoTime(none)).toBe(true);
    const rows = PEOPLE.map((person, n) => [
      person,
      "2026-03-10 09:00:00",
      n < 6 ? `2026-03-10 09:${20 + n}:00` : none,
      n < 3 ? `2026-03-10 09:${30 + n}:00` : none,
    ]);
    const { report } = await auditOf({
      "list.csv": csv([["Email", "Sent at", "First opened", "First clicked"], ...rows]),
    });
    expect(report.accounting).toMatchObject({ rows: 10, analysed: 10, rejected: 0 });
    expect(report.total.delivered).toBe(10);
    expect(report.total.uniqueOpens.reported).toBe(6);
    expect(report.total.uniqueClicks.reported).toBe(3);
  });

  it.each(["2026-03-10", "March", "Nov 3, 2026", "1970-01-02 00:00:00", "10", "novembre", "Nora"])(
    "is no time: %s",
    (text) => expect(isNoTime(text)).toBe(false),
  );
});
