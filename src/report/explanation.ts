import type { ExplainedBurst, Explanation } from "../domain/options.js";
import { maskExplanation } from "./mask.js";
import { forTerminal } from "./neutralize.js";
import type { RenderOptions } from "./render.js";
import { type Column, naturalTableWidth } from "./table/columns.js";
import { grid } from "./table/grid.js";
import { hanging, joinSections, type Page, pageFor, paragraph } from "./table/page.js";
import { mapText } from "./text-map.js";
import { byStrength, certainty, duration, moment, plural, sentence, weight } from "./words.js";

const VERDICTS: Record<Explanation["verdict"], string> = {
  human: "A person clicked.",
  automated: "A machine clicked, and no person.",
  mixed: "A machine clicked, and a person too.",
  unsure: "Cannot tell whether a person or a machine clicked.",
  "no clicks": "This subscriber has no clicks.",
};

/** One subscriber's story as a timeline, with the evidence for every verdict: `clickaudit explain`. */
export function renderExplanation(explanation: Explanation, options: RenderOptions): string {
  const page = pageFor(options);
  const story = mapText(options.mask ? maskExplanation(explanation) : explanation, forTerminal);
  const bursts = story.messages.some(({ bursts }) => bursts.length > 0);
  return joinSections([
    head(story, page),
    ...story.messages.flatMap((message) => messageSections(message, page)),
    bursts
      ? paragraph(
          "Weights are log-odds: above 0 speaks for a machine, below 0 for a person. Their sum is the verdict.",
          page,
        ).map((line) => page.ink.faint(line))
      : [],
  ]);
}

function head(story: Explanation, page: Page): string[] {
  const system =
    story.mailboxSystem === "" || story.mailboxSystem === "unknown" ? "" : ` (${story.mailboxSystem})`;
  const sure =
    story.verdict === "no clicks"
      ? ""
      : ` Probability that no click was a person's: ${certainty(story.probability)}.`;
  return [
    ...paragraph(`${story.subscriber}${system}`, page).map((line) => page.ink.strong(line)),
    ...paragraph(VERDICTS[story.verdict] + sure, page),
  ];
}

function messageSections(message: Explanation["messages"][number], page: Page): string[][] {
  const { campaign, sentAt, deliveredAt, opens, bursts, conversions } = message;
  const facts = [
    sentAt === null ? "" : `Sent ${clock(sentAt)}`,
    deliveredAt === null ? "" : `Delivered ${clock(deliveredAt)}`,
    opens === 0 ? "No opens" : plural(opens, "open"),
    bursts.length === 0 ? "No clicks" : "",
  ].filter((fact) => fact !== "");
  const title = [
    ...paragraph(campaign, page).map((line) => page.ink.strong(line)),
    ...paragraph(`${facts.join(". ")}.`, page),
  ];
  const after = conversions.flatMap(({ at, type, value }) =>
    paragraph(`${clock(at)}  ${sentence(value === null ? type : `${type}, worth ${value}`)}`, page),
  );
  return [title, ...bursts.map((burst) => burstSection(burst, page)), after];
}

function burstSection(burst: ExplainedBurst, page: Page): string[] {
  const ink =
    burst.verdict === "automated"
      ? page.ink.machine
      : burst.verdict === "human"
        ? page.ink.people
        : page.ink.strong;
  const when = [
    burst.from === null ? "Time unknown" : clock(burst.from),
    burst.delay === null ? "" : delay(burst.delay),
  ];
  const title = `${when.filter((part) => part !== "").join(", ")}: ${plural(burst.clicks.length, "click")}, ${maker(burst)}`;
  return [
    ...paragraph(title, page).map((line) => ink(line)),
    ...clickLines(burst, page),
    ...grid(evidence(burst), EVIDENCE, { ...page, width: Math.min(page.width, 100) }, (row) =>
      paragraph(row.because, page, 8),
    ),
    ...(burst.wouldChange === "" ? [] : paragraph(`What would change this: ${burst.wouldChange}`, page)),
  ];
}

function maker({ verdict, probability }: ExplainedBurst): string {
  if (verdict === "unsure") return `unsure (${certainty(probability)} machine)`;
  return verdict === "human"
    ? `by a person (${certainty(1 - probability)} sure)`
    : `by a machine (${certainty(probability)} sure)`;
}

function delay(seconds: number): string {
  return seconds < 0 ? `${duration(seconds)} before delivery` : `${duration(seconds)} after delivery`;
}

/** At most this many clicks of a burst: the pattern shows in the first. */
const CLICKS = 12;
const AGENTS = 3;

type Click = ExplainedBurst["clicks"][number];

function clickLines({ clicks }: ExplainedBurst, page: Page): string[] {
  const places = distinct(clicks.map(placeOf));
  const agents = distinct(clicks.map(({ userAgent }) => userAgent));
  const shown = clicks.slice(0, CLICKS);
  const more = clicks.length - CLICKS;
  return [
    ...clickTable(shown, places.length > 1, page),
    ...(more > 0 ? [`${plural(more, "more click")}.`] : []),
    ...(places.length === 1 ? hanging("From: ", places[0]!, page) : []),
    ...agents.slice(0, AGENTS).flatMap((agent) => hanging("Browser: ", agent, page)),
    "",
  ];
}

/** The place has a column where the links stay whole beside it, else a line of its own: links differ at their ends. */
function clickTable(clicks: readonly Click[], withPlaces: boolean, page: Page): string[] {
  const columns: Column<Click>[] = [
    { head: "Time", cell: ({ at }) => (at === null ? "-" : at.slice(11, 19)) },
    { head: "Link", shrinks: true, cell: ({ url, twin }) => (twin ? `${url} (again)` : url) },
  ];
  // One place for all is said once, below.
  if (!withPlaces) return grid(clicks, columns, page);
  const beside = [...columns, { head: "From", cell: placeOf }];
  if (naturalTableWidth(clicks, beside) <= page.width) return grid(clicks, beside, page);
  return grid(clicks, columns, page, (click) => {
    const place = placeOf(click);
    return place === "" ? [] : hanging(" ".repeat(10), `from ${place}`, page);
  });
}

function placeOf({ ip, network }: Click): string {
  return [ip, network === "" ? "" : `(${network})`].filter((part) => part !== "").join(" ");
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}

interface Row {
  title: string;
  because: string;
  weight: number;
}

const EVIDENCE: Column<Row>[] = [
  { head: "Weight", align: "right", cell: (row) => weight(row.weight) },
  { head: "Evidence", shrinks: true, cell: (row) => row.title },
];

function evidence({ prior, evidence, probability }: ExplainedBurst): Row[] {
  const sum = evidence.reduce((total, { weight }) => total + weight, prior.weight);
  return [
    { title: "Before looking", because: sentence(prior.because), weight: prior.weight },
    ...byStrength(evidence).map(({ title, because, weight }) => ({
      title,
      because: sentence(because),
      weight,
    })),
    { title: "Together", because: `A machine: ${certainty(probability)}.`, weight: sum },
  ];
}

/** With seconds: bursts are told apart by them. */
function clock(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(iso)
    ? `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`
    : moment(iso);
}
