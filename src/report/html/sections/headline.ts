import { scaleLinear } from "d3-scale";
import type { Measure, Report } from "../../../domain/report.js";
import { machines } from "../../headline.js";
import { isWide } from "../../words.js";
import { html, type Markup } from "../escape.js";
import { count, percent, plural, range, tickPercent } from "../format.js";
import { anchorFor, chart, label, legend, line, NARROW, rect, whisker } from "../svg.js";

interface Lead {
  /** "click rate": starts and continues sentences. */
  name: string;
  measure: Measure;
  show: (n: number | null) => string;
}

/** The first of these that the files can tell; a click rate says most, a count of opens least. */
function leadOf(report: Report): Lead | null {
  const { clickRate, uniqueClicks, totalClicks, openRate, uniqueOpens } = report.total;
  const leads: Lead[] = [
    { name: "click rate", measure: clickRate, show: percent },
    { name: "unique clicks", measure: uniqueClicks, show: count },
    { name: "clicks", measure: totalClicks, show: count },
    { name: "open rate", measure: openRate, show: percent },
    { name: "unique opens", measure: uniqueOpens, show: count },
  ];
  return leads.find((lead) => hasValue(lead.measure)) ?? null;
}

function hasValue(measure: Measure): boolean {
  return (measure.reported ?? measure.adjusted ?? 0) > 0;
}

/** The answer in one heading, one paragraph and one bar. */
export function headline(report: Report): Markup {
  const lead = leadOf(report);
  if (lead === null) {
    return html`<h1>No clicks and no opens in these files</h1>
<p class="lead">There is nothing to audit. The part “What was read” below says what happened to every row.</p>`;
  }
  return html`<h1>${title(lead)}</h1>
<p class="lead">${sentences(report, lead).join(" ")}</p>
${rangeChart(lead)}`;
}

function title({ name, measure, show }: Lead): Markup {
  const { reported, adjusted } = measure;
  if (adjusted === null)
    return html`Reported ${name} <strong>${show(reported)}</strong>; how much of it is people cannot be told`;
  if (reported === null) return html`People’s ${name} <strong class="people-text">${show(adjusted)}</strong>`;
  if (show(reported) === show(adjusted)) {
    return html`Reported ${name} <strong class="people-text">${show(reported)}</strong>: it holds up`;
  }
  if (isWide(measure))
    return html`<span class="theirs">Reported ${name} ${show(reported)}<span class="unseen">,</span></span> <span class="ours">people ${range(measure, show)}</span>`;
  return html`<span class="theirs">Reported ${name} ${show(reported)}<span class="unseen">,</span></span> <span class="ours">people ${show(adjusted)}</span>`;
}

function sentences(report: Report, { name, measure, show }: Lead): string[] {
  const { totalClicks } = report.total;
  const out: string[] = [];
  const rangeText = range(measure, show);
  if (isWide(measure)) out.push("These files tell no more than that.");
  else if (rangeText.includes(" to ")) {
    out.push(`The true ${name} should lie between ${rangeText.replace(" to ", " and ")}.`);
  }
  if (!totalClicks.reported) out.push("The files hold no clicks.");
  out.push(machines(report.total));
  const n = report.subscribers.length;
  if (n > 0)
    out.push(
      `${plural(n, "subscriber")} had clicks that look like a machine’s: the list at the end says why for each.`,
    );
  else if (totalClicks.reported !== null && totalClicks.reported > 0)
    out.push("No subscriber had clicks that look like a machine’s.");
  return out.filter((sentence) => sentence !== "");
}

function rangeChart(lead: Lead): Markup | null {
  const { reported, adjusted } = lead.measure;
  if (reported === null || adjusted === null || Math.max(reported, adjusted) <= 0) return null;
  const text = `Reported ${lead.show(reported)}, people ${lead.show(adjusted)}, range ${range(lead.measure, lead.show)}.`;
  return chart({
    id: "range",
    title: `${lead.name}: reported and earned by people`,
    description: text,
    draw: (width) => ({ height: 130, content: rangeDrawing(lead, reported, adjusted, width) }),
    below: legend(["people", "machine"]),
  });
}

function rangeDrawing({ measure, show }: Lead, reported: number, adjusted: number, width: number): Markup {
  const low = measure.low ?? adjusted;
  const high = measure.high ?? adjusted;
  const scale = scaleLinear([0, Math.max(reported, adjusted, high)], [1, width - 1]).nice(5);
  const [x, end] = [scale(adjusted), scale(reported)];
  const people = `people ${show(adjusted)}${low < high ? ` (${range(measure, show)})` : ""}`;
  const theirs = `reported ${show(reported)}`;
  // The line of the reported figure runs through the row of tick labels.
  const ticks = scale.ticks(width <= NARROW ? 3 : 6).filter((t) => Math.abs(scale(t) - end) > 34);
  return html`<g><title>People ${show(adjusted)}, range ${range(measure, show)}</title>
${label(x, 16, people, anchorFor(x, people.length, width), "figure people-fill")}
${low < high ? whisker(scale(low), scale(high), 30, "whisker people-line") : line(x, 24, x, 36, "whisker people-line")}
${rect(1, 42, x - 1, 34, "people")}</g>
<g><title>Reported beyond that: ${show(Math.max(0, reported - adjusted))}</title>${rect(x, 42, end - x, 34, "machine")}</g>
${line(end, 38, end, 106, "mark")}
${label(end, 122, theirs, anchorFor(end, theirs.length, width), "figure")}
${line(1, 82, width - 1, 82, "axis")}
${ticks.map((t) => label(scale(t), 98, show === percent ? tickPercent(t) : show(t), anchorFor(scale(t), 5, width)))}`;
}
