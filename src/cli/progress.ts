import type { Progress } from "../domain/options.js";
import { neutralize } from "./message.js";
import type { OutputStream } from "./streams.js";

/** Milliseconds before the first line: a quick run stays silent. */
const PATIENCE = 500;
/** Milliseconds between two updates. */
const INTERVAL = 100;
const ERASE_LINE = "\r\u001b[K";

export interface ProgressLine {
  update(progress: Progress): void;
  /** Takes the line away; call before anything else is written. */
  clear(): void;
}

/**
 * One updating line on standard error.
 * @param now milliseconds on a clock that only goes forward
 */
export function progressLine(
  stderr: OutputStream,
  now: () => number,
  disguise: (text: string) => string,
): ProgressLine {
  let next = now() + PATIENCE;
  let shown = false;
  let start = { stage: "", bytes: 0, at: 0 };
  return {
    update(progress) {
      const at = now();
      if (progress.stage !== start.stage || progress.bytes < start.bytes)
        start = { stage: progress.stage, bytes: progress.bytes, at };
      if (at < next) return;
      next = at + INTERVAL;
      shown = true;
      stderr.write(
        ERASE_LINE +
          shorten(describe(progress, paceOf(progress, start, at), disguise), (stderr.columns ?? 80) - 1),
      );
    },
    clear() {
      if (shown) stderr.write(ERASE_LINE);
      shown = false;
    },
  };
}

const VERBS: Readonly<Record<Progress["stage"], string>> = {
  read: "reading",
  judge: "judging",
  write: "writing",
};

interface Pace {
  /** Bytes a second; 0 while nothing is known. */
  rate: number;
  /** Seconds until all is read; NaN when not known. */
  left: number;
}

/** Since the first update of the stage: what went before it was not seen. */
function paceOf({ bytes, totalBytes }: Progress, start: { bytes: number; at: number }, now: number): Pace {
  const seconds = (now - start.at) / 1000;
  const rate = seconds > 0 ? (bytes - start.bytes) / seconds : 0;
  return { rate, left: rate > 0 && totalBytes >= bytes ? (totalBytes - bytes) / rate : Number.NaN };
}

function describe(progress: Progress, pace: Pace, disguise: (text: string) => string): string {
  const share =
    progress.totalBytes > 0
      ? `${Math.min(100, Math.floor((100 * progress.bytes) / progress.totalBytes))} %`
      : "";
  const rows = progress.rows > 0 ? `${grouped(progress.rows)} rows` : "";
  const rate = pace.rate > 0 ? `${Math.max(1, Math.round(pace.rate / 1e6))} MB/s` : "";
  const left = Number.isNaN(pace.left) ? "" : `${duration(pace.left)} left`;
  const figures = [share, rows, rate, left].filter((part) => part !== "").join(", ");
  const subject = progress.path === "" ? "" : ` ${neutralize(disguise(progress.path))}`;
  return `${VERBS[progress.stage]}${subject}${figures === "" ? "" : `: ${figures}`}`;
}

/** "8 s", "12 min", "1 h 5 min" */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 100) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** 1234567 -> "1,234,567", whatever the locale. */
function grouped(count: number): string {
  return String(Math.floor(count)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function shorten(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(1, width - 1)).join("")}…`;
}
