import { InputError, UsageError } from "../errors.js";
import { forTerminal } from "../report/neutralize.js";
import { withoutQuotations } from "./addresses.js";
import { describeSystemError, isSystemError } from "./system-error.js";

/** DESIGN, section 6: an error is one line of at most 600 characters. */
const LONGEST_LINE = 600;
const PREFIX = "clickaudit: ";

/** Something could not be written; `target` is the path as the user named it. */
export class OutputError extends Error {
  override name = "OutputError";
  readonly target: string;

  constructor(target: string, cause: unknown) {
    super(isSystemError(cause) ? describeSystemError(cause) : messageOf(cause), { cause });
    this.target = target;
  }
}

/** A line for standard error: prefixed, on one line, harmless to a terminal, cut to the limit. The hint survives the cut. */
export function messageLine(text: string, hint = "", disguise: (text: string) => string = same): string {
  const tail = hint === "" ? "" : `; ${cut(neutralize(disguise(hint)), LONGEST_LINE / 3)}`;
  const body = cut(neutralize(disguise(text)), LONGEST_LINE - PREFIX.length - tail.length);
  return `${PREFIX}${body}${tail}\n`;
}

/** The one line that explains an error to a user. */
export function errorLine(error: unknown, disguise: (text: string) => string = same): string {
  if (error instanceof InputError) {
    // Whoever hides people hides the cell that a message quotes: an id or a name is no address.
    const message = disguise === same ? error.message : withoutQuotations(error.message);
    return messageLine(`${place(error)}${message}`, error.hint, disguise);
  }
  if (error instanceof OutputError) return messageLine(`${error.target}: ${error.message}`, "", disguise);
  if (error instanceof UsageError) return messageLine(error.message, "", disguise);
  if (isSystemError(error)) {
    const subject = error.path === undefined ? "" : `${error.path}: `;
    return messageLine(`${subject}${describeSystemError(error)}`, "", disguise);
  }
  return messageLine(
    messageOf(error),
    "this is a bug in clickaudit, run again with --verbose and report it",
    disguise,
  );
}

function place({ file, line, field }: InputError): string {
  const where = `${file ?? ""}${line === undefined ? "" : `${file === undefined ? "line " : ":"}${line}`}`;
  const what = field === undefined ? "" : `${where === "" ? "" : " "}(${field})`;
  return where + what === "" ? "" : `${where}${what}: `;
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text === "" ? "unknown error" : text;
}

/** The disguise of a run that hides nobody. */
export function same(text: string): string {
  return text;
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end =
    text.charCodeAt(most - 2) >= 0xd800 && text.charCodeAt(most - 2) <= 0xdbff ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}

/** On one line, and harmless to a terminal. */
export function neutralize(text: string): string {
  return forTerminal(text.replace(/[\r\n]+/g, " "));
}
