import type { Explanation } from "../domain/options.js";
import type { Report } from "../domain/report.js";
import { hideLinkTokens } from "./link-text.js";
import { mapText } from "./text-map.js";

// Takes whole runs, whether an @ follows or not, so matching is linear. `%40` is the @ of an address inside a link.
const RUN = /([\p{L}\p{N}._+~'=-]+)((?:@|%40)(?=[\p{L}\p{N}]))?/gu;

function maskLocal(local: string): string {
  return `${[...local.slice(0, 2)][0] ?? ""}***`;
}

/** `ada.l@acme.example` becomes `a***@acme.example`; an id without @ keeps its first character. */
export function maskAddress(subscriber: string): string {
  const at = subscriber.lastIndexOf("@");
  return at < 0 ? maskLocal(subscriber) : maskLocal(subscriber.slice(0, at)) + subscriber.slice(at);
}

/** Long values in a link are tracking tokens and passes; short ones name an article or a variant. */
const TOKEN_LENGTH = 12;

function maskValue(value: string): string {
  return value.length < TOKEN_LENGTH || /@|%40/.test(value) ? value : `${value.slice(0, 2)}\u2026`;
}

/** Hides the part before the @ of every address in a text. */
export function maskText(text: string): string {
  const plain = hideLinkTokens(text, maskValue);
  // Most texts of a report hold none.
  if (!plain.includes("@") && !plain.includes("%40")) return plain;
  return plain.replace(RUN, (run, local: string, at?: string) =>
    at === undefined ? run : maskLocal(local) + at,
  );
}

/** The report with no personal address left in it, whether a subscriber's, in a reason or in a link. Shape unchanged. */
export function maskReport(report: Report): Report {
  const masked = mapText(report, maskText);
  for (const [i, person] of report.subscribers.entries()) {
    masked.subscribers[i]!.subscriber = maskAddress(person.subscriber);
  }
  for (const [i, automation] of report.insights.automations.entries()) {
    masked.insights.automations[i]!.subscribers = automation.subscribers.map(maskAddress);
  }
  return masked;
}

/** One subscriber's story with no personal address left in it. */
export function maskExplanation(explanation: Explanation): Explanation {
  return { ...mapText(explanation, maskText), subscriber: maskAddress(explanation.subscriber) };
}
