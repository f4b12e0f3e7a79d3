import type { Signal } from "../domain/signal.js";

export const toolUserAgent: Signal = {
  id: "tool-user-agent",
  title: "Not a browser",
  group: "client",
  meaning: "The user agent is that of a program library, a crawler or a scanner, or it is missing.",
  falseAlarms: "Privacy tools that remove the user agent.",
  advice: "Safe to leave out when it names a tool.",
  sources: ["facts/reference-data.md 2: isbot and the mail table"],
  needs: ["user_agent"],
  thresholds: [],
  cases: {
    tool: "a program library or crawler",
    scanner: "a named mail scanner",
    missing: "no user agent",
    prefetch: "a prefetching proxy",
  },
  evaluate(burst) {
    const kind = burst.agent.class;
    return kind === "tool" || kind === "scanner" || kind === "prefetch"
      ? kind
      : kind === "missing" && burst.agentId !== 0
        ? "missing"
        : "";
  },
  because(burst, seen) {
    return seen === "missing" ? "sent no user agent" : `was not a browser (${burst.agent.name})`;
  },
  evaluateOpen(open) {
    const kind = open.agent.class;
    return kind === "tool" || kind === "scanner" ? kind : "";
  },
};
