import { compare } from "../domain/compare.js";
import type { AutomationReport } from "../domain/report.js";
import { plural, whole } from "./text.js";

export interface AutomationEntry {
  readonly automation: string;
  readonly subscriber: string;
  /** What set the entry off; "both" when a machine and the person clicked, "unknown" when no click is known. */
  readonly firedBy: "machine" | "person" | "both" | "unknown";
}

/** Entries per automation, with the subscribers whom only a machine brought in, for review. Sorted by name. */
export function automations(entries: readonly AutomationEntry[]): AutomationReport[] {
  const groups = new Map<string, AutomationEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.automation);
    if (group === undefined) groups.set(entry.automation, [entry]);
    else group.push(entry);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([automation, all]) => {
      const machine = all.filter((entry) => entry.firedBy === "machine");
      return {
        automation,
        entries: all.length,
        firedByMachine: machine.length,
        subscribers: [...new Set(machine.map((entry) => entry.subscriber))].sort(compare),
        advice: adviceOf(all, machine.length),
      };
    });
}

/** What to ask for beside the click; nothing on the list can be had by fetching a link. */
export const SECOND_CONDITION =
  "Where a click alone starts it, add a second condition: a reply, a form, an order, or another click a day later.";

function adviceOf(all: readonly AutomationEntry[], machine: number): string {
  const unknown = all.filter((entry) => entry.firedBy === "unknown").length;
  const untold =
    unknown === 0
      ? ""
      : ` For ${whole(unknown)} of ${plural(all.length, "entry", "entries")} no click was found, so nothing is said about them.`;
  if (machine > 0)
    return `Review the people listed before the next step reaches them. ${SECOND_CONDITION}${untold}`;
  if (unknown === all.length) return `No click was found that could have set it off. ${SECOND_CONDITION}`;
  return `No entry was set off by a machine alone. ${SECOND_CONDITION}${untold}`;
}
