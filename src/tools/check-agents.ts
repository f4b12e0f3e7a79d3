/**
 * Recall and false alarms on labelled user agents: `node dist/tools/check-agents.js CORPUS/user-agents`.
 * Wanted: 99 % of the bots, no browser, no string that takes over 10 ms.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { classifyAgent } from "../enrich/agents.js";

interface Labelled {
  ua: string;
  label: "bot" | "browser";
}

/** Milliseconds for one string. */
const SLOWEST = 10;

const lines = readFileSync(join(process.argv[2] ?? ".", "user-agents.jsonl"), "utf8").split("\n");
const labelled = lines.filter((line) => line !== "").map((line): Labelled => JSON.parse(line));

let bots = 0;
let found = 0;
const wrong: string[] = [];
let slowest = 0;
for (const { ua, label } of labelled) {
  const { class: agentClass } = classifyAgent(ua);
  slowest = Math.max(slowest, milliseconds(ua));
  const machine = agentClass !== "person" && agentClass !== "mail-client";
  if (label === "bot") {
    bots++;
    if (machine) found++;
    else console.log(`missed: ${ua}`);
  } else if (machine) wrong.push(`${agentClass}: ${ua}`);
}
for (const line of wrong) console.log(`false alarm: ${line}`);
console.log(`bots found: ${found} of ${bots} (${((100 * found) / bots).toFixed(1)} %)`);
console.log(`false alarms: ${wrong.length} of ${labelled.length - bots} browsers`);
console.log(`slowest: ${slowest.toFixed(2)} ms`);
process.exitCode = found >= 0.99 * bots && wrong.length === 0 && slowest <= SLOWEST ? 0 : 1;

/** Best of three: a busy machine interrupts now and then, a slow pattern is slow every time. */
function milliseconds(ua: string): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    classifyAgent(ua);
    return performance.now() - started;
  });
  return Math.min(...times);
}
