import { expect, test } from "vitest";
import { judgedField } from "../../src/normalize/judged-counts.js";
import { auditOf } from "./kit.js";

const PEOPLE = Array.from({ length: 60 }, (_, at) => `reader${at}@firm${at}.example`);
const list = (header: string, row: (person: string, at: number) => string) =>
  `${header}\n${PEOPLE.map(row).join("\n")}\n`;
/** Every third person clicked; machines clicked for every second one. */
const people = (at: number) => (at % 3 === 0 ? 2 : 0);
const machines = (at: number) => (at % 2 === 0 ? 3 : 0);

test.each([
  ["Verified Clicks", "verifiedClicks"],
  ["Unique Verified Clicks", "verifiedClicks"],
  ["Real opens", "verifiedOpens"],
  ["Reliable clicks", "verifiedClicks"],
  ["Clicks (excluding bots)", "verifiedClicks"],
  ["Clicks without bots", "verifiedClicks"],
  ["Bot clicks", "botClicks"],
  ["NHI opens", "botOpens"],
  ["Auto Clicks", undefined],
  ["Echte Klicks", "verifiedClicks"],
  ["Klicks ohne Bots", "verifiedClicks"],
  ["Bot-Klicks", "botClicks"],
  ["Clics vérifiés", "verifiedClicks"],
  ["Clics hors robots", "verifiedClicks"],
  ["Clics verificados", "verifiedClicks"],
  ["Geverifieerde kliks", "verifiedClicks"],
  ["Kliks zonder bots", "verifiedClicks"],
  ["Cliques verificados", "verifiedClicks"],
  ["Clic verificati", "verifiedClicks"],
  ["Clicks", undefined],
  ["Verified", undefined],
  ["Bot", undefined],
])("%s counts %s", (header, field) => expect(judgedField(header)).toBe(field));

test("a count of verified clicks alone is one that the platform has cleared", async () => {
  const files = {
    "post.csv": list("Email,Opens,Verified Clicks", (person, at) => `${person},1,${people(at)}`),
  };
  const { report } = await auditOf(files, { delivered: 400 });
  const { reported, adjusted, low } = report.total.uniqueClicks;
  expect([reported, adjusted]).toEqual([20, 20]);
  expect(low).toBeLessThan(20);
  expect(report.notices.map(({ code }) => code)).toContain("already-filtered");
  const { report: raw } = await auditOf(files, { delivered: 400, filtered: "no" });
  expect(raw.total.uniqueClicks.adjusted).toBeLessThan(20);
});

test.each([
  [
    "all and verified",
    "Email,Clicks,Verified Clicks",
    (at: number) => `${people(at) + machines(at)},${people(at)}`,
  ],
  [
    "all and those of bots",
    "Email,Clicks,Bot clicks",
    (at: number) => `${people(at) + machines(at)},${machines(at)}`,
  ],
  [
    "reliable and those of bots",
    "Email,Reliable clicks,Bot clicks",
    (at: number) => `${people(at)},${machines(at)}`,
  ],
])("what the platform counts apart is judged apart: %s", async (_, header, counts) => {
  const { report } = await auditOf(
    { "post.csv": list(header, (person, at) => `${person},${counts(at)}`) },
    { delivered: 400 },
  );
  const { uniqueClicks, totalClicks } = report.total;
  expect([uniqueClicks.reported, totalClicks.reported]).toEqual([40, 130]);
  expect(uniqueClicks.adjusted!).toBeGreaterThan(12);
  expect(uniqueClicks.adjusted!).toBeLessThan(25);
  expect(totalClicks.adjusted! / totalClicks.reported!).toBeLessThan(0.45);
  const marked = report.signals.find(({ signal }) => signal === "platform-flag");
  expect(marked).toMatchObject({ state: "ran", hits: 50 });
});

test("the same people in a list that does not take its counts apart add nothing, in either order", async () => {
  const apart = list(
    "Email,Clicks,Bot clicks",
    (person, at) => `${person},${people(at) + machines(at)},${machines(at)}`,
  );
  const whole = list("Email,Clicks", (person, at) => `${person},${people(at) + machines(at)}`);
  const one = await auditOf({ "a.csv": apart, "b.csv": whole }, { delivered: 400, campaign: "Post" });
  const other = await auditOf({ "a.csv": whole, "b.csv": apart }, { delivered: 400, campaign: "Post" });
  for (const { report } of [one, other]) expect(report.total.totalClicks.reported).toBe(130);
  expect(one.report.total.uniqueClicks).toEqual(other.report.total.uniqueClicks);
});

test("clicks that a platform counts apart from all others are none of its clicks", async () => {
  const { report } = await auditOf(
    { "post.csv": list("Email,Opens,Auto Clicks", (person, at) => `${person},1,${machines(at)}`) },
    { delivered: 400 },
  );
  expect(report.total.totalClicks.reported ?? 0).toBe(0);
});
