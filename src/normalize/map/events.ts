import { type EventRow, emptyEvent, type PlatformFlag } from "../../domain/event.js";
import type { Table } from "../../domain/table.js";
import type { Layout } from "../columns.js";
import type { Detection } from "../detection.js";
import { KIND_TIMES } from "../kind-times.js";
import { isTotals } from "../totals.js";
import { detailCells } from "./details.js";
import { EventWords } from "./event-meaning.js";
import { CampaignCells, Failure, PersonCells } from "./fields.js";
import { createMapper, headerOf, type MapCells, type Mapper, type Outcome, TOTALS } from "./mapper.js";
import { recipientCells } from "./recipients.js";
import type { TimeCells } from "./time-cells.js";

/** Rows of engagement tables: event logs (one row, one event) and recipient lists (one row, what it supports). */
export function eventMapper(table: Table, detection: Detection): Mapper<EventRow> {
  return createMapper(table, detection, (layout, times) =>
    detection.role === "recipients"
      ? recipientCells(layout, detection, times)
      : hitCells(layout, detection, times),
  );
}

const NOBODY: Outcome = { skip: "no recipient" };
/** Where other rows have the time of what each row is. */
const NOT_HAPPENED: Outcome = { skip: "no time, so it did not happen" };

function hitCells(layout: Layout, detection: Detection, times: TimeCells): MapCells<EventRow> {
  const person = new PersonCells(layout, detection);
  const campaign = new CampaignCells(layout, detection);
  const words = new EventWords(detection);
  const word = layout.column("eventType");
  const details = detailCells(layout, detection);
  const failure = new Failure();
  const mainTime = layout.column("eventTime");
  const hasTimes = () => mainTime.present || ownColumns.some((column) => column.present);
  const eventTime = times.reader(mainTime, failure);
  const sendTime = times.reader(layout.column("sendTime"), failure);
  const deliveryTime = times.reader(layout.column("deliveryTime"), failure);
  const ownColumns = KIND_TIMES.map(([field]) => layout.column(field));
  const ownTimes = new Map(KIND_TIMES.map(([, kind], at) => [kind, times.reader(ownColumns[at]!, failure)]));
  const row = emptyEvent();

  return (cells, emit) => {
    const text = word.read(cells);
    let flag: PlatformFlag = "none";
    if (text !== "") {
      const meaning = words.meaning(text);
      if ("skip" in meaning) return meaning;
      row.kind = meaning.kind;
      flag = meaning.flag;
    } else if (detection.kind !== null) row.kind = detection.kind;
    else return withField("does not say what happened", headerOf(word));
    const subscriber = person.read(cells);
    if (!subscriber) return row.kind === "other" ? NOBODY : person.rejection(cells);
    row.time = eventTime(cells);
    row.sentAt = sendTime(cells);
    row.deliveredAt = deliveryTime(cells);
    if (Number.isNaN(row.time)) {
      row.time = ownTimes.get(row.kind)?.(cells) ?? Number.NaN;
      // Where ids name the people, the label of a sum is one as well; but its row has no time.
      if (hasTimes() && Number.isNaN(row.time) && isTotals(cells)) return TOTALS;
    }
    const failed = failure.take();
    if (failed) return failed;
    if (text === "" && detection.onlyTimed === true && Number.isNaN(row.time)) return NOT_HAPPENED;
    row.subscriber = subscriber;
    row.campaign = campaign.read(cells);
    details(row, cells, flag);
    emit(row);
    return undefined;
  };
}

function withField(reject: string, field: string | undefined): Outcome {
  return field === undefined ? { reject } : { reject, field };
}
