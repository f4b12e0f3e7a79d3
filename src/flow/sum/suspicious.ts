import type { ClickCounts } from "../../domain/report.js";
import { AUTOMATED, HUMAN, UNSURE, verdictNumber } from "../../domain/verdict.js";
import type { Judge } from "../../verdict/judge.js";
import type { World } from "../../verdict/world.js";

/** How many verdicts there are. */
const VERDICTS = 3;

/**
 * Sums of the people who have an automated or unsure burst, in columns: objects with lists for each took ten times as much
 * memory. Who they are is found first, so that nobody else gets sums.
 */
export class Suspicious {
  size = 0;
  /** By subscriber: number of the person plus one, 0 for those who are not suspicious. */
  private readonly numbers: Int32Array;
  private readonly people: Int32Array;
  /** Where the suspicious messages of each person begin in `firstBursts`, and where the next goes. */
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  /** Messages with automated or unsure bursts, by their first burst. */
  private readonly firstBursts: Int32Array;
  private readonly counts: Float64Array;
  /** Log of the probability that no burst was human. */
  private readonly logNone: Float64Array;
  private readonly humanBursts: Int32Array;

  /** @param subscribers how many there are */
  constructor({ events }: Pick<World, "events">, { columns, probability }: Judge, subscribers: number) {
    this.numbers = new Int32Array(subscribers);
    const messages: number[] = [];
    let last = -1;
    for (let burst = 0; burst < columns.size; burst++) {
      const message = columns.message[burst]!;
      if (message === last || verdictNumber(probability[burst]!) === HUMAN) continue;
      last = message;
      const subscriber = events.messages.b(message);
      if (this.numbers[subscriber] === 0) this.numbers[subscriber] = messages.push(0);
      messages[this.numbers[subscriber]! - 1]!++;
    }
    this.size = messages.length;
    this.people = new Int32Array(this.size);
    for (let subscriber = 0; subscriber < subscribers; subscriber++)
      if (this.numbers[subscriber] !== 0) this.people[this.numbers[subscriber]! - 1] = subscriber;
    this.starts = new Int32Array(this.size);
    for (let person = 1; person < this.size; person++)
      this.starts[person] = this.starts[person - 1]! + messages[person - 1]!;
    this.ends = this.starts.slice();
    this.firstBursts = new Int32Array(this.size === 0 ? 0 : this.starts.at(-1)! + messages.at(-1)!);
    this.counts = new Float64Array(VERDICTS * this.size);
    this.logNone = new Float64Array(this.size);
    this.humanBursts = new Int32Array(this.size);
  }

  /** Number of a subscriber among the suspicious, -1 for all others. */
  numberOf(subscriber: number): number {
    return this.numbers[subscriber]! - 1;
  }

  /**
   * Adds a burst. Those of a message come one after the other.
   * @param first first burst of its message
   * @param verdict its number
   * @param hits how many clicks it stands for
   */
  add(person: number, first: number, verdict: number, probability: number, hits: number): void {
    this.counts[VERDICTS * person + verdict]! += hits;
    this.logNone[person]! += Math.log(Math.max(1e-9, probability));
    if (verdict === HUMAN) {
      this.humanBursts[person]!++;
      return;
    }
    const end = this.ends[person]!;
    if (end === this.starts[person] || this.firstBursts[end - 1] !== first) {
      this.firstBursts[end] = first;
      this.ends[person] = end + 1;
    }
  }

  subscriber(person: number): number {
    return this.people[person]!;
  }

  /** First bursts of the messages in which they are suspicious. */
  messages(person: number): Int32Array {
    return this.firstBursts.subarray(this.starts[person]!, this.ends[person]!);
  }

  clicks(person: number): ClickCounts {
    const { counts } = this;
    const human = counts[VERDICTS * person + HUMAN]!;
    const automated = counts[VERDICTS * person + AUTOMATED]!;
    const unsure = counts[VERDICTS * person + UNSURE]!;
    return { reported: human + automated + unsure, human, automated, unsure };
  }

  /** Probability that none of their clicks was human. */
  none(person: number): number {
    return Math.exp(this.logNone[person]!);
  }

  hasHuman(person: number): boolean {
    return this.humanBursts[person]! > 0;
  }
}
