import type { Signal } from "../domain/signal.js";

const YEAR_MS = 365.25 * 86_400_000;

export const outdatedBrowser: Signal = {
  id: "outdated-browser",
  title: "A browser years out of date",
  group: "client",
  meaning:
    "The browser was released years before the click. Browsers update themselves; scanners keep old strings.",
  falseAlarms: "Old phones and locked-down company machines.",
  advice: "Supports the other reasons.",
  sources: ["gophish/gophish#2446, #973: Chrome 57 to 96 in 2018 to 2022"],
  needs: ["user_agent", "click times"],
  thresholds: [
    { name: "old", default: 2, unit: "years", why: "few people are two years behind" },
    { name: "very-old", default: 4, unit: "years", why: "hardly anybody is" },
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
    return `used a browser ${Math.floor((burst.start - burst.agent.releasedAt) / YEAR_MS)} years out of date (${burst.agent.name})`;
  },
};
