import type { Weights } from "../verdict/judge.js";
import type { Prepared } from "./labelled.js";
import { judgeOf } from "./score.js";

/** The bursts of an export with the largest errors, each with what is known of it and with the reasons of its verdict. */
export function worstOf(prepared: Prepared, weights: Weights, count: number): string {
  const judge = judgeOf(prepared, weights);
  const { store, world } = prepared;
  const found: { error: number; text: () => string }[] = [];
  judge.forEachMessage((message, bursts) => {
    for (const judged of bursts) {
      const { burst, probability } = judged;
      const labels = burst.hits.map((hit) => prepared.labelOf(hit.click));
      const truth = labels.reduce((sum, one) => sum + one, 0) / labels.length;
      const error = Math.abs(probability - truth);
      if (error < 0.5) continue;
      const text = () => {
        const reasons = judge
          .evidence(judged)
          .slice(0, 9)
          .map((one) => `${one.signal}/${one.case} ${one.weight.toFixed(1)}`);
        const hits = burst.hits
          .slice(0, 4)
          .map(
            (hit) =>
              `${((hit.time - burst.start) / 1000).toFixed(0)}s ${store.links.text(store.clickLink.get(hit.click)).slice(-14)}`,
          );
        return [
          `    ${truth === 0 ? "PERSON" : "MACHINE"} ${probability.toFixed(3)} ${store.subscribers.text(store.messages.b(message))}`,
          `delay ${burst.delay.toFixed(0)} links ${burst.links}/${burst.campaignLinks} bursts ${bursts.length} prior ${judge.prior(judged).weight.toFixed(1)}`,
          `${world.ipTexts(burst.ipId)} ${burst.network.class} ${burst.network.label.slice(0, 30)} | ${burst.agent.class} ${burst.agent.name.slice(0, 30)}`,
          hits.join(", "),
          reasons.join(", "),
        ].join("\n        ");
      };
      found.push({ error, text });
    }
  });
  found.sort((a, b) => b.error - a.error);
  return [
    `  ${prepared.name}: ${found.length} wrong`,
    ...found.slice(0, count).map(({ text }) => text()),
  ].join("\n");
}
