import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { audit } from "../../src/audit.js";
import { inspect } from "../../src/flow/inspect/inspect.js";
import { folder } from "./kit.js";

const PEOPLE = Array.from({ length: 20 }, (_, i) => `reader${i}@firm${i % 3}.example`);

function put(header: string, row: (i: number) => string): string {
  const path = join(folder(), "list.csv");
  writeFileSync(path, `${[header, ...PEOPLE.map((email, i) => `${email};${row(i)}`)].join("\n")}\n`);
  return path;
}

test("a column that sounds like clicks and holds none is left out aloud, and --map takes it", async () => {
  const path = put("E-mail;Geopend;Geklikt", (i) => `ja;${i % 2 ? "ja" : "misschien"}`);
  const { report } = await audit({ files: [path], delivered: 20 });
  const notices = report.notices
    .filter(({ code }) => code === "column-not-used")
    .map(({ message }) => message);
  expect(notices).toEqual([
    'column "Geklikt" may hold clicks, but few of its cells are counts, yes or no, or times, so that it is not used: --map clicked="Geklikt" takes it all the same',
  ]);
  const [file] = (await inspect({ files: [path] }, false)).files;
  expect(file!.notes).toContain(notices[0]);
  const mapped = (await audit({ files: [path], delivered: 20, map: { clicked: "Geklikt" } })).report;
  expect(mapped.accounting).toMatchObject({ analysed: 10, rejected: 10 });
  expect(mapped.notices.map(({ code }) => code)).not.toContain("column-not-used");
});

test("what the platform marks in a list of counts moves the clicks both ways", async () => {
  const rate = async (header: string, mark: (i: number) => string) => {
    const { report } = await audit({ files: [put(header, (i) => `2;${mark(i)}`)], delivered: 20 });
    return report.total.uniqueClicks.adjusted!;
  };
  const none = await rate("Email;Clicks;Comment", () => "-");
  expect(await rate("Email;Clicks;Bot click", (i) => (i < 5 ? "yes" : ""))).toBeLessThan(none);
  expect(await rate("Email;Clicks;Bot click", () => "no")).toBeGreaterThan(none);
});
