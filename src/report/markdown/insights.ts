import type { Report } from "../../domain/report.js";
import { count, percent, plural, range, sentence } from "../words.js";
import { folded, table } from "./table.js";

/** Where the series breaks and what began to scan: beside the table of campaigns, which marks the changes. */
export function trend({ trend: points, insights }: Report): string {
  const began = insights.newScanners.map(
    ({ kind, name, since, automated, reported }) =>
      `- ${name} (${kind}) began to scan with ${since}: ${count(automated)} of ${plural(reported, "click")} by machines.`,
  );
  const breaks = points.flatMap((point) =>
    point.breaks.map((why) => `- ${point.campaign}: ${sentence(why)}`),
  );
  const parts = [
    breaks.length === 0 ? "" : `### Not comparable across these points\n\n${breaks.join("\n")}`,
    began.length === 0 ? "" : `### What began to scan\n\n${began.join("\n")}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Who wins each test, and what machines have to do with it. */
export function variants({ insights }: Report): string {
  if (insights.variants.length === 0) return "";
  const tests = insights.variants.map(({ campaign, statement, variants }) => {
    const rows = variants.map(({ variant, delivered, clickRate }) => [
      variant,
      count(delivered),
      percent(clickRate.reported),
      `**${percent(clickRate.adjusted)}**`,
      range(clickRate, percent),
    ]);
    const heads = ["Variant", ">Delivered", ">Reported", ">People", ">Range"];
    return `**${campaign}**: ${sentence(statement)}\n\n${table(heads, rows)}`;
  });
  return `### Test variants\n\n${tests.join("\n\n")}`;
}

/** Automations that a machine's click set off. */
export function automations({ insights }: Report): string {
  if (insights.automations.length === 0) return "";
  const rows = insights.automations.map(({ automation, entries, firedByMachine, advice }) => [
    automation,
    count(entries),
    count(firedByMachine),
    advice,
  ]);
  return `### Automations\n\n${table(["Automation", ">Entries", ">By machines only", "What to do"], rows)}`;
}

/** The five complaints, each answered from the data. */
export function complaints({ insights }: Report): string {
  if (insights.diagnosis.length === 0) return "";
  const answers = insights.diagnosis.map(
    ({ complaint, answer, evidence, advice }) =>
      `- **${complaint}: ${answer}.** ${sentence(evidence)}${advice === "" ? "" : ` *What to do:* ${sentence(advice)}`}`,
  );
  return `### Five common complaints\n\n${answers.join("\n")}`;
}

/** Counts of others beside ours. */
export function reconciliation({ insights }: Report): string {
  if (insights.reconciliation.length === 0) return "";
  const rows = insights.reconciliation.map((one) => [
    one.campaign,
    one.source,
    one.measure,
    count(one.theirs),
    count(one.reported),
    `**${count(one.adjusted)}**`,
  ]);
  const heads = ["Campaign", "Counted by", "Measure", ">Their count", ">Reported", ">People"];
  return `### What others counted\n\n${table(heads, rows)}`;
}

/** What in links and sender draws scanners, and what no export can show. */
export function hygiene({ insights }: Report): string {
  if (insights.hygiene.length === 0) return "";
  const points = insights.hygiene.map(
    ({ subject, severity, why, advice }) =>
      `- ${subject} (${severity}): ${sentence(why)} ${sentence(advice)}`,
  );
  return folded("Links and sender: notices, no part of any verdict", points.join("\n"));
}
