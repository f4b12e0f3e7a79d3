import type { Insights, Report } from "../domain/report.js";
import type { AutomationEntry } from "./automations.js";
import { automationFired } from "./complaints/automation-fired.js";
import { earlyClicks } from "./complaints/early-clicks.js";
import { everyLink } from "./complaints/every-link.js";
import { highRate } from "./complaints/high-rate.js";
import { oddPlaces } from "./complaints/odd-places.js";

/**
 * The five complaints people arrive with, each answered from the data, always in this order.
 * @param entries the automation log, where there is one
 */
export function diagnosis(
  report: Omit<Report, "insights">,
  entries: readonly AutomationEntry[] = [],
): Insights["diagnosis"] {
  return [
    earlyClicks(report),
    everyLink(report),
    oddPlaces(report),
    highRate(report),
    automationFired(report, entries),
  ];
}
