import type { EventStore } from "../../store/events.js";

/**
 * Which messages conversions are counted for: an order that follows the clicks in several mails of one person is one order, and that of
 * the mail that was clicked last before it. What fetched a later mail for certain earns nothing where there is another click. By
 * message, 1 for those; empty without conversions.
 * @param mayBePersons whether a click may be a person's
 */
export function creditedMessages(store: EventStore, mayBePersons: (click: number) => boolean): Uint8Array {
  const credited = new Uint8Array(store.followUps.size === 0 ? 0 : store.messages.size);
  for (const [person, mails] of clickedMails(store)) {
    const clicks = mails.flatMap((message) => clicksOf(store, message, mayBePersons));
    clicks.sort((a, b) => a.time - b.time || a.message - b.message);
    let next = 0;
    let last: Clicked | null = null;
    store.followUps.forEach(person, (time, type) => {
      for (; next < clicks.length && clicks[next]!.time <= time; next++)
        if (last?.mayBePersons !== true || clicks[next]!.mayBePersons) last = clicks[next]!;
      if (type !== "visit" && last !== null) credited[last.message] = 1;
    });
  }
  return credited;
}

/** Messages with clicks of the people of whom more is known. */
function clickedMails(store: EventStore): Map<number, number[]> {
  const people = new Map<number, number[]>();
  store.followUps.forEachPerson((subscriber) => people.set(subscriber, []));
  if (people.size === 0) return people;
  for (let message = 0; message < store.messages.size; message++)
    if (store.clicksOf(message) > 0) people.get(store.messages.b(message))?.push(message);
  return people;
}

interface Clicked {
  readonly time: number;
  readonly message: number;
  readonly mayBePersons: boolean;
}

function clicksOf(store: EventStore, message: number, mayBePersons: (click: number) => boolean): Clicked[] {
  const clicks: Clicked[] = [];
  for (let click = store.firstClick(message); click !== -1; click = store.nextClick(click)) {
    const time = store.clickTime.get(click);
    if (!Number.isNaN(time)) clicks.push({ time, message, mayBePersons: mayBePersons(click) });
  }
  return clicks;
}
