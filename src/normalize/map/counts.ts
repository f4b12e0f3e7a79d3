import type { CountRow } from "../../domain/event.js";
import type { Table } from "../../domain/table.js";
import type { Detection } from "../detection.js";
import type { Field } from "../fields.js";
import { meaningsOf } from "../synonyms.js";
import { nameKey } from "../text.js";
import { isTotals } from "../totals.js";
import { parseCount } from "../values.js";
import { CampaignCells, unreadable } from "./fields.js";
import { createMapper, type Mapper, TOTALS } from "./mapper.js";

const COUNTED: ReadonlySet<Field> = new Set(["uniqueClicks", "totalClicks", "uniqueOpens", "deliveredCount"]);
/** What web analytics and shops call theirs. */
const THEIRS = new Set(
  ["visits", "sessions", "visitors", "unique visitors", "users", "total users", "orders", "conversions"].map(
    nameKey,
  ),
);
const NO_MEASURE = { reject: "holds no count" };

/**
 * Counts of others: one row per campaign and source with a column for each measure (clicks, sessions), or one row per
 * measure with the columns `measure` and `count`.
 */
export function countMapper(table: Table, detection: Detection): Mapper<CountRow> {
  const file = table.info.path.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  return createMapper(table, detection, (layout) => {
    const campaign = new CampaignCells(layout, detection);
    const source = layout.column("counter");
    const measure = layout.column("measure");
    const kind = layout.column("eventType");
    const single = layout.column("count");
    const columns = layout.header.flatMap((header, at) => (isMeasure(header) ? [{ header, at }] : []));
    const row: CountRow = { campaign: "", source: "", measure: "", count: Number.NaN };

    return (cells, emit) => {
      if (isTotals(cells)) return TOTALS;
      row.campaign = campaign.named(cells);
      row.source = source.read(cells) || file;
      const counts: [measure: string, text: string, header: string][] = single.present
        ? [[measure.read(cells) || kind.read(cells), single.read(cells), single.header]]
        : columns.map(({ header, at }) => [header.trim(), (cells[at] ?? "").trim(), header]);
      const filled = counts.filter(([, text]) => text !== "");
      if (filled.length === 0) return NO_MEASURE;
      for (const [, text, header] of filled)
        if (Number.isNaN(parseCount(text))) return unreadable("no count", text, header);
      for (const [name, text] of filled) {
        row.measure = name;
        row.count = parseCount(text);
        emit(row);
      }
      return undefined;
    };
  });
}

function isMeasure(header: string): boolean {
  return THEIRS.has(nameKey(header)) || meaningsOf(header).some(({ field }) => COUNTED.has(field));
}
