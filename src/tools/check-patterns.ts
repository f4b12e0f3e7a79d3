/**
 * T10: looks for patterns of the source that take more than linear time. Each is tried on texts that make a pattern go back and
 * try again, of 2,000 and of 4,000 characters; the ratio of both times counts, since it depends on no machine. Usage:
 * node dist/tools/check-patterns.js (by hand). Prints the slow ones with their line: each must only meet text that was cut before.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const SOURCE = new URL("../../src/", import.meta.url).pathname;
const LENGTH = 2_000;
/** Below this many ms for 4,000 characters nothing can be told, and nothing is slow. */
const QUICK_MS = 2;

const SIGNS = [..."aA0 -._/@%=&\"'\\()[]{}<>,;:#?!+*\n\r\t|~^\u00e9\u200d"];
const PAIRS = [
  "a0",
  "a ",
  "a.",
  "a-",
  "a@",
  "0.",
  "0:",
  "0-",
  "a=",
  "=&",
  "%4",
  "::",
  "a/",
  '""',
  "a,",
  "\r\n",
  " \n",
];
const ENDS = ["", "!", "\n", "\0"];

interface Pattern {
  readonly place: string;
  readonly pattern: RegExp;
}

function patternsIn(name: string): Pattern[] {
  const file = ts.createSourceFile(
    name,
    readFileSync(join(SOURCE, name), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      const end = node.text.lastIndexOf("/");
      const pattern = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
      found.push({ place: `${name}:${line}`, pattern });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The best of three: what else the machine does only adds to it. */
function milliseconds(pattern: RegExp, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3; time++) {
    const start = performance.now();
    text.replace(pattern, "");
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** The worst text for a pattern: ms for 4,000 characters, and how much more than for 2,000. */
function worst(pattern: RegExp): { ms: number; ratio: number; text: string } {
  let found = { ms: 0, ratio: 1, text: "" };
  for (const part of [...SIGNS, ...PAIRS]) {
    for (const end of ENDS) {
      const long = milliseconds(pattern, part.repeat((2 * LENGTH) / part.length) + end);
      if (long <= found.ms || long < QUICK_MS) continue;
      const short = milliseconds(pattern, part.repeat(LENGTH / part.length) + end);
      found = { ms: long, ratio: long / Math.max(short, 0.01), text: part + end };
    }
  }
  return found;
}

const patterns = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("tools/"))
  .flatMap(patternsIn);
let slow = 0;
for (const { place, pattern } of patterns) {
  const { ms, ratio, text } = worst(pattern);
  if (ratio < 3) continue;
  slow++;
  console.log(
    `${place}: ${ratio.toFixed(1)} times as long for twice the text, ${ms.toFixed(0)} ms of ${JSON.stringify(text)}`,
  );
}
console.log(`${patterns.length} patterns, ${slow} that take more than linear time`);
