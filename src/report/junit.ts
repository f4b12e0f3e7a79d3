import type { CampaignReport, Report, SignalReport } from "../domain/report.js";
import { figures } from "./headline.js";
import { maskReport } from "./mask.js";
import { forXml } from "./neutralize.js";
import type { RenderOptions } from "./render.js";
import { enumerate } from "./words.js";

/**
 * JUnit XML: a suite per campaign, a case per check. A check that saw machines is no failure; only limits that the user
 * set are, in a suite of their own.
 */
export function renderJunit(report: Report, options: Pick<RenderOptions, "mask" | "failures">): string {
  const shown = options.mask ? maskReport({ ...report, subscribers: [] }) : report;
  const failures = options.failures ?? [];
  const cases = shown.signals.map(signalCase);
  const idle = shown.signals.filter(({ state }) => state !== "ran").length;
  const suites = shown.campaigns.map((campaign) => campaignSuite(campaign, cases, idle));
  const limits = failures.length === 0 ? [] : [limitSuite(failures)];
  const tests = suites.length * cases.length + failures.length;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="clickaudit" tests="${tests}" failures="${failures.length}" errors="0" skipped="${idle * suites.length}">
${[...limits, ...suites].join("")}</testsuites>
`;
}

function campaignSuite(campaign: CampaignReport, cases: string[], idle: number): string {
  const name = forXml(campaign.campaign);
  return `  <testsuite name="${name}" tests="${cases.length}" failures="0" errors="0" skipped="${idle}">
${cases.join("")}    <system-out>${forXml(figures(campaign).join(" "))}</system-out>
  </testsuite>
`;
}

function signalCase({ signal, title, state, missing }: SignalReport): string {
  const start = `    <testcase classname="${forXml(signal)}" name="${forXml(title)}"`;
  if (state === "ran") return `${start}/>\n`;
  return `${start}><skipped message="${forXml(idleReason(state, missing))}"/></testcase>\n`;
}

function idleReason(state: SignalReport["state"], missing: string[]): string {
  if (state === "off") return "switched off";
  if (state === "failed") return "its data could not be read";
  return missing.length === 0 ? "nothing to look at" : `missing: ${enumerate(missing)}`;
}

function limitSuite(failures: readonly string[]): string {
  const cases = failures.map(
    (failure, i) =>
      `    <testcase classname="limit" name="limit ${i + 1}"><failure message="${forXml(failure)}"/></testcase>\n`,
  );
  return `  <testsuite name="limits" tests="${failures.length}" failures="${failures.length}" errors="0" skipped="0">
${cases.join("")}  </testsuite>
`;
}
