import type { EventStore } from "../../store/events.js";

/** Share of the clickers of the smaller one whose first click is one of the other campaign, too. */
const SAME = 0.9;
const FEWEST = 5;
/** Coarser times coincide by chance, in s. */
const COARSE_S = 60;

/** Pairs of campaigns in which the same people clicked the same first link in the same second: no two mails are read like that. */
export function sameClicks(store: EventStore, resolution: number): [number, number][] {
  const size = store.campaigns.size;
  if (size < 2 || resolution >= COARSE_S) return [];
  const clickers = new Int32Array(size);
  const first = new Int32Array(store.messages.size).fill(-1);
  const next = new Int32Array(store.messages.size).fill(-1);
  const mails = new Int32Array(store.subscribers.size).fill(-1);
  for (let message = 0; message < store.messages.size; message++) {
    first[message] = firstClick(store, message);
    if (first[message] === -1) continue;
    clickers[store.messages.a(message)]!++;
    const person = store.messages.b(message);
    next[message] = mails[person]!;
    mails[person] = message;
  }
  const both = new Map<number, number>();
  // By time, for one person may have the mails of years.
  const seen = new Map<number, number>();
  for (let mail of mails) {
    seen.clear();
    for (; mail !== -1; mail = next[mail]!) {
      const time = store.clickTime.get(first[mail]!);
      const other = seen.get(time);
      seen.set(time, mail);
      if (other === undefined || !haveSameLink(store, first[mail]!, first[other]!)) continue;
      const [a, b] = [store.messages.a(mail), store.messages.a(other)];
      const pair = Math.min(a, b) * size + Math.max(a, b);
      both.set(pair, (both.get(pair) ?? 0) + 1);
    }
  }
  return [...both]
    .map(([pair, people]) => ({ a: Math.floor(pair / size), b: pair % size, people }))
    .filter(({ a, b, people }) => people >= Math.max(FEWEST, SAME * Math.min(clickers[a]!, clickers[b]!)))
    .map(({ a, b }) => [a, b]);
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

function haveSameLink(store: EventStore, a: number, b: number): boolean {
  return store.clickLink.get(a) === store.clickLink.get(b);
}
