import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll } from "vitest";
import type { Audit } from "../../src/audit.js";
import type { Inside } from "../../src/cli/dispatch.js";
import { run } from "../../src/cli/run.js";
import type { Stages } from "../../src/cli/stages.js";
import { generateCampaigns } from "../../src/demo/generate.js";
import type { ManualEntry } from "../../src/domain/manual.js";
import type { Explanation, HitVerdict, RejectedRow } from "../../src/domain/options.js";
import type { Measure, Report } from "../../src/domain/report.js";
import type { RenderOptions } from "../../src/report/render.js";
import { Scoring } from "../../src/verdict/metrics.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder, gone after the tests of the file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "clickaudit-test-"));
  folders.push(path);
  return path;
}

class Sink extends Writable {
  text = "";
  isTTY = false;
  columns = 80;
  /** Error that the next writes fail with. */
  failure: (Error & { code?: string }) | null = null;

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.failure === null) this.text += chunk.toString("utf8");
    done(this.failure);
  }
}

export interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface Setting extends Inside {
  env?: Record<string, string>;
  cwd?: string;
  stdin?: string;
  stdinIsTTY?: boolean;
  stdoutIsTTY?: boolean;
  stderrIsTTY?: boolean;
  columns?: number;
  stdoutFails?: Error & { code?: string };
}

/** Runs the command line with streams in memory and, unless told otherwise, with {@link fakeStages}. */
export async function cli(argv: string[], setting: Setting = {}): Promise<Ran> {
  const stdout = new Sink();
  const stderr = new Sink();
  stdout.isTTY = setting.stdoutIsTTY === true;
  stderr.isTTY = setting.stderrIsTTY === true;
  stdout.columns = setting.columns ?? 80;
  stdout.failure = setting.stdoutFails ?? null;
  const stdin = Object.assign(Readable.from([setting.stdin ?? ""]), { isTTY: setting.stdinIsTTY === true });
  const streams = { stdin, stdout, stderr, env: setting.env ?? {}, cwd: setting.cwd ?? folder() };
  const code = await run(argv, streams, { stages: fakeStages(), ...setting });
  return { code, out: stdout.text, err: stderr.text };
}

const MEASURE: Measure = { reported: 10, adjusted: 6, low: 5, high: 7 };

/** A report with one suspicious subscriber, who is named wherever text is free. */
export function fakeReport(changes: Partial<Report> = {}): Report {
  return {
    schema: "clickaudit/1",
    tool: { name: "clickaudit", version: "0.0.0" },
    inputs: [],
    accounting: { rows: 1, analysed: 1, duplicates: 0, skipped: {}, rejected: 0 },
    signals: [],
    campaigns: [],
    subscribers: [
      {
        subscriber: "ann@acme.example",
        domain: "acme.example",
        mailboxSystem: "",
        verdict: "automated",
        probability: 0.97,
        clicks: { reported: 4, human: 0, automated: 4, unsure: 0 },
        campaigns: ["spring"],
        reasons: [{ signal: "twin", because: "Ann@acme.example and 3 others at acme.example", weight: 2 }],
      },
    ],
    domains: [
      {
        domain: "acme.example",
        mailboxSystem: "",
        delivered: 4,
        subscribers: 4,
        clicks: { reported: 4, human: 0, automated: 4, unsure: 0 },
        delays: [],
      },
    ],
    networks: [],
    links: [],
    trend: [],
    notices: [],
    total: {
      delivered: 100,
      deliveredFrom: "delivered rows",
      uniqueClicks: MEASURE,
      clickRate: { reported: 0.1, adjusted: 0.06, low: 0.05, high: 0.07 },
      totalClicks: MEASURE,
      uniqueOpens: MEASURE,
      openRate: MEASURE,
      clickToOpenRate: MEASURE,
      conversions: MEASURE,
      earlyFrom: "delivery",
      footerClicks: { reported: 0, automated: 0 },
      automatedShare: 0.4,
    },
    openOnlySubscribers: 0,
    removedBecause: [],
    mailboxSystems: [],
    selfCheck: null,
    sensitivity: { strict: null, lax: null },
    data: [],
    insights: {
      diagnosis: [],
      variants: [],
      automations: [],
      hygiene: [],
      reconciliation: [],
      newScanners: [],
    },
    ...changes,
  };
}

const REJECT: RejectedRow = {
  file: "a.csv",
  line: 3,
  record: 2,
  reason: "no time",
  raw: "ann@acme.example,,click",
};

export const EVENTS =
  'email,url,clickaudit_file,clickaudit_row,clickaudit_verdict,clickaudit_probability,clickaudit_signals\r\nAnn@acme.example,"https://shop.example/?e=ann%40acme.example",a.csv,1,automated,0.97,twin\r\n';

export function fakeExplanation(subscriber: string): Explanation {
  return {
    subscriber,
    domain: "acme.example",
    mailboxSystem: "",
    verdict: "automated",
    probability: 0.97,
    messages: [],
  };
}

/** Scores of clicks given as file, row and probability. */
export function fakeScores(
  labelOf: (file: string, row: number) => boolean | undefined,
  clicks: readonly (readonly [string, number, number])[],
): Awaited<ReturnType<Audit["score"]>> {
  const scoring = new Scoring();
  for (const [file, row, probability] of clicks) {
    const label = labelOf(file, row);
    if (label !== undefined) scoring.row(probability, label);
  }
  return { unmatched: 0, clicks: scoring.scores, opens: new Scoring().scores, campaigns: [] };
}

const VERDICT: HitVerdict = {
  file: "a.csv",
  row: 1,
  event: "click",
  subscriber: "ann@acme.example",
  campaign: "spring",
  time: null,
  url: "https://shop.example/?e=ann%40acme.example",
  verdict: "automated",
  probability: 0.97,
  signals: ["twin"],
};

export function fakeAudit(changes: Partial<Audit> = {}): Audit {
  return {
    report: fakeReport(),
    rejects: [REJECT],
    explain: (subscriber) => (subscriber === "ann@acme.example" ? fakeExplanation(subscriber) : null),
    async score(labelOf) {
      return fakeScores(labelOf, []);
    },
    segments: () =>
      new Map([
        [
          "engaged.csv",
          [
            ["Email", "clickaudit_strength"],
            ["ann@acme.example", "one click"],
          ],
        ],
      ]),
    async writeEvents(write) {
      for (const piece of EVENTS.match(/.{1,7}/gs)!) await write(piece);
    },
    async writeVerdicts(write, line = JSON.stringify) {
      await write(line(VERDICT));
    },
    async close() {},
    ...changes,
  };
}

const TWIN: ManualEntry = {
  id: "twin",
  title: "Twin",
  group: "twin",
  meaning: "",
  falseAlarms: "",
  advice: "",
  sources: [],
  needs: [],
  thresholds: [{ name: "seconds", default: 5, unit: "s", why: "" }],
  weights: [],
};

/** The program below the command line, as small as the tests of the command line need it. */
export function fakeStages(changes: Partial<Stages> = {}): Stages {
  return {
    audit: async () => fakeAudit(),
    inspect: async () => ({
      schema: "clickaudit-inspect/1",
      files: [],
      together: { checks: [], remedies: [] },
    }),
    tables: async () => [],
    manual: async () => [TWIN],
    demo: async (options) => generateCampaigns(options),
    formats: async () => ["table", "json", "csv", "markdown", "html", "junit", "github"],
    render: async (format, report, options) => fakeText(format, report, options),
    async *pieces(format, report, options) {
      yield fakeText(format, report, options);
    },
    renderSummary: async (_, { mask }) => `summary ${mask ? "masked" : "open"}\n`,
    renderTable: async (name) => `${name}\n`,
    renderSegment: async (rows) => `${rows.map((row) => row.join(",")).join("\n")}\n`,
    renderRejects: async (rejects) => `rejects\n${rejects.map(({ raw }) => raw).join("\n")}\n`,
    renderExplanation: async ({ subscriber }) => `explained ${subscriber}\n`,
    renderInspection: async () => "inspected\n",
    renderSignals: async () => "manual\n",
    renderSignal: async ({ id }) => `manual of ${id}\n`,
    schema: async () => '{ "title": "schema" }\n',
    data: async () => [{ name: "networks", version: "1", date: "2026-06-17", licence: "CC0" }],
    ...changes,
  };
}

function fakeText(format: string, report: Report, options: RenderOptions): string {
  if (format === "json") return `${JSON.stringify(report)}\n`;
  const look = `${options.color ? "coloured" : "plain"} ${options.unicode ? "lines" : "ascii"} ${options.width}`;
  return `${format} ${look} ${options.mask ? "masked" : "open"} ${report.subscribers[0]?.subscriber}\n`;
}
