import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { audit } from "../../src/audit.js";
import type { AuditOptions } from "../../src/domain/options.js";
import { inspect } from "../../src/flow/inspect/inspect.js";
import { findings, folder } from "./kit.js";

const people = (n: number) => Array.from({ length: n }, (_, i) => `reader${i}@firm${i % 3}.example`);
const clock = (i: number, seconds: number) =>
  new Date(Date.UTC(2026, 2, 17, 9) + i * 61_000 + seconds * 1000)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");

/** Sent, opens and clicks of a mailing to `n` people: a third of them opened, a sixth clicked. */
function exportsOf(n: number): Record<"sent" | "opens" | "clicks", string> {
  const rows = (of: string[], row: (email: string, i: number) => string) =>
    of.map((email, i) => `${row(email, i)}\n`).join("");
  const all = people(n);
  return {
    sent: `Email,Sent At\n${rows(all, (email) => `${email},2026-03-17 09:00:00`)}`,
    opens: `Email,Opened At,IP\n${rows(
      all.filter((_, i) => i % 3 === 0),
      (email, i) => `${email},${clock(i, 100)},198.51.100.${i % 200}`,
    )}`,
    clicks: `Email,Clicked At,IP,URL\n${rows(
      all.filter((_, i) => i % 6 === 0),
      (email, i) => `${email},${clock(i, 900)},198.51.100.${i % 200},https://shop.example/a`,
    )}`,
  };
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(folder(), "x")), name);
  writeFileSync(path, content);
  return path;
}

const label = { campaign: "Spring" };
const reportOf = async (files: string[], options: Partial<AuditOptions> = {}) =>
  (await audit({ files, ...label, ...options })).report;
/** All that a report finds, but for how many files it came from. */
const found = (report: Awaited<ReturnType<typeof reportOf>>) =>
  findings({
    ...report,
    accounting: { rows: 0, analysed: 0, duplicates: 0, skipped: {}, rejected: 0 },
    notices: report.notices.filter(({ code }) => code !== "tables-in-one-file"),
  });

test.each([
  ["small, by cells", 60, "cells"],
  ["small, by bytes", 60, "bytes"],
  ["larger than what is looked at first, by cells", 30_000, "cells"],
  ["larger than what is looked at first, by bytes", 30_000, "bytes"],
] as const)(
  "exports one below the other are read as the same exports apart: %s",
  async (_, n, reader) => {
    const { sent, opens, clicks } = exportsOf(n);
    const joined = await reportOf([put("all.csv", sent + opens + clicks)], { reader });
    const apart = await reportOf([put("a.csv", sent), put("b.csv", opens), put("c.csv", clicks)], { reader });
    expect(found(joined)).toBe(found(apart));
    expect(joined.inputs.map(({ role, accounting: { analysed } }) => [role, analysed])).toEqual([
      ["recipients", n],
      ["events", n / 3],
      ["events", n / 6],
    ]);
    expect(joined.accounting).toEqual({
      ...apart.accounting,
      rows: apart.accounting.rows + 2,
      skipped: { ...apart.accounting.skipped, "repeated header": 2 },
    });
    expect(joined.notices.find(({ code }) => code === "tables-in-one-file")?.message).toMatch(
      new RegExp(`headers are on lines 1, ${n + 2}, ${n + n / 3 + 3}$`),
    );
  },
  60_000,
);

test("another order, a return to the first header, blank lines and a header that only repeats", async () => {
  const { sent, opens, clicks } = exportsOf(60);
  const [head, ...rows] = sent.trimEnd().split("\n");
  const halves = [rows.slice(0, 30), rows.slice(30)].map((half) => `${[head, ...half].join("\n")}\n`);
  const [first, second] = halves as [string, string];
  const joined = await reportOf([
    put("all.csv", `${clicks}\n\n${first}${opens}\n${second}${second.slice(0, 14)}`),
  ]);
  const apart = await reportOf([put("a.csv", sent), put("b.csv", opens), put("c.csv", clicks)]);
  expect(found(joined)).toBe(found(apart));
  expect(joined.accounting.skipped).toEqual({ "repeated header": 4 });
});

test("lines of rejected rows, records of events.csv and rows of inspect are those of the file", async () => {
  const { sent, opens, clicks } = exportsOf(60);
  const damaged = clicks.replace(/09:\d\d:\d\d/, "half past nine");
  const text = sent + opens + damaged;
  const path = put("all.csv", text);
  const done = await audit({ files: [path], ...label });
  const lines = text.split("\n");
  const line = lines.findIndex((one) => one.includes("half past nine")) + 1;
  expect(done.rejects.map((one) => [one.line, one.record])).toEqual([[line, line - 1]]);
  let csv = "";
  await done.writeEvents((chunk) => {
    csv += chunk;
  });
  const [header, ...records] = csv
    .trimEnd()
    .split("\n")
    .map((one) => one.split(","));
  const numbers = records.map((cells) => Number(cells[header!.indexOf("clickaudit_row")]));
  expect(numbers).toEqual(Array.from({ length: lines.length - 2 }, (_, i) => i + 1));
  const verdicts = records.map((cells) => cells[header!.indexOf("clickaudit_verdict")]);
  expect(verdicts.filter((verdict) => verdict !== "")).toHaveLength(20 + 9);
  const { files } = await inspect({ files: [path] }, true);
  expect(files.flatMap(({ records: read }) => read!.map((cells) => cells.join(",")))).toEqual(
    lines.slice(1, -1),
  );
  expect(files.map(({ headerLine }) => headerLine)).toEqual([1, 62, 83]);
});

test("it may come in an archive, from standard input, and under --strict", async () => {
  const { sent, opens, clicks } = exportsOf(60);
  const text = sent + opens + clicks;
  const plain = found(await reportOf([put("all.csv", text)], { strict: true }));
  const zip = zipSync({ "report.csv": new TextEncoder().encode(text) });
  expect(found(await reportOf([put("all.zip", zip)]))).toBe(plain);
  expect(found(await reportOf(["-"], { stdin: Readable.from([Buffer.from(text)]) }))).toBe(plain);
  const broken = put("broken.csv", text.replace(clock(0, 900), "noon"));
  await expect(reportOf([broken], { strict: true })).rejects.toThrow(/cannot be read as a time|noon/);
});

test("a table that nobody can read stays with the one above, whose rows are rejected with advice", async () => {
  const { opens } = exportsOf(60);
  const path = put("all.csv", `${opens}Name,City,Status\nAnn,Bonn,new\nBen,Ulm,old\n`);
  const report = await reportOf([path]);
  expect(report.inputs).toHaveLength(1);
  expect(report.accounting).toMatchObject({ rows: 23, analysed: 20, rejected: 3 });
  expect(report.notices.find(({ code }) => code === "rows-rejected")?.message).toMatch(
    /first is line 22: stands below a second header with other columns: split the file there$/,
  );
});

test("a file that a flag gives a role is not taken apart", async () => {
  const { opens, clicks } = exportsOf(60);
  const path = put("all.csv", opens + clicks);
  const report = await reportOf([], { named: [{ path, event: "open" }] });
  expect(report.inputs).toHaveLength(1);
  expect(report.accounting).toMatchObject({ analysed: 20, rejected: 11 });
});

test("rows of event words beside ids are no headers", async () => {
  const rows = people(60).map(
    (_, i) => `id${i},${["Opened", "Clicked", "Sent"][i % 3]},${["Sent", "Opened"][i % 2]},Sent`,
  );
  const path = put("crm.csv", `Member,Spring,Summer,Autumn\n${rows.join("\n")}\n`);
  const report = await reportOf([path]);
  expect(report.inputs).toHaveLength(1);
  expect(report.accounting).toMatchObject({ rows: 60, analysed: 60 });
});

test("a file with more headers than anybody joins is left as it is", async () => {
  const parts = Array.from({ length: 300 }, (_, i) =>
    i % 2
      ? `Email,Opened At,IP\n${people(1)[0]},2026-03-17 09:00:10,198.51.100.7\n`
      : `Email,Clicked At,URL\n${people(1)[0]},2026-03-17 09:00:10,https://x.example/\n`,
  );
  const report = await reportOf([put("many.csv", exportsOf(3_000).opens + parts.join(""))]);
  expect(report.inputs).toHaveLength(1);
  expect(report.accounting.rejected).toBeGreaterThan(100);
});
