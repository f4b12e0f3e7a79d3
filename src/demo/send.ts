import { conversions } from "./conversions.js";
import { isUnsubscribe } from "./mailings.js";
import type { Hit, Label, Mailing, Person } from "./model.js";
import { prefetch } from "./opens.js";
import type { Random } from "./random.js";
import { read } from "./readers.js";
import { scan } from "./scanners.js";

/** One line of a table. */
export interface Row {
  /** Milliseconds since 1970 UTC. */
  time: number;
  cells: readonly string[];
  /** Who made it; null where the row is no open or click. */
  label: Label | null;
}

/** Rows of `events.csv` and of `conversions.csv`. */
interface Outcome {
  events: Row[];
  conversions: Row[];
  delivered: boolean;
  /** By a person. */
  clicked: boolean;
}

/** Mails leave at 8 a second and arrive within seconds (assumed, usual for a platform). */
const MAILS_PER_SECOND = 8;
/** Gateways that look first and accept then are done before the delivery is reported (wordtothewise.com 2019); share assumed. */
const HELD = 0.06;
/** Hard and soft bounces together; assumed for a list that is kept clean. */
const BOUNCES = 0.01;
/** Platforms that unsubscribe on the first request take a machine for the person (mautic issue 9162); most ask again. */
const UNSUBSCRIBED_BY_MACHINE = 0.04;

/** Sends one mail, the `index`th of its mailing, and tells everything that happens to it. */
export function send(random: Random, mailing: Mailing, person: Person, index: number): Outcome {
  const sent = mailing.start + (index / MAILS_PER_SECOND) * 1000;
  const held = random.chance(holds(person));
  const delivered = sent + (held ? random.between(20, 900) : random.logNormal(3, 0.8)) * 1000;
  const row = (event: string, time: number, hit?: Hit): Row => ({
    time,
    cells: [
      person.email,
      event,
      stamp(time),
      mailing.campaign,
      hit?.url ?? "",
      hit?.ip ?? "",
      hit?.agent ?? "",
    ],
    label: hit?.label ?? null,
  });
  if (random.chance(BOUNCES))
    return { events: [row("bounce", delivered)], conversions: [], delivered: false, clicked: false };
  const message = { mailing, person, sent, delivered, held };
  const hits = [...scan(random, message), ...prefetch(random, message), ...read(random, message)];
  return {
    delivered: true,
    clicked: hits.some(({ event, label }) => event === "click" && label === "human"),
    events: [
      row("delivered", delivered),
      ...hits.map((hit) => row(hit.event, hit.time, hit)),
      ...unsubscribed(random, hits).map((time) => row("unsubscribe", time)),
    ],
    conversions: conversions(random, message, hits).map(({ time, type, value }) => ({
      time,
      cells: [person.email, stamp(time), type, value],
      label: null,
    })),
  };
}

const holds = ({ company }: Person): number => (company?.gateway?.inline ? HELD * company.scanned : 0);

/** When the platform took the person off the list, if it did. */
function unsubscribed(random: Random, hits: readonly Hit[]): number[] {
  const asked = hits.filter((hit) => isUnsubscribe(hit.url));
  const person = asked.find((hit) => hit.label === "human");
  const machine = random.chance(UNSUBSCRIBED_BY_MACHINE) ? asked[0] : undefined;
  const hit = person ?? machine;
  return hit === undefined ? [] : [hit.time + random.between(1, 20) * 1000];
}

/** Whole seconds, as platforms write them. */
const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
