import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { fromCsv } from "../../src/report/neutralize.js";
import { auditOf, csvOf, exports, folder, HEADER, SENT } from "./kit.js";

const VERDICT_COLUMNS = [
  "clickaudit_file",
  "clickaudit_row",
  "clickaudit_verdict",
  "clickaudit_probability",
  "clickaudit_signals",
];

async function eventsOf(files: Record<string, string>): Promise<string[][]> {
  const audited = await auditOf(files);
  let text = "";
  await audited.writeEvents((chunk) => {
    text += chunk;
  });
  return parse(text);
}

/** The cells that came from the input. */
const given = (record: string[]) => record.slice(0, -VERDICT_COLUMNS.length).map(fromCsv);
const verdictOf = (record: string[]) => record.slice(-3);

describe("events.csv", () => {
  it("has every row of the input in its order, with a verdict on every hit", async () => {
    await fc.assert(
      fc.asyncProperty(exports, async (rows) => {
        const [header, ...records] = await eventsOf({ "events.csv": csvOf(rows) });
        expect(header).toEqual([...HEADER, ...VERDICT_COLUMNS]);
        expect(records.map(given)).toEqual(parse(csvOf(rows)).slice(1));
        expect(records.map((record) => Number(record.at(-4)))).toEqual(rows.map((_, at) => at + 1));
        for (const [at, record] of records.entries()) {
          const [verdict = "", probability = ""] = verdictOf(record);
          if (rows[at]!.event === "delivered") expect([verdict, probability]).toEqual(["", ""]);
          else {
            expect(["human", "automated", "unsure"]).toContain(verdict);
            expect(Number(probability)).toBeGreaterThanOrEqual(0);
            expect(Number(probability)).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it("gives a duplicate the verdict of its original, across files too", async () => {
    await fc.assert(
      fc.asyncProperty(exports, async (rows) => {
        const text = csvOf(rows);
        const [, ...records] = await eventsOf({ "a.csv": text, "b.csv": text });
        expect(records).toHaveLength(2 * rows.length);
        const [first, second] = [records.slice(0, rows.length), records.slice(rows.length)];
        expect(second.map(verdictOf)).toEqual(first.map(verdictOf));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  const at = (seconds: number) => new Date(SENT + seconds * 1000).toISOString();
  const person = "a@corp.example";

  it("unites the columns of all files in order of first appearance", async () => {
    const records = await eventsOf({
      "a.csv": `email,event,timestamp,campaign,url\n${person},click,${at(9)},Spring,/a\n`,
      "b.csv": `campaign,note,email,event,timestamp,url\nSpring,hello,${person},click,${at(90)},/b\n`,
    });
    expect(records[0]).toEqual([
      "email",
      "event",
      "timestamp",
      "campaign",
      "url",
      "note",
      ...VERDICT_COLUMNS,
    ]);
    expect(records.slice(1).map(given)).toEqual([
      [person, "click", at(9), "Spring", "/a", ""],
      [person, "click", at(90), "Spring", "/b", "hello"],
    ]);
  });

  it("keeps both of two columns that have one name", async () => {
    const records = await eventsOf({
      "a.csv": `email,event,timestamp,campaign,url,note,note\n${person},click,${at(9)},Spring,/a,left,right\n`,
    });
    expect(records.map((record) => record.slice(5, 7))).toEqual([
      ["note", "note"],
      ["left", "right"],
    ]);
  });

  it("T1: makes formulas inert in a way that can be undone", async () => {
    const cells = [
      "=1+1",
      "+49",
      "@cmd",
      "-2",
      "'=quoted",
      'a "quote", a comma',
      "two\nlines",
      "\t=tab",
      "＝wide",
    ];
    const rows = cells.map(
      (note, n) => `${person},click,${at(n * 60)},Spring,/a,"${note.replaceAll('"', '""')}"`,
    );
    const records = await eventsOf({
      "a.csv": `email,event,timestamp,campaign,url,note\n${rows.join("\n")}\n`,
    });
    const notes = records.slice(1).map((record) => record[5]!);
    expect(notes.map(fromCsv)).toEqual(cells);
    for (const note of notes) expect(note).not.toMatch(/^[=+@\t＝]/);
  });

  it("is the same of a file whose rows only the mapper can read, however it is read", async () => {
    const text = [
      "email,event,date,time,url",
      "a@x.example,click,2026-03-01,09:00:00,https://x.example/1",
      "b@x.example,open,2026-03-01,09:30:00,",
      "",
    ].join("\n");
    const written: string[] = [];
    for (const reader of ["bytes", "cells"] as const) {
      const audited = await auditOf({ "events.csv": text }, { reader });
      let all = "";
      await audited.writeEvents((chunk) => {
        all += chunk;
      });
      expect(audited.report.accounting.analysed).toBe(2);
      written.push(all.replaceAll(/[^,\n]*events\.csv/g, "events.csv"));
    }
    expect(written[0]).toBe(written[1]);
    expect(written[0]!.split("\n")[1]).toMatch(
      /^a@x\.example,click,2026-03-01,09:00:00,.*,(human|automated|unsure),/,
    );
  });

  it("is the same below a header that makes rows mean something else, however the file is read", async () => {
    const path = join(folder(), "events.csv");
    writeFileSync(
      path,
      [
        "email,event,timestamp,url",
        "a@x.example,click,2026-03-01T09:00:00Z,https://x.example/1",
        "event,email,url,timestamp",
        "click,c@x.example,https://x.example/2,2026-03-01T10:00:00Z",
        "open,d@x.example,,2026-03-01T10:00:00Z",
        "",
      ].join("\n"),
    );
    const written: string[] = [];
    for (const reader of ["bytes", "cells"] as const) {
      // Whose role the user names is not taken apart.
      const audited = await audit({ named: [{ path, role: "events" }], reader });
      let all = "";
      await audited.writeEvents((chunk) => {
        all += chunk;
      });
      expect(audited.report.accounting).toMatchObject({ rows: 4, analysed: 1, rejected: 3 });
      written.push(all);
    }
    expect(written[0]).toBe(written[1]);
    expect(parse(written[0]!).map((row: string[]) => row[6] !== "")).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("has a line without a verdict for a row that was rejected, and counts it", async () => {
    const records = await eventsOf({
      "a.csv": `email,event,timestamp,campaign,url\n${person},click,${at(9)},Spring,/a\n${person},click,soon,Spring,/b\n${person},click,${at(99)},Spring,/c\n`,
    });
    expect(records.slice(1).map((record) => [record[4], record.at(-4), record.at(-3) !== ""])).toEqual([
      ["/a", "1", true],
      ["/b", "2", false],
      ["/c", "3", true],
    ]);
  });

  it("finds the verdict of every click of a flood", async () => {
    const rows = Array.from({ length: 400 }, (_, n) => `${person},click,${at(n)},Spring,/${n % 9}`);
    const records = await eventsOf({
      "a.csv": `email,event,timestamp,campaign,url\n${rows.join("\n")}\n${rows.join("\n")}\n`,
    });
    const verdicts = records.slice(1).map(verdictOf);
    expect(verdicts).toHaveLength(800);
    expect(verdicts.every(([verdict]) => verdict !== "")).toBe(true);
    expect(verdicts.slice(400)).toEqual(verdicts.slice(0, 400));
  });
});
