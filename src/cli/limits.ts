import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Report } from "../domain/report.js";
import { InputError, UsageError } from "../errors.js";
import type { Options } from "./options.js";

/** What a comparison needs of an earlier report. */
export interface Baseline {
  readonly file: string;
  readonly automatedShare: number | null;
  /** Adjusted click rate. */
  readonly clickRate: number | null;
}

/** Bytes. A report of a million suspicious subscribers has about 1 GB less than a string can hold. */
const LARGEST = 400 * (1 << 20);

/** The limits that were passed, one sentence each: which limit, and by how much. Empty: within the limits. */
export function passedLimits(
  report: Report,
  options: Pick<Options, "maxAutomated" | "maxRise">,
  baseline: Baseline | null,
): string[] {
  const share = report.total.automatedShare;
  const passed: string[] = [];
  if (share === null) return passed;
  const limit = options.maxAutomated;
  if (limit !== undefined && share > limit) {
    passed.push(
      `${percent(share)} of the clicks are automated, ${points(share - limit)} above the limit of ${percent(limit)} (--max-automated)`,
    );
  }
  const before = baseline?.automatedShare ?? null;
  const rise = options.maxRise;
  if (rise !== undefined && before !== null && share - before > rise) {
    passed.push(
      `the automated share rose from ${percent(before)} to ${percent(share)}, ${points(share - before - rise)} more than the limit of ${points(rise)} (--max-rise)`,
    );
  }
  return passed;
}

/** How the campaigns stand against the baseline, in a sentence. */
export function comparison(report: Report, baseline: Baseline): string {
  const { automatedShare, clickRate } = report.total;
  return [
    `since ${baseline.file}: automated share ${known(baseline.automatedShare)} then, ${known(automatedShare)} now`,
    `click rate of people ${known(baseline.clickRate)} then, ${known(clickRate.adjusted)} now`,
  ].join("; ");
}

/** Reads an earlier `-f json` report. Throws InputError when it is none. */
export async function readBaseline(options: Options, cwd: string): Promise<Baseline | null> {
  const file = options.baseline;
  if (file === undefined) {
    if (options.maxRise !== undefined) {
      throw new UsageError("--max-rise compares with an earlier report; name it with --baseline report.json");
    }
    return null;
  }
  const hint = "make one with: clickaudit FILES -f json=report.json";
  const path = resolve(cwd, file);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new InputError("no such baseline", { file, hint });
  if (!found.isFile()) throw new InputError("a baseline is a regular file", { file, hint });
  if (found.size > LARGEST) throw new InputError("the baseline is larger than 400 MiB", { file, hint });
  const report = parsed(await readFile(path, "utf8"));
  if (report === null) throw new InputError("this is no report of clickaudit", { file, hint });
  return { file, ...report };
}

function parsed(text: string): Omit<Baseline, "file"> | null {
  try {
    const report = JSON.parse(text) as Partial<Report> | null;
    if (report?.schema !== "clickaudit/1" || typeof report.total !== "object") return null;
    return {
      automatedShare: fraction(report.total?.automatedShare),
      clickRate: fraction(report.total?.clickRate?.adjusted),
    };
  } catch {
    return null;
  }
}

function fraction(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function known(value: number | null): string {
  return value === null ? "unknown" : percent(value);
}

/** 0.3124 -> "31.2 %". */
function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** Differences of shares; small ones keep a second digit, so that "0.0" is never what passed a limit. */
function points(value: number): string {
  const figure = value * 100;
  return `${figure.toFixed(figure < 0.1 ? 3 : 1)} percentage points`;
}
