import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Notice } from "../../src/domain/report.js";
import { build } from "./built.js";
import { folder } from "./kit.js";

const HEADER = "email,event,timestamp,url,ip,user_agent,campaign\n";
/** More than the threads wait for, so that each gets several parts. */
const ROWS = 110_000;

/** Every kind of record that a part may hold, at places that fall into different parts. */
function rowOf(at: number): string {
  const person = `p${at % 9000}@d${at % 300}.example`;
  const time = new Date(Date.UTC(2026, 2, 1) + (at % 86_000) * 1000).toISOString();
  if (at % 20_011 === 17) return `${person},click,yesterday,https://a.example,192.0.2.1,Mozilla/5.0,spring\n`;
  if (at % 25_013 === 5) return `${person},click,${time}\n`;
  if (at % 30_011 === 3)
    return `${person},click,${time},"https://a.example/\nx",192.0.2.7,"say ""hi""",spring\n`;
  if (at % 15_013 === 9) return "\n";
  if (at % 3 === 0) return `${person},delivered,${time},,,,spring\n`;
  return `${person},${at % 3 === 1 ? "open" : "click"},${time},https://a.example/${at % 11},192.0.2.${at % 251},"Mozilla/5.0 (X11; Linux, ${at % 40})",spring\n`;
}

const cases: Record<string, (rows: string) => string> = {
  "mixed records": (rows) => rows,
  "a last line without an end": (rows) => rows.slice(0, -1),
  "carriage returns": (rows) => rows.replaceAll(/(?<!\/)\n/g, "\r\n"),
  // Nothing after it can be split without knowing it.
  "a quote that is never closed": (rows) =>
    `${rows.slice(0, rows.indexOf("\n", rows.length / 2) + 1)}a@b.example,click,"2026${rows.slice(rows.indexOf("\n", rows.length / 2) + 1)}`,
  "a line feed in every address": (rows) => rows.replaceAll("https://a.example/", '"https://a.example/\n"'),
};

describe("--threads", () => {
  let program = "";
  let rows = "";
  const place = folder();

  beforeAll(() => {
    program = build();
    rows = Array.from({ length: ROWS }, (_, at) => rowOf(at)).join("");
    expect(rows.length).toBeGreaterThan(8 * 1024 * 1024);
  });

  /** What comes out with one, two and three threads. */
  const outputsOf = (text: string, ...options: string[]) => {
    const file = join(place, "events.csv");
    writeFileSync(file, text);
    return ["1", "2", "3"].map((threads) => {
      const report = join(place, `${threads}.json`);
      const rejects = join(place, `${threads}.csv`);
      const args = [program, file, "-q", "--threads", threads, "-f", `json=${report}`, "--rejects", rejects];
      const { status, stderr } = spawnSync(process.execPath, [...args, ...options], { encoding: "utf8" });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return { report: readFileSync(report, "utf8"), rejects: readFileSync(rejects, "utf8") };
    });
  };

  it.each(Object.keys(cases))("changes no byte of what comes out: %s", (name) => {
    const [one, ...others] = outputsOf(HEADER + cases[name]!(rows));
    expect(JSON.parse(one!.report).accounting.rejected).toBeGreaterThan(3);
    for (const { report, rejects } of others) {
      expect(report === one!.report).toBe(true);
      expect(rejects).toBe(one!.rejects);
    }
  });

  it("changes no byte where an hour in the midst of the file happens twice", () => {
    let at = 0;
    const local = () =>
      new Date(Date.UTC(2026, 9, 25) + at++ * 300).toISOString().slice(0, 19).replace("T", " ");
    const text = rows.replaceAll(/2026-03-0\dT[\d:.]+Z/g, local);
    const [one, ...others] = outputsOf(HEADER + text, "--timezone", "Europe/Berlin");
    // Of the 12,000 rows of the hour some are rejected.
    const [told] = JSON.parse(one!.report).notices.filter(({ code }: Notice) => code === "times-ambiguous");
    expect(Number.parseInt(told.message, 10)).toBeGreaterThan(11_000);
    for (const { report } of others) expect(report === one!.report).toBe(true);
  });

  it("changes no byte where no thread may be started", () => {
    const file = join(place, "alone.csv");
    writeFileSync(file, HEADER + rows);
    const reportOf = (threads: string, ...node: string[]) => {
      const report = join(place, `alone-${threads}.json`);
      const args = [...node, program, file, "-q", "--threads", threads, "-f", `json=${report}`];
      const env = { ...process.env, NODE_NO_WARNINGS: "1" };
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return readFileSync(report, "utf8");
    };
    const one = reportOf("1");
    const refused = ["--experimental-permission", "--allow-fs-read=*", "--allow-fs-write=*"];
    expect(reportOf("2", ...refused) === one).toBe(true);
  });
});
