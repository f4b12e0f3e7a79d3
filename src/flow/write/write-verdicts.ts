import { iso } from "../../domain/iso.js";
import type { HitVerdict } from "../../domain/options.js";
import type { Prepared } from "../prepare.js";
import { type JudgedRow, type Write, writeRows } from "./each-row.js";

/** The verdicts of all opens and clicks in input order, each as the text that `line` makes of it. */
export function writeVerdicts(
  prepared: Prepared,
  line: (hit: HitVerdict) => string,
  write: Write,
): Promise<void> {
  return writeRows(
    prepared,
    (row) => {
      const hit = verdictOf(row);
      return hit === null ? "" : line(hit);
    },
    write,
  );
}

function verdictOf({ table, record, hit, verdict }: JudgedRow): HitVerdict | null {
  if (hit === null) return null;
  return {
    file: table.info.path,
    row: record,
    event: hit.kind === "click" ? "click" : "open",
    subscriber: hit.subscriber,
    campaign: hit.campaign,
    time: iso(hit.time),
    url: hit.url,
    verdict: verdict.verdict as HitVerdict["verdict"],
    probability: Number(verdict.probability),
    signals: verdict.signals === "" ? [] : verdict.signals.split(";"),
  };
}
