import type { Burst } from "../domain/burst.js";
import type { Signal } from "../domain/signal.js";
import { atLeast, duration } from "./words.js";

/** An open by the client of the click that came too late for reading; no words where there are no times. */
function sameClientWhen({ start, opens, resolution }: Burst): string {
  if (Number.isNaN(start)) return "";
  const lead = opens.sameClientLead;
  return Number.isNaN(lead)
    ? " after the click"
    : ` only ${atLeast(Math.max(0, lead), resolution)} before the click`;
}

export const familiarClient: Signal = {
  id: "familiar-client",
  title: "Known from an open",
  group: "client",
  meaning:
    "The client of the click (its address, or its network and browser) also opened the mail, or somebody had opened the mail before.",
  falseAlarms: "Scanners that load pictures under an ordinary browser's name look the same.",
  advice: "Weak either way: pictures alone do not tell a reader from a careful scanner.",
  sources: [
    "github.com/warmbly/warmbly, internal/app/consumer/open_class.go: clients that load pictures look the same, scanner or not",
    "github.com/resend/resend-node/issues/901: a real click and a scan of the same link, 12 s apart, from two networks",
  ],
  needs: ["opens"],
  thresholds: [
    { name: "read", default: 3, unit: "s", why: "people need longer to read a line and aim" },
    {
      name: "hidden",
      default: 10,
      unit: "s",
      why: "a proxy that loads pictures for a reader does so before the reader clicks",
    },
  ],
  cases: {
    "same-client-read": "the same client opened, and had time to read before the click",
    "same-client": "the same client opened",
    "person-open": "another ordinary client opened",
    "hidden-open": "opened through a proxy that hides the reader",
  },
  evaluate(burst, context) {
    const { opens } = burst;
    if (opens.sameClient && opens.person)
      return opens.sameClientLead >= context.thresholds.read! ? "same-client-read" : "same-client";
    if (opens.person && opens.lead >= 0) return "person-open";
    return opens.hidden && opens.lead > context.thresholds.hidden! ? "hidden-open" : "";
  },
  because(burst, seen) {
    if (seen === "same-client-read")
      return `opened the mail ${duration(burst.opens.sameClientLead)} before the click, from the same client`;
    if (seen === "same-client") return `opened the mail from the same client${sameClientWhen(burst)}`;
    return seen === "person-open"
      ? "the mail had been opened before in an ordinary mail program or browser"
      : "the mail had been opened before through a proxy that hides the reader";
  },
  evaluateOpen(open) {
    if (open.clickedByPerson) return "same-client-read";
    return open.clickedByMachine ? "" : open.repeated ? "person-open" : "";
  },
};
