import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Report } from "../domain/report.js";
import { InputError, UsageError } from "../errors.js";
import { roundNumber } from "../report/number.js";
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

type LimitOptions = Pick<Options, "maxAutomated" | "maxRise" | "minClickRate" | "maxDrop">;
type Check = (report: Report, options: LimitOptions, baseline: Baseline | null) => string | null;

/** The limits that were passed, one sentence each: which limit, and by how much. Empty: within the limits. */
export function passedLimits(report: Report, options: LimitOptions, baseline: Baseline | null): string[] {
  const checks: Check[] = [tooAutomated, risen, tooLow, dropped];
  return checks.map((check) => check(report, options, baseline)).filter((sentence) => sentence !== null);
}

/** Limits that these files cannot be held to, one sentence each: a gate must not look open where nobody stood at it. */
export function uncheckedLimits({ total }: Report, options: LimitOptions): string[] {
  const unchecked: string[] = [];
  if (options.maxAutomated !== undefined && total.automatedShare === null)
    unchecked.push("--max-automated was not checked: these files hold no clicks");
  if (options.maxRise !== undefined && total.automatedShare === null)
    unchecked.push("--max-rise was not checked: these files hold no clicks");
  const noRate = "was not checked: these files do not say how many messages were delivered";
  if (options.minClickRate !== undefined && total.clickRate.adjusted === null)
    unchecked.push(`--min-click-rate ${noRate}`);
  if (options.maxDrop !== undefined && total.clickRate.adjusted === null)
    unchecked.push(`--max-drop ${noRate}`);
  return unchecked;
}

/**
 * A figure as reports write it. An earlier report, or a limit copied from one, knows no more digits: the same files must not rise
 * above themselves by what was rounded.
 */
function written(value: number | null): number | null {
  return value === null ? null : roundNumber(value);
}

function tooAutomated({ total }: Report, { maxAutomated: limit }: LimitOptions): string | null {
  const share = written(total.automatedShare);
  if (limit === undefined || share === null || share <= limit) return null;
  return `${percent(share)} of the clicks are automated, ${points(share - limit)} above the limit of ${percent(limit)} (--max-automated)`;
}

function risen(
  { total }: Report,
  { maxRise: limit }: LimitOptions,
  baseline: Baseline | null,
): string | null {
  const [before, share] = [baseline?.automatedShare ?? null, written(total.automatedShare)];
  if (limit === undefined || before === null || share === null) return null;
  const rise = roundNumber(share - before);
  if (rise <= limit) return null;
  return `the automated share rose from ${percent(before)} to ${percent(share)}, ${points(rise - limit)} more than the limit of ${points(limit)} (--max-rise)`;
}

function tooLow({ total }: Report, { minClickRate: limit }: LimitOptions): string | null {
  const rate = written(total.clickRate.adjusted);
  if (limit === undefined || rate === null || rate >= limit) return null;
  return `the click rate of people is ${percent(rate)}, ${points(limit - rate)} below the limit of ${percent(limit)} (--min-click-rate)`;
}

/** The drop counts as a part of the earlier rate: half a point is nothing at 20 % and a third of it at 1.5 %. */
function dropped(
  { total }: Report,
  { maxDrop: limit }: LimitOptions,
  baseline: Baseline | null,
): string | null {
  const [before, rate] = [baseline?.clickRate ?? null, written(total.clickRate.adjusted)];
  if (limit === undefined || before === null || rate === null || before <= 0) return null;
  const drop = roundNumber(1 - rate / before);
  if (drop <= limit) return null;
  return `the click rate of people fell from ${percent(before)} to ${percent(rate)}, by ${percent(drop)} of it, ${points(drop - limit)} more than the limit of ${percent(limit)} (--max-drop)`;
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
    const lonely =
      options.maxRise !== undefined ? "--max-rise" : options.maxDrop !== undefined ? "--max-drop" : "";
    if (lonely === "") return null;
    throw new UsageError(`${lonely} compares with an earlier report; name it with --baseline report.json`);
  }
  const hint = "make one with: clickaudit FILES -f json=report.json";
  const path = resolve(cwd, file);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new InputError("no such baseline", { file, hint });
  if (!found.isFile()) throw new InputError("a baseline is a regular file", { file, hint });
  if (found.size > LARGEST) throw new InputError("the baseline is larger than 400 MiB", { file, hint });
  const report = parsed(await readFile(path, "utf8"));
  if (report === null) throw new InputError("this is no report of clickaudit", { file, hint });
  if (options.maxRise !== undefined && report.automatedShare === null)
    throw new InputError("the baseline knows no automated share for --max-rise", { file, hint });
  if (options.maxDrop !== undefined && report.clickRate === null)
    throw new InputError("the baseline knows no click rate for --max-drop", { file, hint });
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
