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
    "The same link was fetched twice within seconds from different networks: one of the two is a check of the other.",
  falseAlarms: "A phone that changes from mobile to wireless network between two taps.",
  advice: "The hit from the data centre is the machine, the one from a consumer or office line the person.",
  sources: ["facts/scanners.md 0.4: a real click and a scan of the same link 12 s apart"],
  needs: ["click times", "links", "ip"],
  thresholds: [],
  cases: {
    "machine-side": "this one from a data centre or scanner, the other not",
    "person-side": "the other from a data centre or scanner, this one not",
    first: "two ordinary networks, this one first",
    second: "two ordinary networks, this one second",
  },
  evaluate(burst) {
    if (burst.twin === null) return "";
    const mine = isMachineNetwork(burst.network.class);
    const theirs = isMachineNetwork(burst.twin.network.class);
    if (mine !== theirs) return mine ? "machine-side" : "person-side";
    return burst.twin.gap > 0 ? "second" : "first";
  },
  because(burst, seen) {
    const gap = duration(burst.twin?.gap ?? 0);
    return seen === "person-side"
      ? `${burst.twin!.network.label} checked the same link ${gap} apart`
      : `the same link was clicked ${gap} ${seen === "first" ? "later" : "apart"} from another network (${burst.twin!.network.label})`;
  },
};
