import { expect, it } from "vitest";
import { detect } from "../../src/normalize/index.js";
import { tableOf } from "./memory-table.js";

/** Campaigns that files of these names are about. */
async function campaigns(paths: readonly string[], campaign?: string): Promise<string[]> {
  const tables = paths.map((path) =>
    tableOf(path, [
      "Email;Time",
      "ann@north.example;2026-06-01 10:00:00",
      "bob@south.example;2026-06-01 11:00:00",
    ]),
  );
  const detections = await detect(tables, campaign === undefined ? {} : { campaign });
  return detections.map((detection) => detection.campaign);
}

it.each<[string, string[], string]>([
  ["a day apart", ["Spring_Sale_opened_2026-06-01.csv", "Spring_Sale_clicked_2026-06-02.csv"], "Spring_Sale"],
  ["the date first", ["2026-06-01 Spring opens.csv", "2026-06-03 Spring clicks.csv"], "Spring"],
  ["with clocks", ["spring-opens-20260601T101500.csv", "spring-clicks-20260601T101733.csv"], "spring"],
  [
    "with clocks of Windows",
    ["Spring opens 2026-06-01 10.15.22.csv", "Spring clicks 2026-06-01 10.16.02.csv"],
    "Spring",
  ],
  [
    "in German",
    ["Lenz_Öffnungen_01.06.2026.csv", "Lenz_Klicks_02.06.2026.csv", "Lenz_Versand_31.05.2026.csv"],
    "Lenz",
  ],
  [
    "across the end of a month, either way round",
    ["spring_opened_05-31-2026.csv", "spring_clicked_06-01-2026.csv"],
    "spring",
  ],
  [
    "with names of months",
    ["Spring - opened (31 May 2026).csv", "Spring - clicked (June 1, 2026).csv"],
    "Spring",
  ],
  [
    "with French months",
    ["Printemps_ouvertures_1_juin_2026.csv", "Printemps_clics_2_juin_2026.csv"],
    "Printemps",
  ],
  ["in a folder that names it", ["spring/opened_2026-06-01.csv", "spring/clicked_2026-06-02.csv"], "spring"],
  ["in an archive", ["spring.zip/opened_20260601.csv", "spring.zip/clicked_20260602.csv"], "spring"],
])("files of one mailing are one campaign whatever the days of their exports: %s", async (_, paths, name) => {
  expect(await campaigns(paths)).toEqual(paths.map(() => name));
  expect(await campaigns([...paths].reverse())).toEqual(paths.map(() => name));
});

it("mailings of a series differ by their dates", async () => {
  const weekly = ["newsletter_2026-06-01.csv", "newsletter_2026-06-08.csv"];
  expect(
    new Set(await campaigns(["clicks/newsletter_2026-06-01.csv", "clicks/newsletter_2026-06-08.csv"])).size,
  ).toBe(2);
  const kinds = ["opened", "clicked"].flatMap((kind) => weekly.map((file) => file.replace("_", `_${kind}_`)));
  expect(await campaigns(kinds)).toEqual(["01", "08", "01", "08"].map((day) => `newsletter 2026-06-${day}`));
  // Of one week the opens, of the next the clicks.
  expect(new Set(await campaigns(["news_opened_2026-06-01.csv", "news_clicked_2026-06-08.csv"])).size).toBe(
    2,
  );
  // Daily mailings, both exported on their day.
  const daily = ["opened_2026-06-01", "clicked_2026-06-01", "opened_2026-06-02", "clicked_2026-06-02"];
  expect(new Set(await campaigns(daily.map((name) => `news_${name}.csv`))).size).toBe(2);
});

it("mailings of a series whose kinds were exported on different days meet by their days", async () => {
  const files = ["opened_2026-06-01", "clicked_2026-06-02", "opened_2026-06-08", "clicked_2026-06-09"];
  expect(await campaigns(files.map((name) => `news_${name}.csv`))).toEqual([
    "news 2026-06-01",
    "news 2026-06-01",
    "news 2026-06-08",
    "news 2026-06-08",
  ]);
});

it("the user's own name goes before, and folders keep mailings apart", async () => {
  const paths = ["a/spring_opened_2026-06-01.csv", "b/spring_clicked_2026-06-02.csv"];
  expect(new Set(await campaigns(paths)).size).toBe(2);
  expect(await campaigns(paths, "Mine")).toEqual(["Mine", "Mine"]);
  const [detection] = await detect(
    ["spring_opened_2026-06-01.csv", "spring_clicked_2026-06-02.csv"].map((path) =>
      tableOf(path, ["Email;Time", "ann@north.example;2026-06-01 10:00:00"]),
    ),
    {},
  );
  expect(detection!.notes.join()).toMatch(
    /one campaign "spring".*a folder for each mailing keeps them apart/,
  );
});

it.each<[string, string[], string]>([
  ["", ["granular_activity/opens/lente_opens.csv", "granular_activity/clicks/lente_clicks.csv"], "lente"],
  [
    "in an archive, of three kinds",
    [
      "all.zip/granular_activity/opens/lenz_geöffnet.csv",
      "all.zip/granular_activity/clicks/lenz_klicks.csv",
      "all.zip/granular_activity/bounces/lenz.csv",
    ],
    "lenz",
  ],
  [
    "with numbers",
    ["granular_activity/opens/7_may opens.csv", "granular_activity/clicks/7_may clicks.csv"],
    "may",
  ],
  ["by hand", ["x/opens/lente_opens.csv", "x/clicks/lente_clicks.csv"], "lente"],
])("folders of kinds whose files repeat the kind are one campaign %s", async (_, paths, name) => {
  expect(await campaigns(paths)).toEqual(paths.map(() => name));
  expect(await campaigns([...paths].reverse())).toEqual(paths.map(() => name));
});

it("a campaign that is called after a kind keeps its name in folders of kinds", async () => {
  const shop = ["granular_activity/opens/shop_opens.csv", "granular_activity/clicks/shop_opens.csv"];
  expect(await campaigns(shop)).toEqual(["shop_opens", "shop_opens"]);
  const two = [...shop, "granular_activity/clicks/shop.csv", "granular_activity/opens/shop.csv"];
  expect(await campaigns(two)).toEqual(["shop_opens", "shop_opens", "shop", "shop"]);
  const apart = ["a/granular_activity/opens/may_opens.csv", "b/granular_activity/clicks/may_clicks.csv"];
  expect(new Set(await campaigns(apart)).size).toBe(2);
});
