import { describe, expect, it } from "vitest";
import { auditOf } from "./kit.js";

const click = (id: string, person: string, minute: number, page: string) =>
  `${person}@corp.example,${id},click,2026-03-10 09:${minute}:07,https://shop.example/${page}`;
const lines = (...rows: string[]) => ["Email,Event ID,Event,Time,URL", ...rows].join("\n");

async function read(text: string, map?: Record<string, string>) {
  const { report } = await auditOf({ "spring.csv": text }, { campaign: "Spring", ...(map && { map }) });
  const { analysed, duplicates } = report.inputs[0]!.accounting;
  return { analysed, duplicates, codes: report.notices.map(({ code }) => code) };
}

describe("a column that is called event id", () => {
  it("is none where different events share it: the code of a type makes no duplicates", async () => {
    const log = lines(click("3", "anna", 10, "a"), click("3", "anna", 20, "b"), click("3", "bert", 10, "a"));
    const found = await read(log);
    expect(found).toMatchObject({ analysed: 3, duplicates: 0 });
    expect(found.codes).toContain("column-not-used");
  });

  it("finds an event that was sent again, at another time", async () => {
    const log = lines(
      click("e1", "anna", 10, "a"),
      click("e1", "anna", 12, "a"),
      click("e2", "bert", 10, "a"),
    );
    const found = await read(log);
    expect(found).toMatchObject({ analysed: 2, duplicates: 1 });
    expect(found.codes).not.toContain("column-not-used");
  });

  it("is taken where the user says so", async () => {
    const log = lines(click("3", "anna", 10, "a"), click("3", "anna", 20, "b"), click("4", "bert", 10, "a"));
    expect(await read(log, { eventId: "Event ID" })).toMatchObject({ analysed: 2, duplicates: 1 });
  });

  it("says what happened where its cells do", async () => {
    const log = ["Email,Event ID,Time", "anna@corp.example,open,2026-03-10 09:10:07"];
    expect(await read(log.join("\n"))).toMatchObject({ analysed: 1 });
  });
});
