import { describe, expect, it } from "vitest";
import type { EventRow } from "../../src/domain/event.js";
import { detect, eventMapper } from "../../src/normalize/index.js";
import { tableOf } from "./memory-table.js";

const PEOPLE = Array.from({ length: 30 }, (_, i) => `reader${i}@firm${i % 3}.example`);

async function read(path: string, header: string, row: (person: string, i: number) => string) {
  const table = tableOf(path, [header, ...PEOPLE.map(row)]);
  const [detection] = await detect([table], { timezone: "UTC" });
  const mapper = eventMapper(table, detection!);
  const rows: EventRow[] = [];
  for (const cells of table.info.sample) mapper.map(cells, (one) => rows.push({ ...one }));
  const count = (kind: string) => rows.filter((one) => one.kind === kind).length;
  return { detection: detection!, rows, opens: count("open"), clicks: count("click") };
}

const day = (i: number) => `2026-05-${10 + (i % 9)} 10:${10 + i}:00`;

describe("how people stand on the list is not what they did", () => {
  it.each([
    ["openers.csv", "Status", "Subscribed", "Last activity", 30, 0],
    ["spring_clickers.csv", "Status", "Subscribed", "Created", 0, 30],
    ["Öffner.csv", "Status", "subscribed", "Zuletzt aktiv", 30, 0],
    ["geopend.csv", "Activity", "Subscribed", "Aangemaakt op", 30, 0],
  ])("%s with %s %s and %s", async (path, name, status, time, opens, clicks) => {
    const found = await read(
      path,
      `Name;Email;${name};Country;${time}`,
      (person, i) => `N${i};${person};${status};NL;${day(i)}`,
    );
    expect(found.detection).toMatchObject({ role: "recipients", question: null });
    expect(found).toMatchObject({ opens, clicks });
    // When somebody was last seen or came is no time of an open.
    expect(found.rows.filter(({ time: at }) => !Number.isNaN(at))).toEqual([]);
  });

  it("counts what other columns say", async () => {
    const found = await read(
      "export.csv",
      "Email;Status;Date added;Opened;Clicked",
      (person, i) => `${person};${i % 5 ? "subscribed" : "unsubscribed"};${day(i)};1;${i % 2}`,
    );
    expect(found.detection.role).toBe("recipients");
    expect(found).toMatchObject({ opens: 30, clicks: 15 });
  });

  it("is a list of people where nothing says more", async () => {
    const { detection } = await read(
      "people.csv",
      "Email;Status;Country;Created",
      (person, i) => `${person};Subscribed;NL;${day(i)}`,
    );
    expect(detection.role).toBe("subscribers");
  });

  it("is the event of a log that tells of mails as well", async () => {
    const words = ["subscribed", "open", "click"];
    const found = await read(
      "opens_and_clicks.csv",
      "Email;Event;Time",
      (person, i) => `${person};${words[i % 3]};${day(i)}`,
    );
    expect(found).toMatchObject({ opens: 10, clicks: 10, detection: { leftOut: [] } });
  });

  it("is said where a log holds no hits at all", async () => {
    const { detection } = await read(
      "export.csv",
      "Email;Event;Time",
      (person, i) => `${person};subscribed;${day(i)}`,
    );
    expect(detection.leftOut.join()).toMatch(
      /^column "Event" names nothing .*"subscribed".*--map event=COLUMN/,
    );
  });
});
