import type { NetworkInfo } from "../domain/clients.js";
import type { Signal } from "../domain/signal.js";
import { othersLook } from "./words.js";

/** How much the other bursts of a network say depends on what it is: a provider has all kinds of customers, a scanner's has not. */
function kindOf({ class: kind }: NetworkInfo): "line" | "cloud" | "security" | "other" {
  if (kind === "access") return "line";
  return kind === "cloud" || kind === "security" ? kind : "other";
}

export const machineNetwork: Signal = {
  id: "machine-network",
  title: "A network that machines of this export use",
  group: "network",
  meaning:
    "Learned from this export: what else came from the same network (the provider's or company's, not only the same address) looks like a machine's (or like people's).",
  falseAlarms: "A small provider with few subscribers, one of whom is behind a scanner.",
  advice: "See under networks what else came from it.",
  sources: [
    "github.com/resend/resend-node/issues/901: one reported scan came from a Brazilian consumer line, so that lists of networks leak",
    "github.com/warmbly/warmbly, tracking/scanner-networks.txt: scanners come from fleets of addresses, not from single ones",
  ],
  needs: ["ip"],
  thresholds: [],
  cases: {
    line: "learned, a consumer or office line",
    cloud: "learned, a cloud or hosting company",
    security: "learned, a mail-security company",
    other: "learned, a proxy, relay or unknown network",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("machine-network") === null || burst.ipId === 0 ? "" : kindOf(burst.network);
  },
  because(burst, _seen, context) {
    return othersLook(context.learned("machine-network")!, `from the same network (${burst.network.label})`);
  },
};
