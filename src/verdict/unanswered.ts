import type { BurstColumns } from "./burst-columns.js";
import { type Lesson, ListedLesson } from "./lessons.js";

/** People whose follow-ups must be looked at before the lack of one says anything. */
const ENOUGH = 50;

/** One thing is said of all bursts that nothing followed. */
const UNANSWERED = Int32Array.of(0, -1);

/**
 * What it means that nothing followed: how much rarer that is for the export's people than for its machines. Where hardly
 * any follow-up is known, nothing.
 * @param probability of automation of each burst
 */
export function unanswered(bursts: BurstColumns, probability: Float32Array): Lesson {
  const lesson = new ListedLesson({ column: bursts.answered, table: UNANSWERED, size: 1 });
  let people = 0;
  let peopleAnswered = 0;
  let machines = 1;
  let machinesAnswered = 0;
  for (let burst = 0; burst < bursts.size; burst++) {
    const machine = probability[burst]! * bursts.weight[burst]!;
    const person = bursts.weight[burst]! - machine;
    people += person;
    machines += machine;
    if (bursts.answered[burst] === 0) continue;
    peopleAnswered += person;
    machinesAnswered += machine;
  }
  if (people < ENOUGH || peopleAnswered === 0) return lesson;
  const share = peopleAnswered / people;
  const ratio = Math.max(0, Math.log((1 - machinesAnswered / machines) / Math.max(0.1, 1 - share)));
  lesson.say(0, ratio, people, share);
  return lesson;
}
