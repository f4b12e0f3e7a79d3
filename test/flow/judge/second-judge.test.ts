import { EventEmitter } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { audit } from "../../../src/audit.js";
import type { AuditOptions } from "../../../src/domain/options.js";
import type { CustomSignal } from "../../../src/domain/signal.js";
import type { Question } from "../../../src/flow/judge/judge-thread.js";
import { folder } from "../kit.js";

/** What becomes of the thread that judges. It runs here, as soon as it is asked. */
const thread = vi.hoisted(() => ({
  port: null as unknown,
  data: new Int32Array(1),
  isRefused: false,
  /** Before this question it ends. */
  endsAt: "",
  isUp: true,
  asked: [] as string[],
  /** Share of the blocks that the thread is to take. */
  share: 0.5,
}));

/** Both ends of the way between the threads. */
const inside = new EventEmitter();
const outside = new EventEmitter();

class FakeWorker extends EventEmitter {
  private hasEnded = false;

  constructor(_path: string, { workerData }: { workerData: Int32Array }) {
    super();
    if (thread.isRefused) throw new Error("threads are not allowed");
    if (thread.isUp) workerData[0] = 1;
    outside.on("message", (answer) => this.emit("message", answer));
  }

  postMessage(question: Question): void {
    if (this.hasEnded) return;
    thread.asked.push(question.kind);
    if (question.kind === thread.endsAt) {
      this.hasEnded = true;
      setImmediate(() => this.emit("error", new Error("no memory")));
      return;
    }
    const copy = structuredClone(question);
    if (question.kind !== "collect") {
      inside.emit("message", copy);
      return;
    }
    // As if both had worked at the same time: it takes its share, then the blocks of the other one are there again.
    const { order, taken } = question.ask;
    const blocks = Math.ceil(order.length / 256);
    const theirs = Math.floor(thread.share * blocks);
    taken[0] = blocks - theirs;
    inside.emit("message", copy);
    taken[0] = theirs;
  }

  ref(): void {}
  unref(): void {}

  async terminate(): Promise<void> {
    this.hasEnded = true;
    outside.removeAllListeners();
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
  const existsSync = (path: string | URL) => String(path).endsWith("judge-thread.js") || fs.existsSync(path);
  return { ...fs, existsSync };
});

beforeEach(async () => {
  Object.assign(thread, { isRefused: false, endsAt: "", isUp: true, asked: [], share: 0.5 });
  inside.removeAllListeners();
  outside.removeAllListeners();
  thread.port = {
    on: (event: string, take: (message: unknown) => void) => inside.on(event, take),
    postMessage: (answer: unknown, transfer: ArrayBuffer[]) => {
      const copy = structuredClone(answer, { transfer });
      setImmediate(() => outside.emit("message", copy));
    },
  };
  // Each thread has a store of its own.
  vi.resetModules();
  await import("../../../src/flow/judge/judge-thread.js");
  expect(thread.data[0]).toBe(1);
});

const HEADER = "email,event,timestamp,url,ip,user_agent,campaign\n";

/** Deliveries, opens and clicks of 3,000 people, in no order; some are scanned, some open what they click. */
function rowOf(at: number): string {
  const person = (at * 7919) % 3000;
  const to = `p${person}@d${person % 40}.example`;
  const sent = Date.UTC(2026, 2, 2 + (at % 5), 9);
  const iso = (s: number) => new Date(sent + s * 1000).toISOString();
  const campaign = `mail ${at % 5}`;
  if (at % 4 === 0) return `${to},delivered,${iso(0)},,,,${campaign}\n`;
  const isScanned = person % 40 < 8;
  const delay = isScanned ? 2 + (at % 30) : 600 + ((at * 31) % 80_000);
  const ip = isScanned ? `205.220.160.${at % 9}` : `81.152.${person % 200}.${person % 250}`;
  const agent = isScanned ? "python-requests/2.31.0" : `"Mozilla/5.0 (X11; Linux, ${person % 60})"`;
  const event = at % 4 === 1 ? "open" : "click";
  return `${to},${event},${iso(delay)},https://shop.example/${at % 7},${ip},${agent},${campaign}\n`;
}

const ROWS = 14_000;

async function reportOf(rows: number, threads: number, options: Partial<AuditOptions> = {}) {
  const file = join(folder(), "events.csv");
  writeFileSync(file, HEADER + Array.from({ length: rows }, (_, at) => rowOf(at)).join(""));
  const { report, close } = await audit({ files: [file], threads, ...options });
  await close();
  const { inputs: _, ...rest } = report;
  return rest;
}

const signal: CustomSignal = {
  id: "own-signal",
  title: "Own",
  group: "shape",
  meaning: "x",
  falseAlarms: "x",
  advice: "x",
  sources: [],
  needs: [],
  thresholds: [],
  cases: { seen: "x" },
  weights: { seen: 1 },
  evaluate: () => "seen",
  because: () => "x",
};

describe("a second thread that judges", () => {
  it.each([0, 0.3, 1])("says what one says alone, with %d of the bursts from it", async (share) => {
    thread.share = share;
    const alone = await reportOf(ROWS, 1);
    expect(thread.asked).toEqual([]);
    const both = await reportOf(ROWS, 3);
    expect(thread.asked).toEqual(["arrangeOpens", "know", "makeWorld", "collect", "judgeOpens"]);
    expect(both).toEqual(alone);
  });

  it.each(["arrangeOpens", "know", "makeWorld", "collect", "judgeOpens"])(
    "says what to do when it ends, before %s",
    async (question) => {
      thread.endsAt = question;
      await expect(reportOf(ROWS, 3)).rejects.toThrow(
        "the second thread that judges ended (no memory); with --threads 1 there is none, and less memory is taken",
      );
    },
  );

  it("is left alone where it never comes up, or may not be started", async () => {
    const alone = await reportOf(ROWS, 1);
    thread.isUp = false;
    expect(await reportOf(ROWS, 3)).toEqual(alone);
    thread.isRefused = true;
    expect(await reportOf(ROWS, 3)).toEqual(alone);
    expect(thread.asked).toEqual([]);
  });

  it("is not started for few clicks, nor for signals that no message holds", async () => {
    await reportOf(6000, 3);
    await reportOf(ROWS, 2);
    await reportOf(ROWS, 3, { signals: [signal] });
    expect(thread.asked).toEqual([]);
  });
});
