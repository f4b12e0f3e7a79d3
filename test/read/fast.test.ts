import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit.js";
import { textsOf } from "../../src/domain/byte-record.js";
import type { AuditOptions } from "../../src/domain/options.js";
import type { ByteSink, Table } from "../../src/domain/table.js";
import { openTables } from "../../src/read/index.js";
import { file, oneByOne } from "./support.js";

type Seen = (string | number)[][];

function sinkInto(seen: Seen): ByteSink {
  let last = 0;
  return {
    bytes: oneByOne((record) => {
      expect(record.view.byteLength).toBe(record.bytes.length);
      const cells = textsOf(record);
      // A third of the records is asked for as cells, as a real taker does.
      if (++last % 3 === 0) return false;
      seen.push(cells);
      return true;
    }),
    row(cells, line, record, damage) {
      seen.push([...cells, line, record, damage ?? ""]);
    },
    unreadable(line, record, reason, raw) {
      seen.push([line, record, reason, raw]);
    },
  };
}

/** Both readings; what came as bytes has no numbers, so it is compared by its cells. */
async function bothWays(table: Table): Promise<{ cells: Seen; bytes: Seen; taken: number }> {
  const cells: Seen = [];
  const bytes: Seen = [];
  await table.read(sinkInto(cells));
  await table.scan!(sinkInto(bytes));
  let taken = 0;
  const alike = cells.map((row, at) => {
    const other = bytes[at];
    if (other === undefined || other.length !== row.length - 3 || row.at(-1) !== "") return row;
    if (typeof other.at(-1) === "number") return row;
    taken++;
    return row.slice(0, -3);
  });
  return { cells: alike, bytes, taken };
}

const header = "email,event,timestamp,url,ip,user_agent,campaign";

const person = fc.constantFrom(
  "a@one.example",
  "B@One.example",
  " c@two.example",
  "d@two.example",
  "",
  "nobody",
);
const word = fc.constantFrom("click", "open", "delivered", "Click", "bounced", "unheard-of", "", "none");
const time = fc.constantFrom(
  "2025-03-01T09:00:05Z",
  "2025-03-01 09:00:06",
  "2025-03-01T09:00:05.250Z",
  "2025-03-02T10:00:00+02:00",
  "Mar 1, 2025 9:05 AM",
  "2025-13-01T00:00:00Z",
  "",
);
const url = fc.constantFrom(
  "https://shop.example/a",
  "https://shop.example/\u00fc",
  "/a",
  "-",
  "NA",
  " x ",
  "",
);
const ip = fc.constantFrom("203.0.113.7", "2001:db8::1", "203.0.113.8, 198.51.100.1", "n/a", "");
const agent = fc.constantFrom(
  "Mozilla/5.0 (Windows NT 10.0)",
  '"Mozilla/5.0 (X11; ""x"", y)"',
  "curl/8",
  "",
  '"a,b"',
);
const campaign = fc.constantFrom("spring", "\u00c9t\u00e9", "\u4e2d\u6587", " spring", "", '"a\nb"');
const good = fc
  .tuple(person, word, time, url, ip, agent, campaign)
  .map((cells) =>
    cells.map((cell) => (cell.includes(",") && !cell.startsWith('"') ? `"${cell}"` : cell)).join(","),
  );
const odd = fc.constantFrom(
  "",
  "  ",
  "\t ",
  '""',
  header,
  "Email,Event,Url,Campaign,Ip,Country,Time",
  "Total,,,,,,12",
  "only,three,cells",
  "a,b,c,d,e,f,g,h,,",
  'a@one.example,click,2025-03-01T09:00:05Z,48" screen,,,x',
  'a@one.example,cl"ick,2025-03-01T09:00:05Z,,,,x',
  '"a@one.example,click,2025-03-01T09:00:05Z,,,,x',
  '"a@one.example"x,click,2025-03-01T09:00:05Z,,,,x',
  "a@one.example,click,2025-03-01T09:00:05Z,x\0y,,,x",
  "a@one.example,click,2025-03-01T09:00:05Z,,,,x\ry",
  `${",".repeat(90)}`,
  "\ufeffa@one.example,click,2025-03-01T09:00:05Z,,,,x",
);
const csv = fc
  .tuple(
    fc.array(fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: odd }), { maxLength: 40 }),
    fc.constantFrom("\n", "\r\n"),
    fc.boolean(),
  )
  .map(([rows, end, closed]) => {
    const sure = [
      "a@one.example,click,2025-03-01T09:00:05Z,https://shop.example/a,203.0.113.7,Mozilla/5.0 (X11),spring",
      "b@one.example,open,2025-03-01T09:01:05Z,,203.0.113.9,Mozilla/5.0 (X11),spring",
    ];
    return [header, ...sure, ...sure, ...rows].join(end) + (closed ? end : "");
  });

/** All that an audit says, of every row too, or its error. */
async function said(options: AuditOptions): Promise<string> {
  try {
    const { report, rejects, writeEvents } = await audit(options);
    let events = "";
    await writeEvents((chunk) => {
      events += chunk;
    });
    return JSON.stringify({ report, rejects, events });
  } catch (error) {
    return String(error);
  }
}

async function sameAudit(options: AuditOptions): Promise<string> {
  const bytes = await said({ ...options, reader: "bytes" });
  expect(bytes).toBe(await said({ ...options, reader: "cells" }));
  return bytes;
}

describe("reading CSV as bytes", () => {
  it("gives the records, lines and numbers that csv-parse gives", async () => {
    await fc.assert(
      fc.asyncProperty(csv, fc.boolean(), async (text, packed) => {
        const [table] = await openTables(file(packed ? gzipSync(text) : text), {});
        const { cells, bytes } = await bothWays(table!);
        expect(bytes).toEqual(cells);
      }),
      { numRuns: 200 },
    );
  });

  it("takes plain records itself, also where chunks meet", async () => {
    const row = "a@one.example,click,2025-03-01T09:00:05Z,https://shop.example/a,203.0.113.7,agent,spring";
    const [table] = await openTables(file(`${header}\n${`${row}\n`.repeat(20_000)}`), {});
    const { cells, bytes, taken } = await bothWays(table!);
    expect(bytes).toEqual(cells);
    expect(taken).toBeGreaterThan(13_000);
    expect(table!.large).toBe(true);
  });

  it("goes on by bytes after doubts, over chunks and past the size limit of a record", async () => {
    const row = "a@one.example,click,2025-03-01T09:00:05Z,https://shop.example/a,203.0.113.7,agent,spring\n";
    const block = row.repeat(8_000);
    const long = `a@one.example,click,2025-03-01T09:00:05Z,${"x".repeat(1_200_000)},,,x\n`;
    const broken = 'b@one.example,"click,2025-03-01T09:00:05Z,,,,x\n';
    const parts = [
      header,
      "\n",
      block,
      broken,
      block,
      long,
      block,
      row.replace("agent", '"a\nb"'),
      block,
      block,
    ];
    const [table] = await openTables(file(parts.join("")), {});
    const { cells, bytes, taken } = await bothWays(table!);
    expect(bytes).toEqual(cells);
    expect(taken).toBeGreaterThan(10_000);
  });
});

describe("auditing by bytes", () => {
  it("says the same as by cells, whatever a file holds", async () => {
    await fc.assert(
      fc.asyncProperty(csv, async (text) => {
        await sameAudit({ files: [file(text)] });
      }),
      { numRuns: 60 },
    );
  });

  it("says the same where rows name event ids, sending times and countries", async () => {
    const text = [
      "email,event,timestamp,send_time,event_id,country,link,campaign",
      "a@one.example,click,2025-03-01T09:00:05Z,2025-03-01T09:00:00Z,id-1,,https://shop.example/a,s",
      "a@one.example,click,2025-03-01T09:00:09Z,2025-03-01T09:00:00Z,id-1,,https://shop.example/a,s",
      "A@One.example,click,2025-03-01T09:00:09Z,2025-03-01T09:00:00Z,7,Germany,https://shop.example/b,s",
      "A@One.example,click,2025-03-01T09:00:19Z,yesterday,8,,https://shop.example/b,s",
      "b@one.example,open,2025-03-01T09:10:09Z,,7,,,s",
      "",
    ].join("\n");
    expect(await sameAudit({ files: [file(text)] })).toContain('"rows":5');
  });

  const folders = ["formats", "campaigns", "labelled"]
    .map((name) => join("fixtures", name))
    .filter(existsSync);
  const fixtures = folders.flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).size < 2 ** 22),
  );
  it.each(fixtures)("says the same of %s", async (path) => {
    expect(await sameAudit({ files: [path], dateOrder: "mdy" })).not.toBe("");
  });
});
