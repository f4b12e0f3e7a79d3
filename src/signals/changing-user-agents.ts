import type { Signal } from "../domain/signal.js";
import { count, duration } from "./words.js";

export const changingUserAgents: Signal = {
  id: "changing-user-agents",
  title: "Changing user agents in one burst",
  group: "shape",
  meaning:
    "One burst from one network came with several user agents: a scanner that tries how the page looks for each.",
  falseAlarms: "A link that a phone hands over to an app.",
  advice: "Supports the other reasons.",
  sources: ["facts/scanners.md 3: two hits ms apart with Linux and Windows agents"],
  needs: ["click times", "user_agent"],
  thresholds: [],
  cases: {
    two: "two user agents",
    many: "three or more",
  },
  evaluate(burst) {
    return burst.agents < 2 || burst.networks > 1 ? "" : burst.agents === 2 ? "two" : "many";
  },
  because(burst) {
    return `${count(burst.agents, "user agent")} within ${duration(Math.max(burst.span, burst.resolution))}`;
  },
};
