import type { OutputStream, Streams } from "./streams.js";

/** Narrower tables cannot be read, wider lines cannot be followed. */
const NARROWEST = 60;
const WIDEST = 200;
/** Width in pipes and files. */
const DEFAULT_WIDTH = 80;

export interface Terminal {
  readonly color: boolean;
  /** Box-drawing characters can be shown. */
  readonly unicode: boolean;
  /** Columns. */
  readonly width: number;
}

/**
 * What standard output can show. Precedence: flag, FORCE_COLOR (0 or false is off; force-color.org), NO_COLOR
 * (no-color.org: any non-empty value), TERM=dumb, terminal or not.
 */
export function terminalOf(streams: Streams, colorFlag: boolean | undefined): Terminal {
  const { stdout, env } = streams;
  return {
    color: colorFlag ?? wantsColor(stdout, env),
    unicode: drawsBoxes(stdout, env),
    width: widthOf(stdout),
  };
}

function wantsColor(stream: OutputStream, env: Streams["env"]): boolean {
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== "") return force !== "0" && force.toLowerCase() !== "false";
  if (env.NO_COLOR) return false;
  if (env.TERM === "dumb") return false;
  return stream.isTTY === true;
}

/** In pipes never, so that the bytes do not depend on the locale; on a terminal when its character set is UTF-8. */
function drawsBoxes(stream: OutputStream, env: Streams["env"]): boolean {
  if (stream.isTTY !== true || env.TERM === "dumb") return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  // Windows Terminal and the terminals of editors say who they are instead of setting a locale.
  return /utf-?8/i.test(locale) || Boolean(env.WT_SESSION || env.TERM_PROGRAM);
}

function widthOf(stream: OutputStream): number {
  const columns = stream.isTTY === true ? stream.columns : undefined;
  if (columns === undefined || !(columns > 0)) return DEFAULT_WIDTH;
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}

/** Progress only where a person watches: a terminal that can move its cursor, and no CI log. */
export function showsProgress(streams: Streams, quiet: boolean): boolean {
  const { stderr, env } = streams;
  const ci = env.CI !== undefined && env.CI !== "" && env.CI !== "false";
  return stderr.isTTY === true && !quiet && !ci && env.TERM !== "dumb";
}
