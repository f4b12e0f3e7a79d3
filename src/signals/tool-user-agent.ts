import type { Signal } from "../domain/signal.js";

export const toolUserAgent: Signal = {
  id: "tool-user-agent",
  title: "Not a browser",
  group: "client",
  meaning:
    "The user agent (what a browser calls itself) is that of a program, a crawler or a scanner, or it is empty.",
  falseAlarms: "Privacy tools that remove the user agent.",
  advice: "Safe to leave out when it names a program or a scanner.",
  sources: [
    "github.com/omrilotan/isbot: 200 patterns of programs and crawlers",
    "braze.com/docs, bot filtering: names Barracuda Sentinel and python-requests",
  ],
  needs: ["user_agent"],
  thresholds: [],
  cases: {
    tool: "a program library or crawler",
    scanner: "a named mail scanner",
    missing: "no user agent",
    prefetch: "the name of a prefetching proxy, which only loads pictures",
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
    if (seen === "missing") return "came without a user agent, which every browser sends";
    const name = burst.agent.name.replace(/^isbot: /, "");
    if (seen === "scanner") return `came from a mail scanner that gives its name (${name})`;
    return seen === "prefetch"
      ? `came under the user agent of ${name}, which loads pictures and clicks nothing`
      : `came from a program, not a browser (${name})`;
  },
  evaluateOpen(open) {
    const kind = open.agent.class;
    return kind === "tool" || kind === "scanner" ? kind : "";
  },
};
