import type { BurstColumns } from "./burst-columns.js";
import type { Lesson } from "./lessons.js";

/**
 * Probability of automation of the most machine-like of the other bursts of its message, by burst; 0 for one that is alone.
 * A machine in the message explains why a message of that domain was hit, so that the next hit needs a reason of its own.
 */
export function mostBeside(bursts: BurstColumns, probability: Float32Array): Float32Array {
  const beside = new Float32Array(bursts.size);
  for (let from = 0, to = 0; from < bursts.size; from = to) {
    let most = from;
    let next = 0;
    for (to = from + 1; to < bursts.size && bursts.message[to] === bursts.message[from]; to++) {
      if (probability[to]! > probability[most]!) {
        next = probability[most]!;
        most = to;
      } else next = Math.max(next, probability[to]!);
    }
    for (let at = from; at < to; at++) beside[at] = at === most ? next : probability[most]!;
  }
  return beside;
}

/** A lesson that says the less, the surer a machine beside the burst explains already what it says. */
export function explainedAway(lesson: Lesson, beside: Float32Array): Lesson {
  const llr = (burst: number) => (1 - beside[burst]!) * lesson.llr(burst);
  return {
    llr,
    fill(from, to, into) {
      lesson.fill(from, to, into);
      for (let burst = from; burst < to; burst++) into[burst - from]! *= 1 - beside[burst]!;
    },
    said: (burst) => {
      const said = lesson.said(burst);
      return said === null ? null : { ...said, llr: llr(burst) };
    },
  };
}
