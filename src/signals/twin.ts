import type { Signal } from "../domain/signal.js";
import { duration } from "./words.js";

function isMachineNetwork(network: string): boolean {
  return network === "cloud" || network === "security";
}

export const twin: Signal = {
  id: "twin",
  title: "The same link from two networks",
  group: "twin",
  meaning:
    "The same link was fetched twice within seconds from different networks: one of the two checks the other.",
  falseAlarms: "A phone that changes from mobile to wireless network between two taps.",
  advice:
    "The hit from a data centre or scanner is the machine's, the one from a consumer or office line the person's.",
  sources: [
    "github.com/resend/resend-node/issues/901: a real click and a scan of the same link, 12 s apart, from two networks",
    "check.live-direct-marketing.online, Defender click pattern: the check at the time of the click adds a hit milliseconds apart",
  ],
  needs: ["click times", "links", "ip"],
  thresholds: [],
  cases: {
    "machine-side": "this one from a data centre or scanner, the other not",
    "person-side": "the other from a data centre or scanner, this one not",
    first: "two networks of the same kind, this one first",
    second: "two networks of the same kind, this one second",
  },
  evaluate(burst) {
    if (burst.twin === null) return "";
    const mine = isMachineNetwork(burst.network.class);
    const theirs = isMachineNetwork(burst.twin.network.class);
    if (mine !== theirs) return mine ? "machine-side" : "person-side";
    return burst.twin.gap > 0 ? "second" : "first";
  },
  because(burst, seen) {
    const { gap, network } = burst.twin!;
    const when =
      Math.abs(gap) < burst.resolution
        ? "at the same moment"
        : `${duration(gap)} ${gap > 0 ? "earlier" : "later"}`;
    return seen === "person-side"
      ? `the same link was checked ${when} from ${network.label}`
      : `the same link was clicked ${when} from another network (${network.label})`;
  },
};
