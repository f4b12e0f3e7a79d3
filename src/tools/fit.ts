import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openNetworks } from "../enrich/index.js";
import type { Weights } from "../verdict/judge.js";
import type { WeightSet } from "../verdict/model.js";
import type { OpenWeights } from "../verdict/opens.js";
import { Expected } from "../verdict/rates.js";
import { openSpread } from "../verdict/spread.js";
import { checkConditions } from "./conditions/check.js";
import { crossFit } from "./cross-fit.js";
import { fitClicks, preparedAll } from "./fit-clicks.js";
import { clickedAs, fitOpens, openJudge } from "./fit-opens.js";
import { type Prepared, prepare } from "./labelled.js";
import { judgeOf, line, loadSeed, needsOf, scoresOf } from "./score.js";

async function main(root: string, out: string | undefined): Promise<void> {
  if (out === "--cross-fit") {
    for await (const text of crossFit(root)) process.stdout.write(`${text}\n`);
    return;
  }
  const log = (text: string) => process.stdout.write(`${text}\n`);
  const networks = await openNetworks({});
  const train = await loadSeed(root, "100");
  const test = await loadSeed(root, "101");
  const prepared = train.flatMap((folder) => preparedAll(folder, networks));
  const weights = fitClicks(prepared, log);
  const opens = fitOpens(prepared.map((one) => ({ ...one, judge: judgeOf(one.data, weights) })));
  for (const folder of test) {
    const data = prepare(folder, { name: "all" }, networks);
    log(`${line(data.name, scoresOf([data], weights))} opens ${openErrors(data, weights, opens)}`);
  }
  await checkConditions({ root, seed: "101", kinds: false, worst: 0, only: null }, weights, log);
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "weights.ts"), tableOf(weights));
    writeFileSync(join(out, "open-weights.ts"), openTableOf(opens));
  }
}

/** Relative error of the expected number of messages with a person's open, per campaign, and whether the range holds it. */
function openErrors(prepared: Prepared, weights: Weights, openWeights: OpenWeights): string {
  const judge = judgeOf(prepared, weights);
  const opens = openJudge(prepared.world, openWeights, clickedAs(judge, prepared.store.clicks));
  const campaigns = new Map<number, { expected: Expected; truth: number }>();
  for (let message = 0; message < prepared.store.messages.size; message++) {
    if (!prepared.store.hasOpen(message)) continue;
    const id = prepared.store.messages.a(message);
    const sums = campaigns.get(id) ?? { expected: new Expected(openSpread(needsOf(prepared))), truth: 0 };
    campaigns.set(id, sums);
    const odds: number[] = [];
    let human = false;
    prepared.store.forEachOpenGroup(message, (group) => {
      odds.push(Math.exp(-opens.judge(message, group).logOdds));
      if (prepared.openLabels.get(group) === 0) human = true;
    });
    sums.expected.addMessage(odds);
    if (human) sums.truth++;
  }
  return [...campaigns.values()]
    .map(
      ({ expected, truth }) =>
        `${((expected.adjusted - truth) / truth).toFixed(3)}${expected.range.low <= truth && truth <= expected.range.high ? "" : "!"}`,
    )
    .join(" ");
}

function openTableOf(weights: OpenWeights): string {
  const rows = Object.entries(weights.weights).map(
    ([signal, cases]) => `    ${JSON.stringify(signal)}: ${JSON.stringify(cases)},`,
  );
  return `import type { OpenWeights } from "./opens.js";

/** Weights of opens, fitted like those of clicks (see weights.ts). */
export const openWeights: OpenWeights = {
  prior: ${weights.prior},
  weights: {
${rows.join("\n")}
  },
};
`;
}

/** The weights as the readable table that the product ships. */
function tableOf(weights: Weights): string {
  const set = (one: WeightSet) => {
    const rows = Object.entries(one.weights).map(
      ([signal, cases]) => `      ${JSON.stringify(signal)}: ${JSON.stringify(cases)},`,
    );
    return `{\n    prior: ${one.prior},\n    contamination: ${one.contamination},\n    weights: {\n${rows.join("\n")}\n    },\n  }`;
  };
  return `import type { Weights } from "./judge.js";

/**
 * Log-odds of every case of every signal, fitted by \`npm run fit -- <labelled>\` on seed 100 of the labelled campaigns and on
 * the same campaigns with columns taken away; ridge logistic regression, pulled to the facts of src/tools/facts-weights.ts,
 * signs held where sense demands one. Above 0 speaks for a machine. For learned signals: factor of the log likelihood ratio,
 * at most 1, since they rest on verdicts of their own.
 */
export const weights: Weights = {
  first: ${set(weights.first)},
  final: ${set(weights.final)},
};
`;
}

await main(process.argv[2]!, process.argv[3]);
