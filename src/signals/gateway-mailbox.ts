import type { Signal } from "../domain/signal.js";

export const gatewayMailbox: Signal = {
  id: "gateway-mailbox",
  title: "Behind a mail gateway",
  group: "domain",
  meaning: "The mail servers of the domain belong to a vendor that checks links.",
  falseAlarms: "A gateway in front of the mailbox does not make every click a machine's.",
  advice: "Weak alone; it tells where to look.",
  sources: ["facts/reference-data.md 3.5"],
  needs: ["mail servers (--mx)"],
  thresholds: [],
  cases: {
    "gateway-early": "a gateway, near the delivery",
    gateway: "a gateway",
    "suite-early": "a mail suite that may scan, near the delivery",
    consumer: "a consumer mailbox",
  },
  evaluate(burst, context) {
    const { kind } = context.mailbox(burst.domain);
    const early = burst.delay <= 600;
    if (kind === "gateway") return early ? "gateway-early" : "gateway";
    return kind === "suite" && early ? "suite-early" : kind === "consumer" ? "consumer" : "";
  },
  because(burst, seen, context) {
    const { name } = context.mailbox(burst.domain);
    return seen === "consumer"
      ? `the mailbox is at ${name}, which people read`
      : `mail of ${context.domainName(burst.domain)} goes through ${name}`;
  },
};
