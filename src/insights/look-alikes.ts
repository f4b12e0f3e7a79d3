import { IMITATED_NAMES } from "../data/link-hosts.js";
import type { LinkTarget } from "./hosts.js";

/** Letters of other alphabets that look Latin in lower case; from Unicode TS 39 confusables, what matters for host names. */
const LATIN_TWINS = new Map(
  "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ӏl αa οo νv ρp υu ιi"
    .split(" ")
    .map((pair) => [pair[0]!, pair[1]!]),
);

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
];

/** Alphabets that one part of the host mixes although their letters look alike; empty when none does. */
export function mixedScripts(target: LinkTarget): readonly string[] {
  if (target.shown === target.host) return [];
  for (const label of target.shown.split(".")) {
    const scripts = SCRIPTS.filter(([, pattern]) => pattern.test(label)).map(([name]) => name);
    if (scripts.length > 1) return scripts;
  }
  return [];
}

/**
 * The name that the host imitates: one in another alphabet that reads as Latin, or one that differs from a well-known
 * name or from the sender's only in letters that look alike ("paypa1", "rnicrosoft"). Null when it imitates nothing.
 */
export function imitated(target: LinkTarget, sender: string): string | null {
  // A host that is all of another alphabet, ending included, is an ordinary name of that country.
  if (target.isAddress || /[^a-z]/.test(target.shown.slice(target.shown.lastIndexOf(".") + 1))) return null;
  const label = shownLabel(target);
  const latin = [...label].map((letter) => LATIN_TWINS.get(letter) ?? letter).join("");
  if (latin !== label && /^[a-z0-9-]+$/.test(latin)) return latin;
  const own = sender.split(".", 1)[0]!;
  if (label === own) return null;
  if (own.length >= SHORTEST && skeleton(label) === skeleton(own)) return own;
  const looks = skeleton(label.normalize("NFD").replace(/\p{M}/gu, ""));
  return IMITATED_NAMES.find((name) => label !== name && looks === skeleton(name)) ?? null;
}

/** Short names are alike by chance. */
const SHORTEST = 6;

/** First label of the registrable domain, as people see it. */
function shownLabel({ shown, domain }: LinkTarget): string {
  const labels = shown.split(".");
  return labels[labels.length - domain.split(".").length] ?? "";
}

/** Letters and digits that look alike fall together. */
function skeleton(label: string): string {
  return label
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("0", "o")
    .replaceAll("5", "s")
    .replace(/[1i]/g, "l");
}
