import type { Identified } from "../inputs/identify.js";

const SECONDS = { ms: 0.001, second: 1, minute: 60, hour: 3600, day: 86_400, none: 1 } as const;
type Detected = keyof typeof SECONDS;

/** One of 100 times that shows a finer unit is enough to believe in it, but five times can all be whole by chance. */
const ENOUGH_SHARE = 0.01;
const ENOUGH_TIMES = 5;
/** Zones differ by quarters of an hour: what is no multiple of it shows that minutes are known. */
const QUARTER_MS = 900_000;

/**
 * How fine the clock of an export is. Detection sees the head of one file; the resolution must not depend on how rows
 * are spread over files, so the times of all files of a shape are counted.
 */
export class Clock {
  private total = 0;
  private millis = 0;
  private seconds = 0;
  private minutes = 0;
  private readonly times = new Set<number>();
  private readonly detected: number[] = [];

  /** One more file, with the resolution that its head shows. */
  file(resolution: Detected): this {
    this.detected.push(SECONDS[resolution]);
    return this;
  }

  add(time: number): void {
    if (Number.isNaN(time)) return;
    this.total++;
    // Small whole numbers: the remainder of a floating-point number takes as long as all the rest of a row.
    const days = Math.floor(time / 86_400_000);
    const inDay = (time - days * 86_400_000) | 0;
    if (inDay % 1000 !== 0) this.millis++;
    else if (inDay % 60_000 !== 0) this.seconds++;
    else if (inDay % QUARTER_MS !== 0) this.minutes++;
    if (this.times.size < ENOUGH_TIMES) this.times.add(time);
  }

  /** Smallest step in seconds. */
  get step(): number {
    if (this.times.size < ENOUGH_TIMES) return Math.min(...this.detected);
    const enough = this.total * ENOUGH_SHARE;
    if (this.millis >= enough) return SECONDS.ms;
    if (this.millis + this.seconds >= enough) return SECONDS.second;
    if (this.millis + this.seconds + this.minutes >= enough) return SECONDS.minute;
    return Math.max(SECONDS.minute, ...this.detected);
  }
}

/** Clocks of all shapes among the files: the coarsest limits what can be said about seconds. */
export class Clocks {
  private readonly byShape = new Map<string, Clock>();

  /** The clock of a file of events, shared with the files that are written alike. */
  of({ table, detection }: Identified): Clock {
    const header = table.info.header.map((name) => name.trim().toLowerCase()).sort();
    const shape = detection.format === "generic" ? header.join("\n") : detection.format;
    const clock = this.byShape.get(shape) ?? new Clock();
    this.byShape.set(shape, clock);
    return clock.file(detection.resolution);
  }

  get step(): number {
    const steps = [...this.byShape.values()].map((clock) => clock.step);
    return steps.length === 0 ? SECONDS.none : Math.max(...steps);
  }
}
