import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

export const changingUserAgents: Signal = {
  id: "changing-user-agents",
  title: "Changing user agents in one burst",
  group: "shape",
  meaning:
    "One burst from one network came with several user agents, that is several browsers or programs: a scanner that looks how the page answers each. Where the address is not known, two are no sign: a person and the gateway that checks the click are two as well.",
  falseAlarms: "A phone that hands a link from the mail app over to the browser.",
  advice: "Counts together with other reasons, such as several links within seconds.",
  sources: [
    "suped.com, clicks concentrated on a single link: two hits milliseconds apart, one as Linux and one as Windows",
    "github.com/gophish/gophish/issues/973: a probe beside the real request in the same second",
  ],
  needs: ["click times", "user_agent"],
  thresholds: [],
  cases: {
    two: "two user agents from one network that is known",
    many: "three or more",
  },
  evaluate(burst) {
    if (burst.agents < 2 || burst.networks > 1) return "";
    // One network is seen, not assumed: a reader and the check of that click (gophish 973, resend-node 901) make two clients.
    if (burst.agents === 2) return burst.ipId === 0 ? "" : "two";
    return "many";
  },
  because(burst) {
    return `came as ${burst.agents} different browsers or programs within ${duration(Math.max(burst.span, burst.resolution))}`;
  },
};
