import { expect, it } from "vitest";
import { loadRenderer } from "../../src/report/index.js";
import { inFiles, sharedNotices } from "../../src/report/notices.js";
import { auditOf } from "../flow/kit.js";
import { madeUp, plain } from "./reports.js";

const notice = (message: string, file?: string) => ({
  code: "a",
  message,
  ...(file === undefined ? {} : { file }),
});

it("a notice on several files is one, with all of its files", () => {
  const notices = [
    notice("times name no zone", "a.csv"),
    notice("other", "b.csv"),
    notice("times name no zone", "b.csv"),
    notice("times name no zone", "b.csv"),
    notice("whole"),
  ];
  expect(sharedNotices({ notices })).toEqual([
    { message: "Times name no zone.", files: ["a.csv", "b.csv"] },
    { message: "Other.", files: ["b.csv"] },
    { message: "Whole.", files: [] },
  ]);
  expect(inFiles([])).toBe("");
  expect(inFiles(["a.csv"])).toBe(" (a.csv)");
  expect(inFiles(["a.csv", "b.csv"])).toBe(" (2 files, the first is a.csv)");
});

it.each(["table", "markdown", "html"] as const)("is one line in %s", async (format) => {
  const files = Array.from({ length: 12 }, (_, i) =>
    notice("times name no zone and were read as UTC", `n${i}.csv`),
  );
  const text = (await loadRenderer(format))({ ...madeUp("spring-sale"), notices: files }, plain).replace(
    /\s+/g,
    " ",
  );
  expect(text.match(/imes name no zone and were read as UTC/g)).toHaveLength(1);
  expect(/UTC\.\s*(?:<small>|\()12 files, the first is (?:<bdi>)?n0\.csv/.test(text)).toBe(true);
});

it("the report itself keeps the notice of each file", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [
      `week${i}.csv`,
      `Email,Event,When\nann${i}@north.example,click,2026-06-0${1 + i} 10:00:00\n`,
    ]),
  );
  const { report } = await auditOf(files);
  for (const code of ["timezone-assumed", "format-guessed"]) {
    const told = report.notices.filter((one) => one.code === code);
    expect(told.map(({ file }) => file?.split("/").at(-1)).sort()).toEqual(Object.keys(files));
    expect(new Set(told.map(({ message }) => message)).size).toBe(1);
  }
});
