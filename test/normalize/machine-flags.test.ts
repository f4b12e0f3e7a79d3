import { describe, expect, it } from "vitest";
import type { EventRow } from "../../src/domain/event.js";
import { detect, eventMapper } from "../../src/normalize/index.js";
import { tableOf } from "./memory-table.js";

/** Opens and clicks of a file, each with the mark of the platform. */
async function marks(lines: readonly string[]): Promise<string[]> {
  const table = tableOf(
    "export.csv",
    lines.map((line) => line.replaceAll(",", ";")),
  );
  const [detection] = await detect([table], { timezone: "UTC" });
  const mapper = eventMapper(table, detection!);
  const rows: EventRow[] = [];
  for (const cells of table.info.sample) mapper.map(cells, (row) => rows.push({ ...row }));
  return rows
    .filter(({ kind }) => kind === "open" || kind === "click")
    .map(({ kind, flag }) => `${kind} ${flag}`);
}

const PEOPLE = Array.from({ length: 8 }, (_, i) => `reader${i}@firm${i % 3}.example`);

describe("a mark that is named for one kind of hit says nothing of the other", () => {
  it.each(["Machine open", "Apple MPP", "is_machine_open", "Bot Open", "Privacy open"])(
    "in a list: %s",
    async (name) => {
      const lines = [`Email,Opened,Clicked,${name}`, ...PEOPLE.map((person) => `${person},1,1,1`)];
      expect(new Set(await marks(lines))).toEqual(new Set(["open machine", "click none"]));
      const none = [`Email,Opened,Clicked,${name}`, ...PEOPLE.map((person) => `${person},1,1,0`)];
      expect(new Set(await marks(none))).toEqual(new Set(["open human", "click none"]));
    },
  );

  it("in a list with a mark for each", async () => {
    const header = "Email,Opened,Clicked,Machine open,Bot click";
    const lines = [header, ...PEOPLE.map((person) => `${person},1,1,1,0`)];
    expect(new Set(await marks(lines))).toEqual(new Set(["open machine", "click human"]));
    const other = [header, ...PEOPLE.map((person) => `${person},1,1,0,1`)];
    expect(new Set(await marks(other))).toEqual(new Set(["open human", "click machine"]));
  });

  it.each(["Email,Event,Date", "email,event,timestamp"])("in a log: %s", async (header) => {
    const log = PEOPLE.flatMap((person, i) =>
      ["open", "click"].map((kind, step) => `${person},${kind},2026-06-01 09:0${i}:1${step},1`),
    );
    const opens = await marks([`${header},machine_open`, ...log]);
    expect(new Set(opens)).toEqual(new Set(["open machine", "click none"]));
    const clicks = await marks([`${header},Bot Click`, ...log]);
    expect(new Set(clicks)).toEqual(new Set(["open none", "click machine"]));
    const both = await marks([`${header},Bot`, ...log]);
    expect(new Set(both)).toEqual(new Set(["open machine", "click machine"]));
  });
});
