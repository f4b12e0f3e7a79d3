import { expect, it } from "vitest";
import { breaks, newScanners, newScannersText } from "../../src/insights/index.js";

const dates = (...args: Parameters<typeof breaks>) => breaks(...args).map((one) => one.date);

it("marks the days on which a platform of the export switched its filter on", () => {
  const found = breaks(["mailchimp"], "2025-01-01T00:00:00.000Z", "2025-12-31T00:00:00.000Z");
  expect(found).toMatchObject([{ vendor: "Mailchimp", date: "2025-08-10" }]);
  expect(found[0]!.sentence).toContain("10 August 2025");
});

it("marks none for other platforms and products, nor outside the period", () => {
  expect(dates(["Mandrill (Mailchimp Transactional)", "Postmark"], "2020-01-01", null)).toEqual([]);
  expect(dates(["Mailchimp"], "2025-08-10T09:00:00.000Z", "2025-12-31T00:00:00.000Z")).toEqual([]);
  expect(dates(["Mailchimp"], "2025-01-01", "2025-08-09T23:59:59.000Z")).toEqual([]);
  expect(dates(["Mailchimp"], "2025-01-01", "2025-08-10T00:00:00.000Z")).toEqual(["2025-08-10"]);
});

it("takes a missing end as open, and both missing as nothing known", () => {
  expect(dates(["Mailchimp", "Braze"], "2025-01-01", null)).toEqual(["2025-07-09", "2025-08-10"]);
  expect(dates(["Klaviyo"], null, "2024-01-01")).toEqual(["2022-01-01"]);
  expect(dates(["Klaviyo"], null, null)).toEqual([]);
});

/** Mails scanned of mails sent, week by week. */
const series = (...weeks: [scanned: number, mails: number][]) =>
  weeks.map(([scanned, mails], at) => ({
    campaign: `week-${at + 1}`,
    sentAt: `2026-01-0${at + 1}T08:00:00.000Z` as string | null,
    domains: new Map([
      ["acme.example", { mails, scanned, automated: scanned * 3, reported: scanned * 3 + 1 }],
    ]),
    networks: new Map(),
  }));

it("finds the campaign in which a domain began to scan, once", () => {
  const found = newScanners(series([0, 9], [0, 9], [8, 9], [7, 9]).toReversed());
  expect(found).toEqual([
    { kind: "domain", name: "acme.example", since: "week-3", automated: 24, reported: 25 },
  ]);
  expect(newScannersText(found)).toBe('1 mail domain began to scan links: acme.example (since "week-3")');
  expect(newScanners(series([0, 90], [0, 90], [80, 90], [80, 90]))).toHaveLength(1);
});

it.each([
  ["scanned from the start", series([9, 10], [9, 10], [9, 10])],
  ["had too few campaigns before", series([0, 9], [9, 10])],
  ["was hardly mailed before", series([0, 1], [0, 1], [4, 4])],
  ["has a stray machine click", series([0, 9], [0, 9], [2, 2])],
  ["is mostly not scanned", series([0, 20], [0, 20], [3, 20])],
  ["falls silent again", series([0, 9], [0, 9], [8, 9], [0, 9], [0, 9])],
  ["has no send times", series([0, 9], [0, 9], [8, 9]).map((one) => ({ ...one, sentAt: null }))],
])("does not call a domain new that %s", (_, campaigns) => {
  expect(newScanners(campaigns)).toEqual([]);
});

it("finds networks too, and puts a crowd of names into one sentence", () => {
  const clicks = (scanned: number) => ({ mails: 10, scanned, automated: scanned, reported: 10 });
  const weeks = [0, 0, 10].map((scanned, at) => ({
    campaign: `week-${at + 1}`,
    sentAt: `2026-01-0${at + 1}T08:00:00.000Z`,
    domains: new Map(Array.from({ length: 40 }, (_, i) => [`d${i}.example`, clicks(scanned)])),
    networks: new Map(scanned === 0 ? [] : [["Barracuda", clicks(scanned)]]),
  }));
  const found = newScanners(weeks);
  expect(found.filter(({ kind }) => kind === "network").map(({ name }) => name)).toEqual(["Barracuda"]);
  expect(found).toHaveLength(41);
  expect(newScannersText(found)).toBe(
    '40 mail domains and 1 network began to scan links: Barracuda (since "week-3"), d0.example (since "week-3"), d1.example (since "week-3") and 38 more',
  );
});
