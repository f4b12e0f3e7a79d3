import type { Signal } from "../domain/signal.js";

export const scannerNetwork: Signal = {
  id: "scanner-network",
  title: "From a mail-security network",
  group: "network",
  meaning: "The click came from the address range of a mail-security vendor.",
  falseAlarms:
    "Vendors also host isolated browsers and web proxies with a person behind: hours after delivery it proves little.",
  advice: "See which vendor; every mailbox of that domain is likely behind it.",
  sources: ["facts/reference-data.md 1.4, 1.5, 1.6"],
  needs: ["ip"],
  thresholds: [
    {
      name: "window",
      default: 3600,
      unit: "s",
      why: "isolation browsers carry people later; scans come near the delivery",
    },
  ],
  cases: {
    "certain-early": "a certain range, near the delivery",
    "certain-late": "a certain range, later",
    "probable-early": "a probable range, near the delivery",
    "probable-late": "a probable range, later",
  },
  evaluate(burst, context) {
    const { network } = burst;
    if (network.class !== "security" || network.scope === "none") return "";
    const early = burst.delay <= context.thresholds.window!;
    return `${network.certainty === "certain" ? "certain" : "probable"}-${early ? "early" : "late"}`;
  },
  because(burst) {
    return `came from ${burst.network.label}`;
  },
  evaluateOpen(open) {
    if (open.network.class !== "security" || open.network.scope !== "all") return "";
    return `${open.network.certainty === "certain" ? "certain" : "probable"}-early`;
  },
};
