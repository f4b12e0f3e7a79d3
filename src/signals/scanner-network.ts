import type { Signal } from "../domain/signal.js";
import { caseNames } from "./words.js";

const NAMES = caseNames(["certain", "probable"], ["early", "late"]);

export const scannerNetwork: Signal = {
  id: "scanner-network",
  title: "From a mail-security network",
  group: "network",
  meaning:
    "The click came from addresses of a company that checks mail for others. Certain: only scanners are known to live there. Probable: people may, too.",
  falseAlarms:
    "Such companies also run isolated browsers and web proxies with a person behind them, so hours after delivery it proves less.",
  advice: "See which company: every mailbox of that domain is likely behind it.",
  sources: [
    "github.com/warmbly/warmbly, tracking/scanner-networks.txt: each network with what it condemns and how surely",
    "campus.barracuda.com and proofpoint.my.site.com: published address ranges",
    "each address range was looked up in RouteViews data, see src/data",
  ],
  needs: ["ip"],
  thresholds: [
    {
      name: "window",
      default: 3600,
      unit: "s",
      why: "isolated browsers carry people later; 0.7 % of measured scanner bursts start after an hour",
    },
  ],
  cases: {
    "certain-early": "a certain range, near the delivery",
    "certain-late": "a certain range, later or at no known time",
    "probable-early": "a probable range, near the delivery",
    "probable-late": "a probable range, later or at no known time",
  },
  evaluate(burst, context) {
    const { network } = burst;
    if (network.class !== "security" || network.scope === "none") return "";
    const early = burst.delay <= context.thresholds.window!;
    return NAMES[network.certainty === "certain" ? "certain" : "probable"][early ? "early" : "late"];
  },
  because(burst) {
    return `came from ${burst.network.label}`;
  },
  evaluateOpen(open) {
    if (open.network.class !== "security" || open.network.scope !== "all") return "";
    return NAMES[open.network.certainty === "certain" ? "certain" : "probable"].early;
  },
};
