import { Random } from "../../demo/random.js";
import type { Condition, LabelledFolder } from "../labelled.js";
import { isHit, withRows } from "./rows.js";

/** The clock of opens and clicks disagrees with that of deliveries. */
function hitsShifted(seconds: number): (folder: LabelledFolder) => LabelledFolder {
  return (folder) =>
    withRows(folder, (row) => (isHit(row) ? { ...row, time: row.time + seconds * 1000 } : row));
}

/** Deliveries are logged when the receiver's answer is worked off: each later than it was, by seconds to minutes. */
function deliveriesLate(median: number): (folder: LabelledFolder) => LabelledFolder {
  return (folder) => {
    const random = new Random(`${folder.name}/late`);
    return withRows(folder, (row) =>
      row.kind === "delivered" ? { ...row, time: row.time + whole(random.logNormal(median, 1)) } : row,
    );
  };
}

const whole = (seconds: number): number => Math.round(seconds) * 1000;

/** Clocks that disagree. */
export const CLOCKS: readonly Condition[] = [
  { name: "clock-early", of: hitsShifted(-60) },
  { name: "clock-late", of: hitsShifted(180) },
  { name: "deliveries-late", of: deliveriesLate(30) },
];
