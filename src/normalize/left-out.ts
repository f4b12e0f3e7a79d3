import type { TableInfo } from "../domain/table.js";
import type { Assignments } from "./assign.js";
import type { Field } from "./fields.js";
import { meaningsOf } from "./synonyms.js";
import { excerpt } from "./text.js";

/** Columns whose name speaks of opens or clicks, and whose cells nobody can read: left out, but not in silence. */
export function leftOut(info: TableInfo, found: Assignments): string[] {
  const taken = new Set([...found.fields.values()].map(({ column }) => column));
  return (["click", "open"] as const).flatMap((kind) => {
    if (FAMILY[kind].some((field) => found.fields.has(field))) return [];
    const column = found.contents.findIndex(
      ({ filled }, at) =>
        filled > 0 &&
        !taken.has(at) &&
        meaningsOf(info.header[at]!).some(({ field }) => FAMILY[kind].includes(field)),
    );
    if (column === -1) return [];
    const name = excerpt(info.header[column]!.trim());
    return [
      `column "${name}" may hold ${kind}s, but few of its cells are counts, yes or no, or times, so that it is not used: --map ${FAMILY[kind][0]}="${name}" takes it all the same`,
    ];
  });
}

const FAMILY: Readonly<Record<"click" | "open", readonly Field[]>> = {
  click: ["clicked", "totalClicks", "uniqueClicks", "clickTime", "lastClickTime"],
  open: ["opened", "totalOpens", "uniqueOpens", "openTime", "lastOpenTime"],
};
