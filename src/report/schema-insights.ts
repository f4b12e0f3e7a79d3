import type * as domain from "../domain/report.js";
import {
  list,
  number,
  numberOrNull,
  object,
  oneOf,
  rate,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from "./schema-parts.js";

/** What follows from the verdicts. */
export const insights = object<domain.Insights>({
  diagnosis: list(
    object<domain.Insights["diagnosis"][number]>({
      complaint: text,
      answer: oneOf("yes", "no", "cannot tell"),
      evidence: text,
      advice: text,
    }),
  ),
  variants: list(
    object<domain.VariantReport>({
      campaign: text,
      variants: list(
        object<domain.VariantReport["variants"][number]>({
          variant: text,
          delivered: wholeOrNull,
          clickRate: rate,
        }),
      ),
      winnerReported: textOrNull,
      winnerAdjusted: textOrNull,
      statement: text,
    }),
  ),
  automations: list(
    object<domain.AutomationReport>({
      automation: text,
      entries: whole,
      firedByMachine: whole,
      subscribers: list(text),
      advice: text,
    }),
  ),
  hygiene: list(
    object<domain.Insights["hygiene"][number]>({
      check: text,
      severity: oneOf("notice", "warning"),
      subject: text,
      why: text,
      advice: text,
    }),
  ),
  reconciliation: list(
    object<domain.Insights["reconciliation"][number]>({
      campaign: text,
      source: text,
      measure: text,
      theirs: number,
      reported: numberOrNull,
      adjusted: numberOrNull,
    }),
  ),
  newScanners: list(
    object<domain.NewScanner>({
      kind: oneOf("domain", "network"),
      name: text,
      since: text,
      automated: whole,
      reported: whole,
    }),
  ),
});
