import { type BurstColumns, messageOf } from "./burst-columns.js";
import type { Lesson } from "./lessons.js";

/**
 * Probability of automation of the most machine-like of the other bursts of its message; 0 for one that is alone. A machine in
 * the message explains why a message of that domain was hit, so that the next hit needs a reason of its own.
 */
export class Beside {
  private readonly bursts: BurstColumns;
  private readonly probability: Float32Array;
  /** The message that was asked for last: bursts of one message ask one after the other. */
  private from = 0;
  private to = 0;
  /** Its most machine-like burst, and the probability of the second. */
  private most = 0;
  private next = 0;

  /** @param probability of automation of each burst; must not change afterwards */
  constructor(bursts: BurstColumns, probability: Float32Array) {
    this.bursts = bursts;
    this.probability = probability;
  }

  of(burst: number): number {
    if (burst < this.from || burst >= this.to) this.enter(burst);
    return burst === this.most ? this.next : this.probability[this.most]!;
  }

  private enter(burst: number): void {
    const { probability } = this;
    const { from, to } = messageOf(this.bursts, burst);
    let most = from;
    let next = 0;
    for (let at = from + 1; at < to; at++) {
      if (probability[at]! > probability[most]!) {
        next = probability[most]!;
        most = at;
      } else next = Math.max(next, probability[at]!);
    }
    this.from = from;
    this.to = to;
    this.most = most;
    this.next = next;
  }
}

/** A lesson that says the less, the surer a machine beside the burst explains already what it says. */
export function explainedAway(lesson: Lesson, beside: Pick<Beside, "of">): Lesson {
  const llr = (burst: number) => (1 - beside.of(burst)) * lesson.llr(burst);
  return {
    llr,
    fill(from, to, into) {
      lesson.fill(from, to, into);
      for (let burst = from; burst < to; burst++) into[burst - from]! *= 1 - beside.of(burst);
    },
    said: (burst) => {
      const said = lesson.said(burst);
      return said === null ? null : { ...said, llr: llr(burst) };
    },
  };
}
