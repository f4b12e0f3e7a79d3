import type { Signal } from "../domain/signal.js";
import { atDomain, othersLook } from "./words.js";

export const domainNetwork: Signal = {
  id: "domain-network",
  title: "The network that checks this domain's mail",
  group: "domain",
  meaning:
    "Learned from this export: what else came for this mail domain from the same network looks like a machine's (or like the people of the office).",
  falseAlarms: "Colleagues who all open mail in the minute it arrives.",
  advice: "Look at the delays of the domain's clicks: people click at different times.",
  sources: [
    "github.com/mautic/mautic/issues/16263 and support.envoke.com/en/articles/3088160: scanners sit in front of domains, not of persons",
  ],
  needs: ["ip", "mail domains"],
  thresholds: [],
  cases: {
    learned: "learned from the domain's other bursts from the network",
  },
  learned: true,
  evaluate(burst, context) {
    return context.learned("domain-network") === null || burst.ipId === 0 ? "" : "learned";
  },
  because(burst, _seen, context) {
    const where = `${atDomain(context.domainName(burst.domain))} from the same network (${burst.network.label})`;
    return othersLook(context.learned("domain-network")!, where);
  },
};
