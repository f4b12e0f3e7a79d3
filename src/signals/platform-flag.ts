import type { Signal } from "../domain/signal.js";

export const platformFlag: Signal = {
  id: "platform-flag",
  title: "Flagged by the platform",
  group: "platform",
  meaning: "The platform itself marked the hit as a machine's, or as a person's.",
  falseAlarms:
    "Platforms mark by closed rules and miss or overshoot; it is strong evidence, never silently obeyed.",
  advice: "Compare with the other reasons.",
  sources: ["facts/exports.md 0.4: twelve shapes carry a machine verdict"],
  needs: ["platform flags"],
  thresholds: [],
  cases: {
    machine: "flagged as a machine",
    proxy: "flagged as a proxy or prefetch",
    human: "flagged as a person",
  },
  evaluate(burst) {
    return burst.flag === "none" ? "" : burst.flag === "prefetch" ? "proxy" : burst.flag;
  },
  because(burst, seen) {
    const reason = burst.flagReason === "" ? "" : ` (${burst.flagReason})`;
    return seen === "human"
      ? "the platform takes it for a person"
      : `the platform flagged it as automated${reason}`;
  },
  evaluateOpen(open) {
    return open.flag === "machine" || open.flag === "human" ? open.flag : "";
  },
};
