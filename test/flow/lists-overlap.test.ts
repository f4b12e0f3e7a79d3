import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { AuditOptions } from "../../src/domain/options.js";
import { inspect } from "../../src/flow/inspect/inspect.js";
import { auditOf, findings, folder } from "./kit.js";

const label = { campaign: "Spring", delivered: 100 };
const PEOPLE = Array.from({ length: 20 }, (_, i) => `reader${i}@firm${i % 3}.example`);
const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;

async function reportOf(files: Record<string, string>, options: Partial<AuditOptions> = {}) {
  return (await auditOf(files, { ...label, ...options })).report;
}
const numbersOf = ({ total }: Awaited<ReturnType<typeof reportOf>>) => ({
  opens: total.uniqueOpens.reported,
  clickers: total.uniqueClicks.reported,
  clicks: total.totalClicks.reported,
});

test("the same campaign exported twice counts once, the later counts hold, and the rest are duplicates", async () => {
  const monday = PEOPLE.slice(0, 10).map((email) => `${email},Ann,3,2`);
  const friday = PEOPLE.slice(0, 12).map((email, i) => `${email},Ann,${i < 2 ? 5 : 3},${i < 2 ? 3 : 2}`);
  const header = "Email Address,First Name,Opens,Clicks";
  const report = await reportOf({ "a.csv": csv(header, monday), "b.csv": csv(header, friday) });
  expect(numbersOf(report)).toEqual({ opens: 12, clickers: 12, clicks: 2 * 3 + 10 * 2 });
  expect(report.inputs.map(({ accounting: { analysed, duplicates } }) => [analysed, duplicates])).toEqual([
    [10, 0],
    [4, 8],
  ]);
  expect(report.notices.filter(({ code }) => code === "lists-overlap").map(({ message }) => message)).toEqual(
    [
      "8 of 12 rows count people whom another list of the campaign counts as often: they are duplicates and add nothing",
    ],
  );
});

test("the list of all and the list of the clickers do not add up", async () => {
  const all = csv(
    "Email,Opened,Clicked,Clicks",
    PEOPLE.map((email, i) => `${email},${i < 9 ? "yes,yes,2" : "no,no,0"}`),
  );
  const clickers = csv(
    "Email,Clicks",
    PEOPLE.slice(0, 9).map((email) => `${email},2`),
  );
  const names = csv("Email", PEOPLE.slice(0, 9));
  const report = await reportOf({ "all.csv": all, "clickers.csv": clickers, "who clicked.csv": names });
  expect(numbersOf(report)).toEqual({ opens: 9, clickers: 9, clicks: 18 });
  expect(report.inputs.map(({ accounting: { duplicates } }) => duplicates)).toEqual([0, 9, 9]);
});

test("first and last times of two exports are hits each, and links stay apart", async () => {
  const header = "Email,Clicks,First Click,Last Click";
  const day = "2026-03-17 ";
  const files = {
    "a.csv": csv(header, [
      `${PEOPLE[0]},3,${day}09:00:00,${day}10:00:00`,
      `${PEOPLE[1]},1,${day}09:00:00,${day}09:00:00`,
    ]),
    "b.csv": csv(header, [
      `${PEOPLE[0]},4,${day}09:00:00,${day}12:00:00`,
      `${PEOPLE[1]},1,${day}09:00:00,${day}09:00:00`,
    ]),
  };
  const report = await reportOf(files);
  expect(numbersOf(report)).toEqual({ opens: null, clickers: 2, clicks: 5 });
  expect(report.inputs.map(({ accounting: { duplicates } }) => duplicates)).toEqual([0, 1]);
  const links = csv(
    "Email,URL,Clicks",
    ["a", "b"].map((link) => `${PEOPLE[0]},https://x.example/${link},2`),
  );
  expect(numbersOf(await reportOf({ "clicks.csv": links, "again.csv": links })).clicks).toBe(4);
});

const row = fc.record({
  person: fc.integer({ min: 0, max: 3 }),
  opens: fc.integer({ min: 0, max: 3 }),
  clicks: fc.integer({ min: 0, max: 4 }),
  first: fc.option(fc.integer({ min: 0, max: 3 })),
  last: fc.option(fc.integer({ min: 4, max: 6 })),
});

test("neither the order of lists nor of their rows matters, nor on how many files they are spread", async () => {
  const time = (minute: number | null) => (minute === null ? "" : `2026-03-17 09:0${minute}:07`);
  const textOf = ({
    person,
    opens,
    clicks,
    first,
    last,
  }: typeof row extends fc.Arbitrary<infer Row> ? Row : never) =>
    [PEOPLE[person], opens, clicks, clicks > 0 ? time(first) : "", clicks > 1 ? time(last) : ""].join(",");
  const header = "Email,Opens,Clicks,First Click,Last Click";
  const timed = [`${PEOPLE[9]},1,2,2026-03-17 09:00:07,2026-03-17 10:00:07`];
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const lines = [...timed, ...rows.map(textOf)];
      const accounts = { rows: 0, analysed: 0, duplicates: 0, skipped: {}, rejected: 0 };
      // Which of two rows is the duplicate depends on the order; what they say together does not.
      const found = async (files: Record<string, string>) => {
        const report = await reportOf(files);
        const notices = report.notices.filter(({ code }) => code !== "lists-overlap");
        return findings({ ...report, notices, accounting: accounts });
      };
      const one = await found({ "a.csv": csv(header, lines) });
      expect(await found({ "a.csv": csv(header, lines.toReversed()) })).toBe(one);
      const half = Math.ceil(lines.length / 2);
      const halves = [lines.slice(half), lines.slice(0, half)].map((part) =>
        csv(header, [...timed, ...part]),
      );
      expect(await found({ "a.csv": halves[0]!, "b.csv": halves[1]! })).toBe(one);
      expect(await found({ "a.csv": csv(header, lines), "b.csv": csv(header, lines) })).toBe(one);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test("each row of both exports carries a verdict in events.csv", async () => {
  const header = "Email,Clicks";
  const done = await auditOf(
    {
      "a.csv": csv(
        header,
        PEOPLE.map((email) => `${email},2`),
      ),
      "b.csv": csv(
        header,
        PEOPLE.map((email) => `${email},3`),
      ),
    },
    label,
  );
  let text = "";
  await done.writeEvents((chunk) => {
    text += chunk;
  });
  const [names, ...rows] = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const at = names!.indexOf("clickaudit_verdict");
  expect(rows).toHaveLength(40);
  expect(new Set(rows.map((cells) => cells[at]))).toEqual(new Set(["unsure"]));
});

async function inspected(lines: readonly string[], name = "list.csv") {
  const path = join(folder(), name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  const [file] = (await inspect({ files: [path] }, false)).files;
  return file!;
}

test.each(["Email,Opens,Clicks", "Email Address,Opens,Clicks"])(
  "what is no count is rejected with its line: %s",
  async (header) => {
    const odd = ["-1", "x", "1e400", "1.5", "99999999", "two"];
    const file = await inspected([
      header,
      ...PEOPLE.map((email) => `${email},1,2`),
      ...odd.map((cell, i) => `odd${i}@firm.example,1,${cell}`),
      ...["N/A", "-", "", "0"].map((cell, i) => `none${i}@firm.example,1,${cell}`),
    ]);
    expect(file.rejected).toEqual(
      odd.map((cell, i) => ({ line: 22 + i, reason: `Clicks: no count "${cell}"` })),
    );
    expect(file.kinds).toEqual({ open: 24, click: 20 });
  },
);

test("what is neither yes nor no is rejected with its line", async () => {
  const file = await inspected([
    "E-mailadres;Geopend;Geklikt",
    ...PEOPLE.map((email, i) => `${email};ja;${i % 2 ? "ja" : "nee"}`),
    ...["-1", "misschien", "1e400"].map((cell, i) => `odd${i}@firm.example;ja;${cell}`),
    ...["✓", "X", "geklikt", "3"].map((cell, i) => `yes${i}@firm.example;ja;${cell}`),
  ]);
  expect(file.rejected).toEqual(
    ["-1", "misschien", "1e400"].map((cell, i) => ({
      line: 22 + i,
      reason: `Geklikt: no yes or no "${cell}"`,
    })),
  );
  expect(file.kinds.click).toBe(10 + 4);
});

test.each([
  ["Email Address,Opens,Clicks", 'column "Clicks" holds yes and no: each yes is one'],
  ["E-mail,Opens,Clicks", "not a known export"],
])("crosses for those who clicked are clicks: %s", async (header, note) => {
  const file = await inspected([
    header,
    ...PEOPLE.map((email, i) => `${email},${i % 2 ? "x" : ""},${i < 5 ? "x" : ""}`),
  ]);
  expect(file.kinds).toMatchObject({ open: 10, click: 5 });
  expect(file.rejected).toEqual([]);
  expect(file.notes.join("; ")).toContain(note);
});

test.each([
  ["Spring clicked.csv", "Spring clicked (1).csv", '"Spring" and "Spring (1)"'],
  ["Lente.csv", "Lente - kopie.csv", '"Lente" and "Lente - kopie"'],
  ["Copy of Sale.csv", "Sale.csv", '"Copy of Sale" and "Sale"'],
])("one mailing under two names of a download is suspected: %s and %s", async (one, other, both) => {
  const text = csv(
    "Email Address,Clicks",
    PEOPLE.map((email) => `${email},2`),
  );
  const codes = async (files: Record<string, string>, options = {}) =>
    (await auditOf(files, { delivered: 100, ...options })).report.notices.filter(
      ({ code }) => code === "exported-twice",
    );
  const [notice, ...more] = await codes({ [one]: text, [other]: text });
  expect(more).toEqual([]);
  expect(notice?.message).toContain(`campaigns ${both} have the same people`);
  expect(await codes({ [one]: text, [other]: text }, { campaign: "Spring" })).toEqual([]);
  const others = csv(
    "Email Address,Clicks",
    PEOPLE.map((email) => `x${email},2`),
  );
  expect(await codes({ [one]: text, [other]: others })).toEqual([]);
});

describe("one mailing under names of its own", () => {
  const click = (who: string, n: number, minute: number) =>
    `${who},click,2026-03-10T09:${String(10 + minute).padStart(2, "0")}:${10 + n}Z,/${n % 3}`;
  const log = (minute: number) =>
    csv(
      "email,event,timestamp,url",
      PEOPLE.map((who, n) => click(who, n, minute)),
    );
  const pairs = async (files: Record<string, string>) => {
    const { report } = await auditOf(files, { delivered: 100 });
    return report.notices.filter(({ code }) => code === "exported-twice").map(({ message }) => message);
  };

  it("is suspected where the same people clicked in the same seconds", async () => {
    const found = await pairs({ "Spring.csv": log(0), "final newsletter.csv": log(0), "Other.csv": log(30) });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('campaigns "Spring" and "final newsletter" have the same people');
  });

  it("is not where they clicked at other times", async () => {
    expect(await pairs({ "Spring.csv": log(0), "Autumn.csv": log(30) })).toEqual([]);
  });
});
