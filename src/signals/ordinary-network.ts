import type { Signal } from "../domain/signal.js";

export const ordinaryNetwork: Signal = {
  id: "ordinary-network",
  title: "From a consumer or office line",
  group: "network",
  meaning: "The click came from a network that connects people.",
  falseAlarms: "Scanners behind ordinary lines exist; timing must find them.",
  advice: "Evidence for a person; nothing to do.",
  sources: ["facts/reference-data.md 1.5: one reported scan came from a consumer line"],
  needs: ["ip"],
  thresholds: [],
  cases: {
    lone: "one link",
    several: "several links",
    "web-proxy": "a company web proxy with people behind",
    relay: "a privacy relay",
  },
  evaluate(burst) {
    const kind = burst.network.class;
    if (kind === "web-proxy" || kind === "relay") return kind;
    return kind === "access" ? (burst.links > 1 ? "several" : "lone") : "";
  },
  because(burst) {
    return `came from ${burst.network.label}`;
  },
  evaluateOpen(open) {
    return open.network.class === "access" ? "lone" : "";
  },
};
