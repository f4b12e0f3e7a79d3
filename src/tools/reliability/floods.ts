import { once } from "node:events";
import { createWriteStream, openSync } from "node:fs";
import { join } from "node:path";
import { createGzip } from "node:zlib";
import type { Bar, Measured } from "./bar.js";
import { HEADER, type Program, type Setting } from "./program.js";

const MIB = 1024 * 1024;
const ROW = "p@acme.example,click,2025-03-04T10:00:00Z,spring,https://shop.example/1,203.0.113.5,UA\n";

async function write(path: string, parts: Iterable<string | Buffer>, packed: boolean): Promise<string> {
  const file = createWriteStream(path);
  const sink = packed ? createGzip({ level: 9 }) : file;
  if (packed) sink.pipe(file);
  for (const part of parts) if (!sink.write(part)) await once(sink, "drain");
  sink.end();
  await once(file, "close");
  return path;
}

function* repeated(start: string, unit: Buffer, bytes: number, end = ""): Generator<string | Buffer> {
  yield start;
  for (let given = 0; given < bytes; given += unit.length) yield unit;
  yield end;
}

interface Flood {
  readonly name: string;
  readonly make: (folder: string) => Promise<readonly string[]>;
  readonly setting?: () => Setting;
}

const FLOODS: readonly Flood[] = [
  {
    name: "gzip of 2 GiB, one field",
    make: async (folder) => [
      await write(
        join(folder, "bomb.csv.gz"),
        repeated(`${HEADER}\n`, Buffer.alloc(MIB, "a"), 2048 * MIB),
        true,
      ),
    ],
  },
  {
    name: "gzip of 2 GiB, open quote",
    make: async (folder) => [
      await write(
        join(folder, "quote.csv.gz"),
        repeated(`${HEADER}\n"`, Buffer.alloc(MIB, "a"), 2048 * MIB),
        true,
      ),
    ],
  },
  {
    name: "1 GB, open quote on line 2",
    make: async (folder) => {
      const block = Buffer.from(ROW.repeat(12_000));
      return [await write(join(folder, "quote.csv"), repeated(`${HEADER}\n"`, block, 1_000_000_000), false)];
    },
  },
  {
    name: "1 GB, open quote and no line end",
    make: async (folder) => [
      await write(
        join(folder, "line.csv"),
        repeated(`${HEADER}\np,"`, Buffer.alloc(MIB, "a"), 1_000_000_000),
        false,
      ),
    ],
  },
  {
    name: "1 million columns",
    make: async (folder) => {
      const names = Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(",");
      return [await write(join(folder, "wide.csv"), [`${names}\n${",".repeat(999_999)}\n`], false)];
    },
  },
  {
    name: "1 million columns in one row",
    make: async (folder) => [
      await write(join(folder, "row.csv"), [`${HEADER}\n${ROW}${",".repeat(1_000_000)}\n${ROW}`], false),
    ],
  },
  {
    name: "1 million blank lines",
    make: async (folder) => [
      await write(join(folder, "blank.csv"), [HEADER, "\n".repeat(1_000_000), ROW], false),
    ],
  },
  { name: "/dev/zero", make: async () => ["/dev/zero"] },
  {
    name: "/dev/zero as standard input",
    make: async () => ["-"],
    setting: () => ({ env: {}, stdin: openSync("/dev/zero", "r") }),
  },
];

/** R9. */
async function floods(program: Program): Promise<Measured> {
  const problems: string[] = [];
  const figures: string[] = [];
  for (const { name, make, setting } of FLOODS) {
    const files = await make(program.place());
    const { code, seconds, cpu, peak, err } = await program.run([...files, "-f", "json", "-q"], setting?.());
    figures.push(
      `${name} ${cpu.toFixed(1)} s of processor time, ${seconds.toFixed(1)} s, ${Math.round(peak)} MiB`,
    );
    // On a busy machine the clock measures the others too.
    if (Math.min(seconds, cpu) > 10) problems.push(`${name}: ${cpu.toFixed(1)} s of processor time`);
    if (peak > 300) problems.push(`${name}: ${Math.round(peak)} MiB`);
    if (code !== 0 && code !== 2) problems.push(`${name}: exit ${code}`);
    if (err.split("\n").length > 2) problems.push(`${name}: ${err.slice(0, 80)}`);
  }
  return { figure: figures.join("; "), problems };
}

export const FLOOD: readonly Bar[] = [
  {
    id: "R9",
    asks: "2 GiB bomb, 1 GB open quote, 1 million columns, /dev/zero: under 10 s and 300 MiB",
    measure: (program) => floods(program),
  },
];
