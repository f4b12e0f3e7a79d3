import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Scorer } from "../../src/cli/evaluate/score.js";
import { openTables } from "../../src/read/index.js";
import { cli, fakeAudit, fakeExplanation, fakeReport, fakeScores, fakeStages, folder } from "./kit.js";

const CLICKS = [
  ["e.csv", 1, 0.9],
  ["e.csv", 2, 0.1],
  ["e.csv", 4, 0.95],
] as const;

const stages = fakeStages({
  tables: (path, stdin) => openTables(path, { stdin }),
  audit: async () => {
    const report = fakeReport();
    const measure = { reported: 2, adjusted: 1.2, low: 0.9, high: 1.5 };
    report.campaigns = [
      { ...report.total, campaign: "spring", uniqueClicks: measure, sentAt: null, delays: [] },
    ];
    return fakeAudit({
      report,
      score: async (labelOf) => fakeScores(labelOf, CLICKS),
      explain(subscriber) {
        if (subscriber === "c@x.example") return null;
        const probability = subscriber === "a@x.example" ? 0.9 : 0.1;
        const burst = { probability } as never;
        return {
          ...fakeExplanation(subscriber),
          messages: [
            {
              campaign: "spring",
              sentAt: null,
              deliveredAt: null,
              opens: 0,
              bursts: [burst],
              conversions: [],
            },
          ],
        };
      },
    });
  },
});

async function evaluate(labels: string, argv: string[] = []) {
  const cwd = folder();
  const file = join(cwd, "truth.csv");
  writeFileSync(file, labels);
  return cli(["evaluate", "e.csv", "--labels", file, ...argv], { cwd, stages });
}

describe("labels of rows", () => {
  it("are compared with the verdicts of clicks", async () => {
    const { code, out } = await evaluate(
      "row,label\n1,automated\n2,human\n4,human\n3,human\n99,automated\n",
      ["-f", "json"],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: "clickaudit-evaluation/1",
      of: "clicks",
      unmatched: 2,
      score: { labelled: 3, precision: 0.5, recall: 1, humanLost: 0.5 },
    });
  });

  it("may come from standard input", async () => {
    const argv = ["evaluate", "e.csv", "--labels", "-", "-f", "json"];
    const { code, out } = await cli(argv, { stages, stdin: "row,label\n1,automated\n" });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ unmatched: 0, score: { labelled: 1 } });
  });

  it("may name the file", async () => {
    const labels = "file,row,label\ne.csv,1,automated\nother.csv,2,automated\n";
    expect(JSON.parse((await evaluate(labels, ["-f", "json"])).out)).toMatchObject({
      unmatched: 1,
      score: { labelled: 1, f1: 1 },
    });
  });
});

describe("labels of messages", () => {
  const labels =
    "campaign,email,human_click\nspring,a@x.example,0\nspring,b@x.example,1\nspring,c@x.example,0\n";

  it("are compared message by message, and give the error of the rate", async () => {
    const { out } = await evaluate(labels, ["-f", "json"]);
    const evaluation = JSON.parse(out);
    expect(evaluation).toMatchObject({ of: "messages", unmatched: 0, held: 1 });
    expect(evaluation.score).toMatchObject({ labelled: 2, f1: 1, humanLost: 0 });
    expect(evaluation.rateError).toBeCloseTo(0.2);
  });

  it("are shown as text of at most 80 columns", async () => {
    const { out } = await evaluate(labels);
    expect(out).toContain("2 labelled messages were judged");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each([
    [["--min-f1", "0.9"], 0, ""],
    [["--max-rate-error", "25%"], 0, ""],
    [["--max-rate-error", "10%"], 1, "the rate error is 0.2000, the limit is at most 0.1 (--max-rate-error)"],
    [["--max-people-lost", "0", "--max-brier", "0.2", "--min-in-range", "90%"], 0, ""],
    [["--max-brier", "0.001"], 1, "the Brier score is 0.0100, the limit is at most 0.001 (--max-brier)"],
    [
      ["--min-message-f1", "0.9"],
      1,
      "the message F1 is unknown, the limit is at least 0.9 (--min-message-f1)",
    ],
  ])("%j gives %i", async (argv, code, message) => {
    const ran = await evaluate(labels, argv);
    expect(ran.code).toBe(code);
    expect(ran.err).toBe(message === "" ? "" : `clickaudit: ${message}\n`);
  });
});

it("does not let a limit pass for want of labels", async () => {
  const { code, err } = await evaluate("row,label\n99,human\n", ["--min-f1", "0.5"]);
  expect(code).toBe(1);
  expect(err).toContain("F1 is unknown");
});

it.each([
  ["a,b\n1,2\n", "truth.csv:1: this is no label file; columns: row,label"],
  ["row,label\n1,robot\n", "truth.csv:2 (label): write human or automated"],
  ["row,label\n0,human\n", "truth.csv:2 (row): this is no row number"],
  ["campaign,email,human_click\ns,a@x.example,maybe\n", "truth.csv:2 (human_click): write 1 or 0"],
])("refuses %j", async (labels, message) => {
  const { code, err } = await evaluate(labels);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).toMatch(/^[^\n]+\n$/);
});

describe("score", () => {
  it("is unknown where nothing is", () => {
    expect(new Scorer().score()).toEqual({
      labelled: 0,
      precision: null,
      recall: null,
      f1: null,
      humanLost: null,
      brier: null,
      calibration: [],
    });
  });

  it("compares what was said with what was", () => {
    const scorer = new Scorer();
    for (const [probability, automated] of [
      [1, true],
      [0.92, false],
      [0.05, false],
      [0.5, true],
    ] as const) {
      scorer.add({ probability, automated });
    }
    const { calibration, brier, precision } = scorer.score();
    expect(precision).toBeCloseTo(2 / 3);
    expect(brier).toBeCloseTo((0.92 ** 2 + 0.05 ** 2 + 0.25) / 4);
    expect(calibration.map(({ from, labelled, was }) => [from, labelled, was])).toEqual([
      [0, 1, 0],
      [0.5, 1, 1],
      [0.9, 2, 0.5],
    ]);
  });
});
