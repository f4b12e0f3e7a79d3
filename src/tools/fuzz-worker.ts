/** Child of fuzz.ts: runs cases by number in this process, so that thousands are feasible, and reports what is wrong. */
import { join } from "node:path";
import { loadBases } from "./fuzz/bases.js";
import { makeCase } from "./fuzz/cases.js";
import { judge } from "./fuzz/judge.js";
import { compareReaders } from "./fuzz/readers.js";
import { runCase } from "./fuzz/run.js";

/** From the parent: which cases to run, and where. */
export interface Order {
  readonly seed: number;
  readonly ids: readonly number[];
  readonly folder: string;
}

/** To the parent: before and after every case. */
export type News =
  | { readonly kind: "start"; readonly id: number }
  | {
      readonly kind: "end";
      readonly id: number;
      readonly code: number;
      readonly cpu: number;
      readonly rss: number;
      readonly found: readonly string[];
      readonly about: string;
    }
  | { readonly kind: "done" };

function send(news: News): Promise<void> {
  return new Promise((resolve) => process.send!(news, () => resolve()));
}

process.on("message", async ({ seed, ids, folder }: Order) => {
  const bases = loadBases();
  for (const id of ids) {
    await send({ kind: "start", id });
    const test = makeCase(seed, id, bases);
    const result = await runCase(test, folder);
    const found = [...judge(test, result), ...(await compareReaders(join(folder, test.input)))];
    const about = `${test.argv.map((word) => word.slice(0, 60)).join(" ")}  [${test.steps.join(", ")}]  ${result.err.slice(0, 200)}`;
    const rss = process.memoryUsage().rss;
    await send({ kind: "end", id, code: result.code, cpu: result.cpu, rss, found, about });
  }
  await send({ kind: "done" });
  process.disconnect();
});
