import type { EventRow } from "../../domain/event.js";
import { flagCode } from "../../store/event-ids.js";
import type { EventStore } from "../../store/events.js";
import { findMessage, findOpenGroup } from "../../store/find.js";

/**
 * In place of a hash of the record: hits of lists are the same hit when person, campaign, link and time are, whatever else
 * stands in the row. The number has no meaning.
 */
const LISTED = 0x4c15_7ed0;

/** Hits of a list that the platform took apart are two, though nothing else tells them apart. */
export function listedHash({ flag }: EventRow): number {
  return LISTED + flagCode(flag);
}

/** The hits of one kind that one record states: those with a time, and how many there are in all. */
interface Stated {
  readonly row: EventRow;
  readonly times: number[];
  count: number;
}

/**
 * Takes what recipient lists count into the store. A list states totals, so that two lists of one campaign (exported twice, or
 * all recipients and again the clickers) do not add up: the larger count holds, and each time that any of them names is a hit.
 * That does not depend on the order of lists and rows. Made when all logs are read.
 */
export class ListedHits {
  private readonly store: EventStore;
  /** Clicks of event logs lie below. */
  private readonly firstClick: number;
  private readonly stated: Stated[] = [];

  constructor(store: EventStore) {
    this.store = store;
    this.firstClick = store.clicks;
  }

  /** Keeps an open or a click until its record is complete; the row is copied. */
  note(row: EventRow): void {
    let one = this.stated.find(
      ({ row: { kind, url, campaign, flag } }) =>
        kind === row.kind && url === row.url && campaign === row.campaign && flag === row.flag,
    );
    if (one === undefined) {
      one = { row: { ...row }, times: [], count: 0 };
      this.stated.push(one);
    }
    one.count += row.count;
    if (!Number.isNaN(row.time) && !one.times.includes(row.time)) one.times.push(row.time);
  }

  /** Takes what was noted of one record. @returns the hits that are new, by kind */
  take(): { click: number; open: number } {
    const added = { click: 0, open: 0 };
    for (const one of this.stated.splice(0)) {
      if (one.row.kind === "click") added.click += this.clicks(one);
      else added.open += this.opens(one);
    }
    return added;
  }

  /** Forgets what was noted: the record was rejected. */
  drop(): void {
    this.stated.length = 0;
  }

  private clicks({ row, times, count: all }: Stated): number {
    const { store } = this;
    const known = this.knownClicks(row);
    // What the platform took apart in one list is in the whole count of another.
    const count = row.flag === "none" ? Math.max(0, all - known.marked) : all;
    const fresh = times.filter((time) => !known.times.has(time));
    const dated = known.times.size + fresh.length;
    const before = known.times.size + known.undated;
    const undated = Math.max(before, count, dated) - dated;
    // A click without a time turns out to be one of those with a time.
    if (undated === 0 && known.row !== -1 && fresh.length > 0) {
      store.clickTime.set(known.row, fresh.shift()!);
      store.clickExtra.set(known.row, 0);
    } else if (known.row !== -1) store.clickExtra.set(known.row, Math.max(0, undated - 1));
    for (const time of fresh) store.add({ ...row, time, count: 1 }, listedHash(row), false);
    if (undated > 0 && known.row === -1)
      store.add({ ...row, time: Number.NaN, count: undated }, listedHash(row), false);
    return dated + undated - before;
  }

  /** What lists have said of the clicks of a person on a link with this mark; `marked` are those with another one. */
  private knownClicks(row: EventRow): { times: Set<number>; undated: number; row: number; marked: number } {
    const { store, firstClick } = this;
    const known = { times: new Set<number>(), undated: 0, row: -1, marked: 0 };
    const mark = flagCode(row.flag);
    const message = findMessage(store, row);
    const link = store.links.find(row.url);
    if (message === -1 || link === -1) return known;
    store.forEachClick(message, (click) => {
      if (click < firstClick || store.clickLink.get(click) !== link) return;
      const time = store.clickTime.get(click);
      const other = store.clickFlag.get(click);
      if (!Number.isNaN(time)) known.times.add(time);
      else if (other !== mark && other !== 0) known.marked += 1 + store.clickExtra.get(click);
      else if (other !== mark) {
        store.clickFlag.set(click, mark);
        store.clickHash.set(click, listedHash(row));
        known.row = click;
      } else {
        known.row = click;
        known.undated = 1 + store.clickExtra.get(click);
      }
    });
    return known;
  }

  private opens({ row, times, count }: Stated): number {
    const { store } = this;
    const message = findMessage(store, row);
    const group = message === -1 ? -1 : findOpenGroup(store, row);
    const total = Math.max(count, times.length);
    if (group === -1) {
      store.add({ ...row, time: times[0] ?? Number.NaN, count: total }, listedHash(row), false);
      const added = findOpenGroup(store, row);
      for (const time of times) this.spread(added, time);
      return total;
    }
    for (const time of times) this.spread(group, time);
    const more = Math.max(0, total - store.openCount.get(group));
    store.openCount.set(group, store.openCount.get(group) + more);
    store.opens += more;
    return more;
  }

  private spread(group: number, time: number): void {
    this.store.spreadOpens(group, time);
  }
}
