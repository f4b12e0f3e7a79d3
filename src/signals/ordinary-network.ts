import type { Signal } from "../domain/signal.js";

const NAMES = {
  lone: "a consumer or office line",
  several: "a consumer or office line",
  "web-proxy": "a company web proxy, with people behind it",
  relay: "a privacy relay, with people behind it",
} as const;

export const ordinaryNetwork: Signal = {
  id: "ordinary-network",
  title: "From a consumer or office line",
  group: "network",
  meaning:
    "The click came from a network that connects people: a consumer or office line, a company web proxy or a privacy relay.",
  falseAlarms: "Some scanners sit on ordinary lines; timing and shape must find them.",
  advice: "Evidence for a person; nothing to do.",
  sources: [
    "github.com/resend/resend-node/issues/901: one reported scan came from a Brazilian consumer line",
    "assumption: Zscaler, Netskope and their like carry a company's people, not scanners",
  ],
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
  because(burst, seen) {
    return `came from ${NAMES[seen as keyof typeof NAMES]} (${burst.network.label})`;
  },
  evaluateOpen(open) {
    const kind = open.network.class;
    if (kind === "web-proxy" || (kind === "relay" && open.agent.class !== "prefetch")) return kind;
    return kind === "access" ? "lone" : "";
  },
};
