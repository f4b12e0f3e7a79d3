import type { EventStore } from "../../store/events.js";

/** Share of the clickers of the smaller one whose first click is one of the other campaign, too. */
const SAME = 0.9;
const FEWEST = 5;
/** People who are asked: what most have in common is seen in some thousand. */
const ASKED = 16_384;
/** Coarser times coincide by chance, in s. */
const COARSE_S = 60;

/** Pairs of campaigns in which the same people clicked the same first link in the same second: no two mails are read like that. */
export function sameClicks(store: EventStore, resolution: number): [number, number][] {
  const size = store.campaigns.size;
  if (size < 2 || resolution >= COARSE_S) return [];
  const clickers = new Int32Array(size);
  const both = new Map<number, number>();
  // By time, for one person may have the mails of years.
  const seen = new Map<number, FirstClick>();
  for (const clicks of firstClicks(store).values()) {
    seen.clear();
    for (const one of clicks) {
      clickers[one.campaign]!++;
      const other = seen.get(one.time);
      seen.set(one.time, one);
      if (other?.link !== one.link) continue;
      const pair = Math.min(one.campaign, other.campaign) * size + Math.max(one.campaign, other.campaign);
      both.set(pair, (both.get(pair) ?? 0) + 1);
    }
  }
  return [...both]
    .map(([pair, people]) => ({ a: Math.floor(pair / size), b: pair % size, people }))
    .filter(({ a, b, people }) => people >= Math.max(FEWEST, SAME * Math.min(clickers[a]!, clickers[b]!)))
    .map(({ a, b }) => [a, b]);
}

interface FirstClick {
  readonly campaign: number;
  readonly time: number;
  readonly link: number;
}

/** The first clicks of people in their mails, by person: of all, or of as many as {@link ASKED} spread over all. */
function firstClicks(store: EventStore): Map<number, FirstClick[]> {
  const step = Math.ceil(store.subscribers.size / ASKED);
  const people = new Map<number, FirstClick[]>();
  for (let message = 0; message < store.messages.size; message++) {
    const person = store.messages.b(message);
    if (person % step !== 0) continue;
    const click = firstClick(store, message);
    if (click === -1) continue;
    const clicks = people.get(person) ?? [];
    people.set(person, clicks);
    clicks.push({
      campaign: store.messages.a(message),
      time: store.clickTime.get(click),
      link: store.clickLink.get(click),
    });
  }
  return people;
}

/** Of clicks in the same second the one whose link comes first by its number; -1 without a click that has a time. */
function firstClick(store: EventStore, message: number): number {
  let found = -1;
  for (let click = store.firstClick(message); click !== -1; click = store.nextClick(click)) {
    const time = store.clickTime.get(click);
    if (Number.isNaN(time)) continue;
    const than = found === -1 ? Number.POSITIVE_INFINITY : store.clickTime.get(found);
    if (time < than || (time === than && store.clickLink.get(click) < store.clickLink.get(found)))
      found = click;
  }
  return found;
}
