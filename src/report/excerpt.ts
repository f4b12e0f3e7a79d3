import type { Report } from "../domain/report.js";
import { type Verdicts, verdictsOf } from "./actions.js";
import { type RankedMail, rankedLinks } from "./link-ranks.js";
import { maskReport, maskText } from "./mask.js";
import { mapText } from "./text-map.js";

/** A report as a format for people shows it: long lists cut to their start, every text made safe for the sink. */
export interface Excerpt {
  report: Report;
  /** How many suspicious subscribers the whole report has, by verdict and together. */
  verdicts: Verdicts;
  suspicious: number;
  /** The mails with the most inflated links. */
  links: RankedMail[];
  /** How many mails the links of the whole report belong to. */
  mails: number;
}

/** More rows of domains, networks and the like than any page shows. */
const ROWS = 50;
const MAILS = 3;

/** Cut first, then masked and neutralized: the work does not grow with the number of subscribers. */
export function excerpt(
  report: Report,
  options: { top: number; mask: boolean; neutralize: (text: string) => string },
): Excerpt {
  const { insights } = report;
  const short: Report = {
    ...report,
    subscribers: report.subscribers.slice(0, options.top),
    domains: report.domains.slice(0, ROWS),
    networks: report.networks.slice(0, ROWS),
    links: [],
    insights: {
      ...insights,
      automations: insights.automations.map((automation) => ({ ...automation, subscribers: [] })),
      reconciliation: insights.reconciliation.slice(0, ROWS),
      newScanners: insights.newScanners.slice(0, ROWS),
      hygiene: insights.hygiene.slice(0, ROWS),
    },
  };
  const shown = options.mask ? maskReport(short) : short;
  const ranked = rankedLinks(report.links);
  const mails = ranked.slice(0, MAILS).map((mail) => ({ ...mail, links: mail.links.slice(0, ROWS) }));
  return {
    report: mapText(shown, options.neutralize),
    verdicts: verdictsOf(report),
    suspicious: report.subscribers.length,
    links: mapText(options.mask ? mapText(mails, maskText) : mails, options.neutralize),
    mails: ranked.length,
  };
}
