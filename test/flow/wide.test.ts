import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { audit } from "../../src/audit.js";
import { installed } from "../../src/cli/installed.js";
import type { AuditOptions } from "../../src/domain/options.js";
import { cli } from "../cli/kit.js";
import { folder } from "./kit.js";

const PEOPLE = Array.from({ length: 12 }, (_, i) => `reader${i}@firm${i % 3}.example`);
const SHOP = "https://shop.example";

/** A file with one line for each person. */
function put(
  name: string,
  header: string,
  cells: (i: number) => readonly (string | number)[],
  delimiter = ",",
): string {
  const path = join(folder(), name);
  const rows = PEOPLE.map((email, i) => [email, ...cells(i)].join(delimiter));
  writeFileSync(path, `${[header, ...rows].join("\n")}\n`);
  return path;
}

async function read(path: string, options: Partial<AuditOptions> = {}) {
  const done = await audit({ files: [path], ...options });
  const { report } = done;
  const links = Object.fromEntries(report.links.map(({ link, clicks }) => [link, clicks.reported]));
  const campaigns = Object.fromEntries(
    report.campaigns.map((one) => [
      one.campaign,
      [one.delivered, one.uniqueOpens.reported, one.uniqueClicks.reported, one.totalClicks.reported],
    ]),
  );
  return { report, links, campaigns, done };
}

const LINKED: [what: string, path: string, links: object, campaign: (number | null)[]][] = [
  [
    "counts, with the totals beside them",
    put("spring.csv", `Email,Opens,Clicks,${SHOP}/a,"Clicks: ${SHOP}/b?x=1,2"`, (i) =>
      i < 4 ? [2, 3, 2, 1] : i < 6 ? [1, 0, 0, ""] : [0, 0, "", 0],
    ),
    { [`${SHOP}/a`]: 8, [`${SHOP}/b?x=1,2`]: 4 },
    [12, 6, 4, 12],
  ],
  [
    "marks, in Excel's Dutch",
    put(
      "lente.csv",
      `E-mailadres;Voornaam;${SHOP}/a;${SHOP}/b`,
      (i) => ["Jan", i < 3 ? "x" : "", i < 5 ? "ja" : "nee"],
      ";",
    ),
    { [`${SHOP}/a`]: 3, [`${SHOP}/b`]: 5 },
    [12, null, 5, 8],
  ],
  [
    "times",
    put("mail.csv", `Email,${SHOP}/a,${SHOP}/b`, (i) => [
      i < 4 ? `2026-03-17 09:0${i}:10` : "",
      i < 2 ? `2026-03-17 10:0${i}:10` : "-",
    ]),
    { [`${SHOP}/a`]: 4, [`${SHOP}/b`]: 2 },
    [null, null, 4, 6],
  ],
];

test.each(LINKED)("a column for each link is read without a flag: %s", async (_, path, links, campaign) => {
  const found = await read(path);
  expect(found.links).toEqual(links);
  expect(Object.values(found.campaigns)).toEqual([campaign]);
  expect(found.report.accounting).toMatchObject({ rows: 12, rejected: 0, duplicates: 0 });
});

test("a column for each campaign with words for what happened", async () => {
  const path = put("crm.csv", "Email,Spring sale,Summer sale", (i) => [
    ["Opened", "Clicked", "Sent"][i % 3]!,
    ["Bounced", "Clicked", ""][i % 3]!,
  ]);
  expect((await read(path)).campaigns).toEqual({
    "Spring sale": [12, 4, 4, 4],
    "Summer sale": [4, 0, 4, 4],
  });
});

const NAMED = put("crm.csv", "Email,City,Hero,Footer,Shop now", (i) => [
  "Bonn",
  i % 3,
  i % 2,
  i === 0 ? 1 : 0,
]);
const MAILS = put("crm.csv", "Email,March mail,April mail,May mail", (i) => [
  i < 6 ? "yes" : "no",
  i < 3 ? "yes" : "no",
  "no",
]);

test("columns under names of their own end in a question, and the flag that it names answers it", async () => {
  await expect(read(NAMED)).rejects.toThrow(
    /columns "Hero", "Footer" and 1 more may be one link or one campaign each: say which with --map "url=\*" or --map "campaign=\*"/,
  );
  expect((await read(NAMED, { map: { url: "*" } })).links).toEqual({ Hero: 12, Footer: 6, "Shop now": 1 });
  expect((await read(NAMED, { map: { link: "*o*" } })).links).toEqual({ Hero: 12, Footer: 6, "Shop now": 1 });
  expect((await read(NAMED, { map: { url: "Foot*" } })).links).toEqual({ Footer: 6 });
});

test("counts of campaigns need the kind as well, and the line says how to give it", async () => {
  const map = { campaign: "* mail" };
  await expect(read(MAILS, { map })).rejects.toThrow(
    /seem to be one campaign each.*name the file with --clicks or --opens/,
  );
  const opened = await audit({ named: [{ path: MAILS, event: "open" }], map });
  const names = ["April mail", "March mail"];
  expect(
    opened.report.campaigns.map(({ campaign, uniqueOpens }) => [campaign, uniqueOpens.reported]),
  ).toEqual([
    [names[0], 3],
    [names[1], 6],
  ]);
});

test("on the command line, and in events.csv", async () => {
  const counted = await cli([NAMED, "--map", "url=*", "-f", "json", "-q"], { stages: installed });
  expect(JSON.parse(counted.out).total.totalClicks.reported).toBe(19);
  const wrong = await cli([NAMED, "--map", "url=Link *"], { stages: installed });
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.err).toContain('--map: no file has a column "Link *"');
  const told = await cli(["inspect", NAMED, "--map", "url=*"], { stages: installed });
  expect(told.out).not.toContain("Not used");
  expect(told.out).toContain('columns "Hero", "Footer" and 1 more: one link each, read as counts of clicks');
  const { done } = await read(NAMED, { map: { url: "*" } });
  let csv = "";
  await done.writeEvents((chunk) => {
    csv += chunk;
  });
  const [header, ...rows] = csv
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  expect(header!.slice(0, 5)).toEqual(["Email", "City", "Hero", "Footer", "Shop now"]);
  expect(rows.map((cells) => cells[header!.indexOf("clickaudit_verdict")] !== "")).toEqual(
    PEOPLE.map((_, i) => i % 3 > 0 || i % 2 > 0 || i === 0),
  );
});

test("what is no count in such a column is rejected with its line", async () => {
  const path = put("spring.csv", `Email,${SHOP}/a,${SHOP}/b`, (i) => [
    i === 3 ? "-1" : 1,
    i === 5 ? "lots" : 2,
  ]);
  const { report } = await read(path);
  expect(report.accounting).toMatchObject({ rows: 12, rejected: 2 });
  expect(report.notices.find(({ code }) => code === "rows-rejected")?.message).toMatch(
    /first is line 5: .*no count "-1"/,
  );
});

test("ages and points are no links", async () => {
  const path = put("people.csv", "Email,Age,Points", (i) => [20 + i, 7 * i]);
  await expect(read(path)).rejects.toThrow(/names people, but not what they did/);
});

test("link columns beside those of a known list say what was clicked, and its platform's filter still holds", async () => {
  const path = put(
    "Spring clicked.csv",
    `Email Address,First Name,Clicks,${SHOP}/a,Clicks: ${SHOP}/b`,
    (i) => ["Ann", 2 + (i % 2), 2, i % 2],
  );
  const { report, links, campaigns, done } = await read(path, { delivered: 90 });
  expect(links).toEqual({ [`${SHOP}/a`]: 24, [`${SHOP}/b`]: 6 });
  expect(campaigns).toEqual({ Spring: [90, null, 12, 30] });
  expect(report.inputs[0]).toMatchObject({ format: "mailchimp-aggregate-clicked", role: "recipients" });
  expect(report.notices.map(({ code }) => code)).toContain("already-filtered");
  expect(done.report.accounting).toMatchObject({ rows: 12, analysed: 12 });
});
