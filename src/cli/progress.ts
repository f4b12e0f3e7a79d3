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
  return {
    update(progress) {
      const at = now();
      if (at < next) return;
      next = at + INTERVAL;
      shown = true;
      stderr.write(ERASE_LINE + shorten(describe(progress, disguise), (stderr.columns ?? 80) - 1));
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

function describe(progress: Progress, disguise: (text: string) => string): string {
  const share =
    progress.totalBytes > 0
      ? `${Math.min(100, Math.floor((100 * progress.bytes) / progress.totalBytes))} %`
      : "";
  const rows = progress.rows > 0 ? `${grouped(progress.rows)} rows` : "";
  const figures = [share, rows].filter((part) => part !== "").join(", ");
  const subject = progress.path === "" ? "" : ` ${neutralize(disguise(progress.path))}`;
  return `${VERBS[progress.stage]}${subject}${figures === "" ? "" : `: ${figures}`}`;
}

/** 1234567 -> "1,234,567", whatever the locale. */
function grouped(count: number): string {
  return String(Math.floor(count)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function shorten(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(1, width - 1)).join("")}…`;
}
