import type { Insights, Report } from "../../domain/report.js";
import { Suspect } from "../../domain/suspect.js";
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

interface Said {
  subscribers: number;
  example: string;
}

/** What the signals say of the suspicious subscribers of a report: their reasons are worked out anew at each look. */
const said = new WeakMap<Findings["subscribers"], Map<string, Said>>();

function sentenceOf({ reasons }: Findings["subscribers"][number], signal: string): string {
  return reasons.find((one) => one.signal === signal)!.because;
}

/** Suspicious subscribers for whom the signal speaks, with its sentence about the first. */
export function saidBy({ subscribers }: Findings, signal: string): Readonly<Said> {
  let all = said.get(subscribers);
  if (all === undefined) {
    all = saidOf(subscribers);
    said.set(subscribers, all);
  }
  return all.get(signal) ?? { subscribers: 0, example: "" };
}

function saidOf(subscribers: Findings["subscribers"]): Map<string, Said> {
  const all = new Map<string, Said>();
  for (const subscriber of subscribers)
    Suspect.forEachGround(subscriber, (signal, weight) => {
      if (!(weight > 0)) return;
      const before = all.get(signal);
      if (before === undefined) all.set(signal, { subscribers: 1, example: sentenceOf(subscriber, signal) });
      else before.subscribers++;
    });
  return all;
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
