/**
 * Checks the time parser against the verdicts of the JSON Schema test suite (folder `formats` of the test corpus).
 * Usage: node dist/tools/check-times.js CORPUS/formats
 *
 * A listed-invalid text may be accepted only as the instant that its digits plainly name (RFC 3339 is narrower than what
 * exports write); the year is moved into the accepted range first, so that a refusal is never just one of the year.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isoByteParser, timeParser } from "../normalize/time/index.js";

interface Suite {
  tests: { data: unknown; valid: boolean; description: string }[];
}

/** Listed as invalid in RFC 3339, but clear in meaning: text with its year moved -> instant. */
const CLEAR: Readonly<Record<string, string>> = {
  "1998-1-20": "1998-01-20T00:00:00.000Z",
  "1998-01-1": "1998-01-01T00:00:00.000Z",
  "1996-6-19T08:30:06.283185Z": "1996-06-19T08:30:06.283Z",
  "1996-06-1T08:30:06.283185Z": "1996-06-01T08:30:06.283Z",
  "1996-04-12T23:20:50+01": "1996-04-12T22:20:50.000Z",
  "1996-04-12T23:20:50Z\n": "1996-04-12T23:20:50.000Z",
  "20230328": "2023-03-28T00:00:00.000Z",
  "2020-11-28T23:55:45Z": "2020-11-28T23:55:45.000Z",
  "2020-01-01 00:00:00Z": "2020-01-01T00:00:00.000Z",
  " 2024-01-15": "2024-01-15T00:00:00.000Z",
  "2024-01-15 ": "2024-01-15T00:00:00.000Z",
  // ISO 8601 beyond RFC 3339: days of the year and of weeks.
  "2013-350": "2013-12-16T00:00:00.000Z",
  "2013-350T01:01:01": "2013-12-16T01:01:01.000Z",
  "2023-W13-2": "2023-03-28T00:00:00.000Z",
  "2022W527": "2023-01-01T00:00:00.000Z",
  // Clear because the order is given to the parser.
  "06/19/1996": "1996-06-19T00:00:00.000Z",
  "06/19/1996 08:30:06 PST": "1996-06-19T16:30:06.000Z",
  "20-01-01": "2001-01-20T00:00:00.000Z",
  "2020.01.01": "2020-01-01T00:00:00.000Z",
};

function inRange(text: string): string {
  return text
    .replace(/19(?:37|63|85)/, "1996")
    .replace(/^0100/, "2100")
    .replace(/^0400/, "2000");
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: check-times CORPUS/formats");
const parsers = [timeParser({}), timeParser({ order: "dmy" }), timeParser({ order: "mdy" })];
const parseBytes = isoByteParser({});
let checked = 0;
let wrong = 0;
for (const file of ["date-time.json", "date.json", "time.json"]) {
  const suites = JSON.parse(readFileSync(join(folder, file), "utf8")) as Suite[];
  for (const { data, valid, description } of suites.flatMap((suite) => suite.tests)) {
    if (typeof data !== "string") continue;
    const text = inRange(data);
    const bytes = new TextEncoder().encode(text);
    const read = [...parsers.map((parse) => parse(text)), parseBytes(bytes, 0, bytes.length)];
    for (const instant of read) {
      checked++;
      if (Number.isNaN(instant)) continue;
      const got = new Date(instant).toISOString();
      const plain = valid ? new Date(Date.parse(text)).toISOString() : CLEAR[text];
      if (got === plain) continue;
      wrong++;
      console.log(`${file}: ${JSON.stringify(text)} read as ${got} (${description})`);
    }
    const useful = valid && file !== "time.json" && !text.includes(":60") && Number(text.slice(0, 4)) >= 1990;
    if (!useful || !Number.isNaN(read[0]!)) continue;
    wrong++;
    console.log(`${file}: ${JSON.stringify(text)} is valid but was refused (${description})`);
  }
}
console.log(`${checked} readings checked, ${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;
