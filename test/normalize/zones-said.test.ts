import { describe, expect, it } from "vitest";
import type { EventRow } from "../../src/domain/event.js";
import { type DetectOptions, detect, eventMapper } from "../../src/normalize/index.js";
import { zoneAbove } from "../../src/normalize/preamble-zone.js";
import { zoneInName } from "../../src/normalize/time/index.js";
import { tableOf } from "./memory-table.js";

describe("a zone in a header", () => {
  it.each([
    ["Opened at (UTC)", "UTC"],
    ["Time (America/New_York)", "America/New_York"],
    ["Date (GMT+2)", "GMT+2"],
    ["Time in Europe/Berlin", "Europe/Berlin"],
    ["Time in UTC", "UTC"],
    ["Time (Eastern Time)", "America/New_York"],
    ["Event Date (Eastern Time (US & Canada))", "America/New_York"],
    ["Date (GMT+01:00 Europe/Berlin)", "Europe/Berlin"],
  ])("%s is %s", (header, zone) => expect(zoneInName(header)?.zone).toBe(zone));

  it("leaves a name that is known", () => {
    expect(zoneInName("Time in UTC")?.name).toBe("Time");
    expect(zoneInName("Event Date (Eastern Time (US & Canada))")?.name).toBe("Event Date");
  });

  it.each(["Event time (local)", "Date (GMT+01:00 Berlin)", "Clicks (Total)", "Opens in App/Web"])(
    "%s names none",
    (header) => expect(zoneInName(header)).toBeUndefined(),
  );
});

describe("a zone in a line above the header", () => {
  it.each([
    ["All times are in Europe/Berlin", "Europe/Berlin"],
    ['"All times are in Europe/Berlin."', "Europe/Berlin"],
    ["All times are UTC", "UTC"],
    ["Timestamps are shown in the America/Chicago time zone", "America/Chicago"],
    ["# times in UTC+2", "UTC+2"],
    ["Time zone: America/New_York", "America/New_York"],
    ["Timezone,Europe/Amsterdam", "Europe/Amsterdam"],
    ["Zeitzone: Europe/Berlin;;;", "Europe/Berlin"],
    ["Fuseau horaire : Europe/Paris", "Europe/Paris"],
    ["Alle Zeiten sind in UTC", "UTC"],
    ["Times shown in Pacific Time (US & Canada)", "America/Los_Angeles"],
  ])("%s", (line, zone) => expect(zoneAbove(["Spring sale", line])?.zone).toBe(zone));

  it.each([
    "Report generated 2026-04-01 12:00 UTC",
    "Times are approximate",
    "Campaign for Europe/London launch",
    "Send time: 2026-04-01 12:00 UTC",
    "The best of times is in May",
  ])("is not: %s", (line) => expect(zoneAbove([line])).toBeUndefined());

  it("does not settle daylight saving where it is an offset beside a place", () => {
    expect(zoneAbove(["Time Zone: (GMT+01:00) Amsterdam, Berlin"])).toEqual({
      zone: undefined,
      said: "(GMT+01:00) Amsterdam, Berlin",
    });
    expect(zoneAbove(["Time zone: (UTC+01:00) Europe/Berlin"])?.zone).toBe("Europe/Berlin");
  });
});

async function read(preamble: readonly string[], header: string, row: string, options: DetectOptions = {}) {
  const table = tableOf("export.csv", [header, row]);
  const said = { ...table, info: { ...table.info, preamble } };
  const [detection] = await detect([said], options);
  const mapper = eventMapper(said, detection!);
  const rows: EventRow[] = [];
  for (const cells of table.info.sample) mapper.map(cells, (one) => rows.push({ ...one }));
  const utc = (time: number) => new Date(time).toISOString();
  return { detection: detection!, time: utc(rows.at(-1)!.time), sentAt: rows.at(-1)!.sentAt };
}

const HEADER = "Email;Event;Time;URL";
const ROW = "p1@corp.example;click;2026-07-10 09:00:00;https://shop.example/a";

describe("times of a table", () => {
  it("are read in the zone of the lines above it, unless its header or the user names one", async () => {
    const above = ["Spring sale", "All times are in Europe/Berlin"];
    expect(await read(above, HEADER, ROW)).toMatchObject({
      time: "2026-07-10T07:00:00.000Z",
      detection: { timezone: "Europe/Berlin", timezoneFrom: "header" },
    });
    expect((await read(above, "Email;Event;Time (UTC);URL", ROW)).time).toBe("2026-07-10T09:00:00.000Z");
    const own = await read(above, HEADER, ROW, { timezone: "America/New_York" });
    expect(own.time).toBe("2026-07-10T13:00:00.000Z");
  });

  it("are read column by column where headers name different zones", async () => {
    const header = "Email;Sent at (UTC);Clicked at (America/New_York)";
    const row = "p1@corp.example;2026-07-10 09:00:00;2026-07-10 05:30:00";
    const { time, sentAt, detection } = await read([], header, row);
    expect(time).toBe("2026-07-10T09:30:00.000Z");
    expect(sentAt).toBe(Date.parse("2026-07-10T09:00:00Z"));
    expect(detection.notes.join("\n")).toMatch(/"Sent at \(UTC\)" says that its times are UTC$/m);
    const local = await read([], "Email;Sent at (UTC);Clicked at", row, { timezone: "America/New_York" });
    expect([local.time, local.sentAt]).toEqual([time, sentAt]);
  });

  it("have their zone named as a question where the file does not settle it", async () => {
    const { detection } = await read(["Time Zone: (GMT+01:00) Amsterdam, Berlin"], HEADER, ROW);
    expect(detection.notes.join()).toMatch(/read as UTC: --timezone changes that; a line above .*Amsterdam/);
    const column = await read([], "Email;Event;Time;URL;Time Zone", `${ROW};Europe/Berlin`);
    expect(column.detection.notes.join()).toMatch(/column "Time Zone" .*--timezone Europe\/Berlin/);
  });
});
