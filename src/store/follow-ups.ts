import type { ConversionType } from "../domain/event.js";

const TYPES: readonly ConversionType[] = ["purchase", "form", "reply", "booking", "visit", "other"];

/** Orders, forms, replies, visits by subscriber: few enough to be rows. */
export class FollowUps {
  private readonly subscriber: number[] = [];
  private readonly time: number[] = [];
  private readonly type: number[] = [];
  private readonly value: number[] = [];
  private order: Int32Array | null = null;
  private readonly seen = new Set<string>();

  get size(): number {
    return this.time.length;
  }

  /** Returns false for a row that was there already (same person, time, type and value). */
  add(subscriber: number, time: number, type: ConversionType, value: number): boolean {
    const key = `${subscriber} ${time} ${type} ${value}`;
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    this.subscriber.push(subscriber);
    this.time.push(time);
    this.type.push(TYPES.indexOf(type));
    this.value.push(value);
    this.order = null;
    return true;
  }

  /** Visits the follow-ups of a subscriber in order of time. */
  forEach(subscriber: number, visit: (time: number, type: ConversionType, value: number) => void): void {
    const order = this.sorted();
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.subscriber[order[middle]!]! < subscriber) low = middle + 1;
      else high = middle;
    }
    for (; low < order.length && this.subscriber[order[low]!] === subscriber; low++) {
      const at = order[low]!;
      visit(this.time[at]!, TYPES[this.type[at]!]!, this.value[at]!);
    }
  }

  private sorted(): Int32Array {
    this.order ??= Int32Array.from(this.time.keys()).sort(
      (a, b) =>
        this.subscriber[a]! - this.subscriber[b]! ||
        this.time[a]! - this.time[b]! ||
        this.type[a]! - this.type[b]! ||
        (this.value[a]! || 0) - (this.value[b]! || 0),
    );
    return this.order;
  }
}
