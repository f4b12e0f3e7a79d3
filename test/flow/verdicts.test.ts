import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { installed } from "../../src/cli/installed.js";
import type { HitVerdict } from "../../src/index.js";
import { cli, folder } from "../cli/kit.js";

const EVENTS = join(new URL("../../fixtures/labelled/b2b/", import.meta.url).pathname, "events.csv");

describe("-f ndjson", async () => {
  const { code, out, err } = await cli([EVENTS, "-f", "ndjson", "-q"], { stages: installed });
  const lines = out.trimEnd().split("\n");
  const hits = lines.map((line) => JSON.parse(line) as HitVerdict);

  it("gives one line for every open and click, and nothing else", async () => {
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.endsWith("\n")).toBe(true);
    expect(new Set(hits.map(({ event }) => event))).toEqual(new Set(["open", "click"]));
    expect(Object.keys(hits[0]!)).toEqual(
      "file row event subscriber campaign time url verdict probability signals".split(" "),
    );
  });

  it("says what events.csv says", async () => {
    let text = "";
    await (await audit({ files: [EVENTS] })).writeEvents((chunk) => {
      text += chunk;
    });
    const rows = (parse(text, { columns: true }) as Record<string, string>[]).filter(
      (row) => row.clickaudit_verdict !== "",
    );
    expect(hits).toEqual(
      rows.map((row) => ({
        file: EVENTS,
        row: Number(row.clickaudit_row),
        event: row.event,
        subscriber: row.email,
        campaign: row.campaign,
        time: new Date(row.timestamp!).toISOString(),
        url: row.event === "click" ? row.url : "",
        verdict: row.clickaudit_verdict,
        probability: Number(row.clickaudit_probability),
        signals: row.clickaudit_signals === "" ? [] : row.clickaudit_signals!.split(";"),
      })),
    );
  });

  it("hides people on request", async () => {
    const masked = await cli([EVENTS, "-f", "ndjson", "-q", "--mask"], { stages: installed });
    expect(masked.out).not.toContain(hits[0]!.subscriber);
    expect(masked.out.trimEnd().split("\n")).toHaveLength(lines.length);
  });

  it("is about the click where one row counts opens and clicks, and has no signals where none spoke", async () => {
    const path = join(folder(), "r.csv");
    writeFileSync(path, "Email Address,Opens,Clicks\nann@acme.example,1,2\nbob@acme.example,1,0\n");
    const { out: text } = await cli([path, "-f", "ndjson", "-q"], { stages: installed });
    const rows = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows.map(({ row, event }) => [row, event])).toEqual([
      [1, "click"],
      [2, "open"],
    ]);
    expect(rows[1].signals).toEqual([]);
  });
});
