import type { Signal } from "../domain/signal.js";

const YEAR_MS = 365.25 * 86_400_000;

export const outdatedBrowser: Signal = {
  id: "outdated-browser",
  title: "A browser years out of date",
  group: "client",
  meaning:
    "The browser was released years before the click. Browsers update themselves; scanners keep old texts.",
  falseAlarms: "Old phones and locked-down company computers.",
  advice: "Counts together with other reasons.",
  sources: ["github.com/gophish/gophish/issues/2446 and 973: Chrome 57 in 2018, Chrome 79 to 96 in 2022"],
  needs: ["user_agent", "click times"],
  thresholds: [
    { name: "old", default: 2, unit: "years", why: "few people are two years behind" },
    { name: "very-old", default: 4, unit: "years", why: "hardly anybody is four years behind" },
  ],
  cases: {
    old: "two years or more",
    "very-old": "four years or more",
  },
  evaluate(burst, context) {
    const years = (burst.start - burst.agent.releasedAt) / YEAR_MS;
    return years >= context.thresholds["very-old"]!
      ? "very-old"
      : years >= context.thresholds.old!
        ? "old"
        : "";
  },
  because(burst) {
    const months = Math.floor(((burst.start - burst.agent.releasedAt) / YEAR_MS) * 12);
    const age = months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`;
    return `used a browser that was ${age} old (${burst.agent.name})`;
  },
};
