import { UsageError } from "../errors.js";
import { type Flag, longName } from "./flags.js";

/** What a flag's text means; `previous` is what earlier uses of a repeatable flag gave. Throws UsageError. */
export function parseValue(flag: Flag, text: string, previous: unknown): unknown {
  const name = `--${longName(flag)}`;
  switch (flag.kind) {
    case "list":
      return [...((previous as string[] | undefined) ?? []), nonEmpty(name, text)];
    case "count":
      return count(name, text);
    case "share":
      return share(name, text);
    case "pairs": {
      const [key, value] = pair(name, text, "field=Header");
      return { ...(previous as Record<string, string> | undefined), [key]: value };
    }
    case "numbers": {
      const [key, value] = pair(name, text, "signal.threshold=number");
      return { ...(previous as Record<string, number> | undefined), [key]: finite(`${name} ${key}`, value) };
    }
    default:
      return nonEmpty(name, text);
  }
}

function nonEmpty(name: string, text: string): string {
  if (text === "") throw new UsageError(`${name} needs a value`);
  return text;
}

/** Whole number from 0. */
function count(name: string, text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(number)) throw new UsageError(`${name} takes a whole number such as 1200, not "${text}"`);
  return number;
}

/** "0.2" or "20%" as a fraction of 1. */
export function share(name: string, text: string): number {
  const found = /^(\d{1,3}(?:\.\d{1,9})?|\.\d{1,9})\s?(%?)$/.exec(text.trim());
  const number = found === null ? Number.NaN : Number(found[1]) / (found[2] === "%" ? 100 : 1);
  if (!(number >= 0 && number <= 1)) {
    throw new UsageError(`${name} takes a share such as 0.2 or 20%, not "${text}"`);
  }
  return number;
}

function finite(name: string, text: string): number {
  const number = /^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:e[+-]?\d{1,2})?$/i.test(text)
    ? Number(text)
    : Number.NaN;
  if (!Number.isFinite(number)) throw new UsageError(`${name} takes a number such as 1.5, not "${text}"`);
  return number;
}

function pair(name: string, text: string, example: string): [string, string] {
  const at = text.indexOf("=");
  if (at <= 0 || at === text.length - 1) throw new UsageError(`${name} takes ${example}, not "${text}"`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}
