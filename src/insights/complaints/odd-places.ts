import type { NetworkReport } from "../../domain/report.js";
import { listed, percent, plural, whole } from "../text.js";
import { type Answer, type Findings, NO_CLICKS, notRun, reportedClicks, saidBy } from "./answer.js";

const complaint = "Clicks from odd places";
/** Machines' networks: their place on the map is that of a data centre, not of a reader. */
const MACHINES = new Set(["cloud", "security"]);
/** Below this share some people behind company networks explain it; a hand-set limit. */
const NOTABLE = 0.01;

/** Do clicks come from data centres, or from countries where the subscriber is not? */
export function oddPlaces(report: Findings): Answer {
  const noAddress = reportedClicks(report) === 0 ? NO_CLICKS : notRun(report, "cloud-network");
  if (noAddress !== null)
    return {
      complaint,
      answer: "cannot tell",
      evidence: `${noAddress}.`,
      advice: "Export the address (IP) of each click.",
    };
  const located = sum(report.networks);
  const machines = report.networks.filter((one) => MACHINES.has(one.class));
  const hosted = sum(machines);
  const unasked = notRun(report, "unexpected-place");
  const elsewhere = saidBy(report, "unexpected-place");
  const evidence = [
    `${whole(hosted)} of ${plural(located, "click")} with a known network (${percent(located === 0 ? null : hosted / located)}) came from data centres and mail-security networks${largest(machines)}.`,
    unasked === null
      ? `${elsewhere.subscribers === 0 ? "No suspicious subscriber" : plural(elsewhere.subscribers, "suspicious subscriber")} had a click from another country than their own${elsewhere.example === "" ? "" : `; one of them: ${elsewhere.example}`}.`
      : `Countries were not compared: ${unasked.charAt(0).toLowerCase()}${unasked.slice(1)}.`,
  ].join(" ");
  if (elsewhere.subscribers > 0 || (hosted > 0 && hosted >= located * NOTABLE))
    return {
      complaint,
      answer: "yes",
      evidence,
      advice:
        "Do not read such places as where people are: a gateway clicks from its own data centre. Leave these clicks out of maps and of rules by country. A single odd country may be a traveller or a VPN.",
    };
  if (located === 0 || unasked !== null)
    return {
      complaint,
      answer: "cannot tell",
      evidence,
      advice: "Give the subscribers' countries with --subscribers, so that places can be compared.",
    };
  return { complaint, answer: "no", evidence, advice: "Nothing to do." };
}

function sum(networks: readonly NetworkReport[]): number {
  return networks.reduce((all, one) => all + one.clicks.reported, 0);
}

function largest(machines: readonly NetworkReport[]): string {
  const names = machines
    .filter((one) => one.clicks.reported > 0)
    .toSorted((a, b) => b.clicks.reported - a.clicks.reported)
    .slice(0, 3)
    .map((one) => one.network);
  return names.length === 0 ? "" : `, most from ${listed(names)}`;
}
