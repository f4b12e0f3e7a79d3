import type { Signal } from "../domain/signal.js";
import { atDomain } from "./words.js";

export const gatewayMailbox: Signal = {
  id: "gateway-mailbox",
  title: "Behind a mail gateway",
  group: "domain",
  meaning:
    "The mail servers of the domain belong to a vendor whose gateway checks links, or to a suite such as Microsoft 365 that may.",
  falseAlarms:
    "People read behind every gateway: it says that scans are likely here, not that this click is one.",
  advice:
    "Weak alone. Give the mail servers with --mx, or let --resolve-mx ask DNS for them. A domain without a known gateway may still be scanned: some vendors leave no trace there.",
  sources: [
    "github.com/visulima/visulima, email-provider-mx: which mail servers belong to which vendor",
    "captaindns.com/en/blog/cisco-secure-email-gateway: scanners that connect behind the mailbox leave no trace in mail servers",
  ],
  needs: ["mail servers (--mx)"],
  thresholds: [
    {
      name: "window",
      default: 600,
      unit: "s",
      why: "98 % of measured scanner bursts start within 10 min (craft-campaign issue 546)",
    },
  ],
  cases: {
    "gateway-early": "a gateway, near the delivery",
    gateway: "a gateway, later or at no known time",
    "suite-early": "a mail suite that may scan, near the delivery",
    consumer: "a consumer mailbox",
  },
  evaluate(burst, context) {
    const { kind } = context.mailbox(burst.domain);
    const early = burst.delay <= context.thresholds.window!;
    if (kind === "gateway") return early ? "gateway-early" : "gateway";
    return kind === "suite" && early ? "suite-early" : kind === "consumer" ? "consumer" : "";
  },
  because(burst, seen, context) {
    const { name } = context.mailbox(burst.domain);
    return seen === "consumer"
      ? `the mailbox is at ${name}, which people read`
      : `mail ${atDomain(context.domainName(burst.domain))} goes through ${name}, which ${seen === "suite-early" ? "may check" : "checks"} links`;
  },
};
