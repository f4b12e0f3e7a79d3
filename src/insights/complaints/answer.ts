import type { Insights, Report } from "../../domain/report.js";
import { listed } from "../text.js";

export type Answer = Insights["diagnosis"][number];
export type Findings = Omit<Report, "insights">;

/** All click rows of the report. */
export function reportedClicks(report: Findings): number {
  return report.total.totalClicks.reported ?? 0;
}

export const NO_CLICKS = "These files hold no clicks";

/** Why a check did not run: "needs ip and subscribers with country, which these files lack"; null when it ran. */
export function notRun(report: Findings, signal: string): string | null {
  const found = report.signals.find((one) => one.signal === signal);
  if (found === undefined) return "This version has no such check";
  if (found.state === "ran") return null;
  if (found.state === "off") return `The check "${found.title}" is switched off`;
  if (found.state === "failed" || found.missing.length === 0)
    return `The check "${found.title}" could not run`;
  return `The check "${found.title}" needs ${listed(found.missing)}, which these files lack`;
}

/** Suspicious subscribers for whom the signal speaks, with its sentence about the first. */
export function saidBy(report: Findings, signal: string): { subscribers: number; example: string } {
  let subscribers = 0;
  let example = "";
  for (const { reasons } of report.subscribers) {
    const reason = reasons.find((one) => one.signal === signal && one.weight > 0);
    if (reason === undefined) continue;
    if (subscribers++ === 0) example = reason.because;
  }
  return { subscribers, example };
}

/** Of the removed clicks, those that the verdicts call automated must be this part; otherwise the doubtful ones make the difference. */
const SETTLED = 0.5;

/** Whether verdicts, and not doubts alone, stand behind the difference of reported and adjusted clicks. */
export function isSettled({ total, mailboxSystems }: Findings): boolean {
  const { reported, adjusted } = total.totalClicks;
  if (reported === null || adjusted === null) return false;
  const automated = mailboxSystems.reduce((sum, { clicks }) => sum + clicks.automated, 0);
  return automated >= (reported - adjusted) * SETTLED;
}
