import type { Report } from "../domain/report.js";
import { maskReport } from "./mask.js";
import { mapText } from "./text-map.js";

/** A report as a format for people shows it: long lists cut to their start, every text made safe for the sink. */
export interface Excerpt {
  report: Report;
  /** How many suspicious subscribers the whole report has. */
  suspicious: number;
}

/** More rows of domains, networks and the like than any page shows. */
const ROWS = 50;

/** Cut first, then masked and neutralized: the work does not grow with the number of subscribers. */
export function excerpt(
  report: Report,
  options: { top: number; mask: boolean; neutralize: (text: string) => string },
): Excerpt {
  const short: Report = {
    ...report,
    subscribers: report.subscribers.slice(0, options.top),
    domains: report.domains.slice(0, ROWS),
    networks: report.networks.slice(0, ROWS),
    links: [],
    insights: {
      ...report.insights,
      automations: report.insights.automations.map((automation) => ({ ...automation, subscribers: [] })),
    },
  };
  const shown = options.mask ? maskReport(short) : short;
  return { report: mapText(shown, options.neutralize), suspicious: report.subscribers.length };
}
