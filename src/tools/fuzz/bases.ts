import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../../demo/random.js";

/** A file that is sound before it is damaged. */
export interface BaseFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Larger fixtures are cut at a line end: a case must take milliseconds. */
const LONGEST = 24 * 1024;

const FIXTURES = new URL("../../../fixtures/", import.meta.url).pathname;

function cut(bytes: Buffer): Buffer {
  if (bytes.length <= LONGEST) return bytes;
  return bytes.subarray(0, bytes.lastIndexOf(10, LONGEST) + 1);
}

function filesBelow(folder: string): BaseFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .filter((name) => /\.(csv|tsv|json|ndjson)$/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => ({
      name: name.replaceAll("/", "-"),
      bytes: cut(readFileSync(join(folder, name))),
    }));
}

/** The fixtures of the formats, and the made-up campaigns. */
export function loadBases(): BaseFile[] {
  return ["formats", "campaigns", "labelled"].flatMap((folder) => filesBelow(join(FIXTURES, folder)));
}

const HEADER = "email,event,timestamp,campaign,url,ip,user_agent";
const EVENTS = ["delivered", "open", "click", "click"];
const AGENTS = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
  "Mozilla/5.0",
  "python-requests/2.31",
];

/** A plain table of events in which every line is a record: the shape on which damage is easiest to judge. */
export function plainEvents(random: Random): BaseFile {
  const rows = Array.from({ length: 5 + random.below(200) }, () => {
    const minute = String(random.below(60)).padStart(2, "0");
    const second = String(random.below(60)).padStart(2, "0");
    return [
      `p${random.below(40)}@acme${random.below(5)}.example`,
      random.pick(EVENTS),
      `2025-03-04T1${random.below(10)}:${minute}:${second}Z`,
      random.pick(["spring", "autumn", "a, b".replace(",", "")]),
      `https://shop.example/${random.below(6)}?u=${random.below(99)}`,
      `203.0.113.${random.below(250)}`,
      random.pick(AGENTS).replaceAll(",", ""),
    ].join(",");
  });
  return { name: "plain.csv", bytes: Buffer.from(`${[HEADER, ...rows].join("\n")}\n`) };
}
