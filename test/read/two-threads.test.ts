import { EventEmitter } from "node:events";
import { appendFileSync, truncateSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { textsOf } from "../../src/domain/byte-record.js";
import type { ByteSink } from "../../src/domain/table.js";
import { openTables, plainBytes, secondThread } from "../../src/read/index.js";
import { file, oneByOne } from "./support.js";

/** What becomes of the thread that the reader starts. It runs here, between two turns of the event loop. */
const thread = vi.hoisted(() => ({
  port: null as unknown,
  data: undefined as unknown,
  isRefused: false,
  /** Turns of the event loop after which it fails; below 0 it never starts. */
  lives: Number.POSITIVE_INFINITY,
  /** Messages that it took. */
  runs: 0,
  cores: 2,
}));

class FakeWorker extends EventEmitter {
  private readonly inside = new EventEmitter();
  private isEnded = false;

  constructor(_path: string, { workerData }: { workerData: unknown }) {
    super();
    if (thread.isRefused) throw new Error("threads are not allowed");
    thread.data = workerData;
    thread.port = {
      on: (event: string, take: (message: unknown) => void) => this.inside.on(event, take),
    };
    if (thread.lives < 0) {
      setImmediate(() => this.emit("error", new Error("no memory")));
      return;
    }
    vi.resetModules();
    void import("../../src/read/scan-thread.js");
  }

  postMessage(job: unknown): void {
    const take = () => {
      if (this.isEnded) return;
      // Messages wait until the thread listens.
      if (this.inside.listenerCount("message") === 0) {
        setImmediate(take);
        return;
      }
      thread.runs++;
      this.inside.emit("message", job);
      this.live(thread.lives);
    };
    setImmediate(take);
  }

  private live(turns: number): void {
    if (turns === 0) this.emit("error", new Error("no memory"));
    else if (turns < Number.POSITIVE_INFINITY) setImmediate(() => this.live(turns - 1));
  }

  unref(): void {}

  async terminate(): Promise<void> {
    this.isEnded = true;
    this.inside.emit("close");
  }
}

vi.mock("node:worker_threads", () => ({
  get Worker() {
    return FakeWorker;
  },
  get parentPort() {
    return thread.port;
  },
  get workerData() {
    return thread.data;
  },
}));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const existsSync = (path: string | URL) => String(path).endsWith("scan-thread.js") || fs.existsSync(path);
  return { ...fs, existsSync };
});
vi.mock("node:os", async (original) => ({
  ...(await original<object>()),
  availableParallelism: () => thread.cores,
}));

afterEach(() => {
  Object.assign(thread, { isRefused: false, lives: Number.POSITIVE_INFINITY, runs: 0, cores: 2 });
});

const HEADER = "email,event,url,agent\n";
const LINES = 200_000;

function plainLine(at: number): string {
  return `p${at % 997}@d${at % 31}.example,click,https://a.example/${at % 11},"agent, ${at % 40}"\n`;
}

function linesOf(line: (at: number) => string): string {
  return HEADER + Array.from({ length: LINES }, (_, at) => line(at)).join("");
}

/** All that a reading gives. Which records come as bytes is the reader's own business, but for those that are refused as such. */
async function readingOf(path: string, threads: number | undefined, pauses = true): Promise<string[]> {
  const seen: string[] = [];
  const sink: ByteSink = {
    wanted: { numbered: [0, 1, 3], pair: [0, 1], time: null, seeds: [1, 2, 3, 4] },
    bytes: oneByOne((record) => {
      const cells = textsOf(record);
      if (cells[0]!.startsWith("p13@")) return false;
      seen.push(cells.join("|"));
      return true;
    }),
    row(cells, line, record, damage) {
      const isCounted = damage !== undefined || cells[0]!.startsWith("p13@");
      seen.push(`${isCounted ? `${line} ${record} ${damage} ` : ""}${cells.join("|")}`);
    },
    unreadable: (line, record, reason) => seen.push(`${line} ${record} ${reason}`),
    ...(pauses ? { pause: async () => {} } : {}),
  };
  const tables = await openTables(path, {});
  const helper = secondThread(plainBytes(tables), threads);
  await tables[0]!.scan!(sink, helper);
  await helper?.end();
  return seen;
}

async function expectAlike(path: string, threads: number | undefined = 2, pauses = true): Promise<void> {
  const [one, two] = [await readingOf(path, 1, pauses), await readingOf(path, threads, pauses)];
  expect(one.length).toBeGreaterThan(1000);
  expect(two.length).toBe(one.length);
  const at = two.findIndex((seen, place) => seen !== one[place]);
  expect(two[at]).toBe(one[at]);
}

const cases: Record<string, string> = {
  "plain records": linesOf(plainLine),
  "a last line without an end": linesOf(plainLine).slice(0, -1),
  "records that only csv-parse can split": linesOf((at) =>
    at % 30_001 === 7 ? `a@b.example,click,"https://a.example/\n",x\n` : plainLine(at),
  ),
  "ragged rows, doubled quotes and empty lines": linesOf((at) =>
    at % 5003 === 1
      ? "a@b.example,click\n"
      : at % 5003 === 2
        ? `a@b.example,click,,"say ""hi"""\n`
        : at % 5003 === 3
          ? "\n"
          : plainLine(at),
  ),
  "a line feed in every record": linesOf((at) => plainLine(at).replace("agent", "agent\n")),
  "a quote that is never closed": linesOf((at) =>
    at === LINES / 2 ? 'a@b.example,click,"x,y\n' : plainLine(at),
  ),
  "a line that is longer than a part": linesOf((at) =>
    at === 70_000 ? `a@b.example,click,${"x".repeat(700_000)},y\n` : plainLine(at),
  ),
  "a NUL": linesOf((at) => (at === 150_000 ? "a@b.example,click,\0,y\n" : plainLine(at))),
};

describe("two threads", () => {
  it.each(Object.keys(cases))("give what one gives: %s", async (name) => {
    await expectAlike(file(cases[name]!));
    expect(thread.runs).toBeGreaterThan(0);
    // Where no record is plain, the other one is soon asked no more: it was told of the file, and of five places at most.
    if (name === "a line feed in every record") expect(thread.runs).toBeLessThanOrEqual(6);
  });

  it("read on alone when the other one fails", async () => {
    for (const lives of [-1, 0, 1, 7]) {
      thread.runs = 0;
      thread.lives = lives;
      await expectAlike(file(cases["plain records"]!), 2, false);
      expect(thread.runs > 0).toBe(lives >= 0);
    }
  });

  it("are one where no other may be started", async () => {
    thread.isRefused = true;
    await expectAlike(file(cases["plain records"]!));
    expect(thread.runs).toBe(0);
  });

  it("are used unasked for files that are worth it, where there are two cores", async () => {
    const path = file(cases["plain records"]!);
    await readingOf(path, undefined);
    expect(thread.runs).toBe(0);
    for (let more = 0; more < 4; more++) appendFileSync(path, linesOf(plainLine).slice(HEADER.length));
    await readingOf(path, undefined);
    expect(thread.runs).toBeGreaterThan(0);
    thread.runs = 0;
    thread.cores = 1;
    await readingOf(path, undefined);
    expect(thread.runs).toBe(0);
  });

  it("are not used for what is packed", async () => {
    await readingOf(file(gzipSync(cases["plain records"]!), "a.csv.gz"), 2);
    expect(thread.runs).toBe(0);
  });

  it("read alone what is small or packed beside a large file", async () => {
    const large = await openTables(file(cases["plain records"]!), {});
    const helper = secondThread(plainBytes(large), 2);
    expect(helper).not.toBeNull();
    const text = linesOf(plainLine).slice(0, 1_000_000);
    for (const path of [file(text), file(gzipSync(text), "a.csv.gz")]) {
      const [table] = await openTables(path, {});
      let records = 0;
      const sink = { bytes: oneByOne(() => ++records > 0), row: () => {}, unreadable: () => {} };
      await table!.scan!(sink, helper);
      expect(records).toBeGreaterThan(10_000);
    }
    expect(thread.runs).toBe(0);
    await helper!.end();
  });

  it("read what there is of a file that became shorter, and refuse it then", async () => {
    const path = file(cases["plain records"]!);
    const tables = await openTables(path, {});
    const helper = secondThread(plainBytes(tables), 2);
    truncateSync(path, 5_000_000);
    let records = 0;
    const sink = { bytes: oneByOne(() => ++records > 0), row: () => {}, unreadable: () => {} };
    await expect(tables[0]!.scan!(sink, helper)).rejects.toThrow("was changed while it was read");
    expect(records).toBeGreaterThan(70_000);
    expect(records).toBeLessThan(110_000);
  });
});
