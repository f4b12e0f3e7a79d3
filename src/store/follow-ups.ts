import type { ConversionType } from "../domain/event.js";

/** From the start of a day to its last millisecond; an hour more or less where the clocks change. */
const TO_END_OF_DAY_MS = 86_400_000 - 1;

const TYPES: readonly ConversionType[] = ["purchase", "form", "reply", "booking", "visit", "other"];

/** Orders, forms, replies, visits by subscriber: few enough to be rows. */
export class FollowUps {
  private subscriber: number[] = [];
  private readonly time: number[] = [];
  private readonly type: number[] = [];
  private readonly value: number[] = [];
  private readonly source: number[] = [];
  private byTime: Int32Array | null = null;
  private byType: Int32Array | null = null;
  private readonly seen = new Set<string>();
  /** Ends of days of which no time was told. */
  private readonly days = new Set<number>();

  get size(): number {
    return this.time.length;
  }

  /**
   * An order dated the day of a click may have followed it, so days are kept by their end; not visits, which say nothing when they
   * came within seconds.
   * @param source number of what says so, -1 for the rows of mails
   * @param told ms; the start of the day when only that is known
   * @returns false for a row that was there already (same person, time, type and value)
   */
  add(
    subscriber: number,
    told: number,
    type: ConversionType,
    value: number,
    { isDay = false, source = -1 }: { isDay?: boolean; source?: number } = {},
  ): boolean {
    const time = isDay && type !== "visit" ? told + TO_END_OF_DAY_MS : told;
    if (time !== told) this.days.add(time);
    const key = `${subscriber} ${time} ${type} ${value}`;
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    this.subscriber.push(subscriber);
    this.time.push(time);
    this.type.push(TYPES.indexOf(type));
    this.value.push(value);
    this.source.push(source);
    this.byTime = null;
    this.byType = null;
    return true;
  }

  /** Gives subscribers other numbers, when all rows are in. @param numbers the new one by the old */
  renumber(numbers: Int32Array): void {
    this.subscriber = this.subscriber.map((subscriber) => numbers[subscriber]!);
    this.seen.clear();
    this.byTime = null;
    this.byType = null;
  }

  /** Whether all are page visits. */
  get isOfVisits(): boolean {
    const visit = TYPES.indexOf("visit");
    return this.type.every((type) => type === visit);
  }

  /** Visits the person of every row, and what said so. */
  forEachPerson(visit: (subscriber: number, source: number) => void): void {
    for (const [at, subscriber] of this.subscriber.entries()) visit(subscriber, this.source[at]!);
  }

  /** Whether a time is the end of a day of which no time was told. */
  isDay(time: number): boolean {
    return this.days.has(time);
  }

  /** Such a day as `2026-03-31`, in whatever zone it is told: at noon it is the same in nearly all. */
  dayOf(time: number): string {
    return new Date(time - TO_END_OF_DAY_MS / 2).toISOString().slice(0, 10);
  }

  /** Visits the follow-ups of a subscriber in order of time, those without one first. */
  forEach(subscriber: number, visit: (time: number, type: ConversionType, value: number) => void): void {
    this.byTime ??= this.sorted((a, b) => this.compare(this.time, a, b) || this.compare(this.type, a, b));
    const order = this.byTime;
    const from = firstWhere(order, (at) => this.subscriber[at]! >= subscriber);
    for (let next = from; next < order.length && this.subscriber[order[next]!] === subscriber; next++) {
      const at = order[next]!;
      visit(this.time[at]!, TYPES[this.type[at]!]!, this.value[at]!);
    }
  }

  /**
   * Time of the first follow-up of a type, NaN for none. Found without a look at the others: one person may have very many.
   * @param holds false up to some time and true from there on; false for NaN
   */
  first(subscriber: number, type: ConversionType, holds: (time: number) => boolean): number {
    this.byType ??= this.sorted((a, b) => this.compare(this.type, a, b) || this.compare(this.time, a, b));
    const order = this.byType;
    const number = TYPES.indexOf(type);
    const found = firstWhere(order, (at) => {
      const person = this.subscriber[at]! - subscriber;
      const kind = this.type[at]! - number;
      return person > 0 || (person === 0 && (kind > 0 || (kind === 0 && holds(this.time[at]!))));
    });
    const at = order[found];
    return at !== undefined && this.subscriber[at] === subscriber && this.type[at] === number
      ? this.time[at]!
      : Number.NaN;
  }

  private sorted(within: (a: number, b: number) => number): Int32Array {
    return Int32Array.from(this.time.keys()).sort(
      (a, b) => this.subscriber[a]! - this.subscriber[b]! || within(a, b) || this.compare(this.value, a, b),
    );
  }

  /** NaN comes before every number. */
  private compare(column: readonly number[], a: number, b: number): number {
    const [first, second] = [column[a]!, column[b]!];
    return first - second || Number(Number.isNaN(second)) - Number(Number.isNaN(first));
  }
}

/** Place of the first entry of an order that satisfies what all after it do. */
function firstWhere(order: Int32Array, holds: (entry: number) => boolean): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(order[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
