import { type EventKind, type EventRow, emptyEvent, type PlatformFlag } from "../../domain/event.js";
import type { Column, Layout } from "../columns.js";
import type { Detection } from "../detection.js";
import { OF_MAIL } from "../event-words.js";
import type { Field } from "../fields.js";
import { isNoTime } from "../no-time.js";
import { deniedStage } from "../stages.js";
import { parseCount } from "../values.js";
import { detailCells } from "./details.js";
import { EventWords } from "./event-meaning.js";
import { CampaignCells, Failure, PersonCells } from "./fields.js";
import { type HitColumns, isBounce, isYes, namesClicked, numberOf, type ReadTime } from "./hit-counts.js";
import { type Judged, judgedHits, judgedSum } from "./judged-hits.js";
import type { MapCells, Outcome } from "./mapper.js";
import type { TimeCells } from "./time-cells.js";

/** A later stage proves the earlier ones: who clicked was sent the mail. */
const WAS_SENT: ReadonlySet<EventKind> = new Set([...OF_MAIL, "reply", "form"]);
const WAS_DELIVERED: ReadonlySet<EventKind> = new Set(
  [...WAS_SENT].filter((kind) => kind !== "sent" && kind !== "bounce"),
);
/** Stages that no column counts or times. */
const LATE_STAGES: readonly EventKind[] = ["complaint", "reply", "form", "forward"];

/**
 * One person in one campaign: what the row honestly supports. Counts without times give hits without times; the first and
 * last time give one hit each, the rest of the count has none.
 */
export function recipientCells(layout: Layout, detection: Detection, times: TimeCells): MapCells<EventRow> {
  const recipients = new RecipientCells(layout, detection, times);
  return (cells, emit) => recipients.map(cells, emit);
}

class RecipientCells {
  readonly #layout: Layout;
  readonly #detection: Detection;
  readonly #person: PersonCells;
  readonly #campaign: CampaignCells;
  readonly #details: ReturnType<typeof detailCells>;
  readonly #words: EventWords;
  readonly #failure = new Failure();
  readonly #times: TimeCells;
  readonly #stages: readonly Column[];
  readonly #sent: readonly [flag: Column, count: Column];
  readonly #delivered: Column;
  readonly #bounced: readonly [flag: Column, count: Column];
  readonly #unsubscribed: Column;
  readonly #at: Readonly<Record<"sent" | "delivered" | "bounce" | "unsubscribe", ReadTime>>;
  readonly #lastTime: ReadTime;
  readonly #opens: HitColumns;
  readonly #clicks: HitColumns;
  readonly #row = emptyEvent();
  #cells: readonly string[] = [];
  #emit: (row: EventRow) => void = () => {};

  constructor(layout: Layout, detection: Detection, times: TimeCells) {
    const column = (field: Field): Column => layout.column(field);
    const counts = (field: Field) => ({ column: column(field), holdsYesNo: detection.yesNo.includes(field) });
    this.#layout = layout;
    for (const field of detection.decimals) column(field).decimals = true;
    this.#detection = detection;
    this.#person = new PersonCells(layout, detection);
    this.#campaign = new CampaignCells(layout, detection);
    this.#details = detailCells(layout, detection);
    this.#words = new EventWords(detection);
    this.#times = times;
    this.#stages = [column("status"), column("eventType")];
    this.#sent = [column("sent"), column("sentCount")];
    this.#delivered = column("delivered");
    this.#bounced = [column("bounced"), column("bounces")];
    this.#unsubscribed = column("unsubscribed");
    this.#at = {
      sent: this.#time("sendTime"),
      delivered: this.#time("deliveryTime"),
      bounce: this.#time("bounceTime"),
      unsubscribe: this.#time("unsubscribeTime"),
    };
    this.#lastTime = this.#time("eventTime");
    this.#opens = {
      kind: "open",
      counts: [counts("totalOpens"), counts("uniqueOpens")],
      flag: column("opened"),
      verified: column("verifiedOpens"),
      machines: column("botOpens"),
      first: this.#time("openTime"),
      last: this.#time("lastOpenTime"),
    };
    this.#clicks = {
      kind: "click",
      counts: [counts("totalClicks"), counts("uniqueClicks")],
      flag: column("clicked"),
      verified: column("verifiedClicks"),
      machines: column("botClicks"),
      first: this.#time("clickTime"),
      last: this.#time("lastClickTime"),
    };
  }

  #time(field: Field): ReadTime {
    return this.#times.reader(this.#layout.column(field), this.#failure, isNoTime);
  }

  map(cells: readonly string[], emit: (row: EventRow) => void): Outcome {
    const subscriber = this.#person.read(cells);
    if (!subscriber) return this.#person.rejection(cells);
    const row = this.#row;
    row.sentAt = this.#at.sent(cells);
    const stage = this.#stageOf(cells);
    const bouncedAt = this.#stageTime("bounce", stage, this.#at.bounce, cells);
    const unsubscribedAt = this.#stageTime("unsubscribe", stage, this.#at.unsubscribe, cells);
    row.deliveredAt = this.#stageTime("delivered", stage, this.#at.delivered, cells);
    const firstOpen = this.#stageTime("open", stage, this.#opens.first, cells);
    const firstClick = this.#stageTime("click", stage, this.#clicks.first, cells);
    const opens = this.#count(this.#opens, cells, stage);
    const clicks = this.#count(this.#clicks, cells, stage);
    const openParts = judgedHits(this.#opens, cells, opens, this.#failure);
    const clickParts = judgedHits(this.#clicks, cells, clicks, this.#failure);
    const lastOpen = this.#opens.last(cells);
    const lastClick = this.#clicks.last(cells);
    // Everything is read before anything is emitted: a row is used whole or rejected whole.
    const failed = this.#failure.take();
    if (failed) return failed;
    row.subscriber = subscriber;
    row.campaign = this.#campaign.read(cells);
    this.#cells = cells;
    this.#emit = emit;
    this.#putSending(stage, bouncedAt);
    if (openParts === undefined) this.#putHits("open", opens, firstOpen, lastOpen);
    else this.#putParts("open", openParts, firstOpen, lastOpen);
    if (clickParts === undefined) this.#putHits("click", clicks, firstClick, lastClick);
    else this.#putParts("click", clickParts, firstClick, lastClick);
    if (
      isYes(this.#unsubscribed, cells) ||
      !Number.isNaN(unsubscribedAt) ||
      this.#implied("unsubscribe", stage) > 0
    ) {
      this.#put("unsubscribe", unsubscribedAt, 1);
    }
    for (const kind of LATE_STAGES) if (this.#implied(kind, stage) > 0) this.#put(kind, Number.NaN, 1);
    return undefined;
  }

  /** The time of one stage; where the row has one for its status alone, it is that of what the status says. */
  #stageTime(kind: EventKind, stage: EventKind | undefined, own: ReadTime, cells: readonly string[]): number {
    const time = own(cells);
    return Number.isNaN(time) && stage === kind && this.#detection.timesStages === true
      ? this.#lastTime(cells)
      : time;
  }

  #stageOf(cells: readonly string[]): EventKind | undefined {
    const text = this.#stages[0]!.read(cells) || this.#stages[1]!.read(cells);
    if (text === "") return undefined;
    const meaning = this.#words.meaning(text);
    return "kind" in meaning ? meaning.kind : deniedStage(text);
  }

  #putSending(stage: EventKind | undefined, bouncedAt: number): void {
    const { sentAt, deliveredAt } = this.#row;
    const cells = this.#cells;
    const [sentFlag, sentCount] = this.#sent;
    const wasSent =
      !Number.isNaN(sentAt) ||
      this.#detection.listsEveryone ||
      this.#detection.kind === "sent" ||
      isYes(sentFlag, cells) ||
      parseCount(sentCount.read(cells)) > 0 ||
      (stage !== undefined && WAS_SENT.has(stage));
    if (wasSent) this.#put("sent", sentAt, 1);
    const delivered =
      isYes(this.#delivered, cells) ||
      this.#implied("delivered", stage) > 0 ||
      (this.#detection.tellsDelivered && stage !== undefined && WAS_DELIVERED.has(stage));
    if (delivered || !Number.isNaN(deliveredAt)) this.#put("delivered", deliveredAt, 1);
    const [flag, count] = this.#bounced;
    const says =
      flag.present || count.present ? isBounce(flag, cells) || parseCount(count.read(cells)) > 0 : undefined;
    if (!Number.isNaN(bouncedAt) || (says ?? this.#implied("bounce", stage) > 0))
      this.#put("bounce", bouncedAt, 1);
  }

  /** Hits that follow from the status of the person or from what the file lists, where no column counts them. */
  #implied(kind: EventKind, stage: EventKind | undefined): number {
    const { kind: listed, onlyTimed } = this.#detection;
    return stage === kind || (listed === kind && onlyTimed !== true) ? 1 : 0;
  }

  /** Hits of one kind by count, flag, time or status. */
  #count(hit: HitColumns, cells: readonly string[], stage: EventKind | undefined): number {
    const failure = this.#failure;
    const linked =
      hit.kind === "click" && this.#detection.guessed && namesClicked(this.#layout.column("url"), cells)
        ? 1
        : 0;
    const implied = Math.max(linked, this.#implied(hit.kind, stage));
    return numberOf(hit, cells, failure) ?? judgedSum(hit, cells, failure) ?? implied;
  }

  #putHits(
    kind: "open" | "click",
    count: number,
    first: number,
    last: number,
    flag: PlatformFlag = "none",
  ): void {
    let rest = count;
    if (rest > 0 && !Number.isNaN(first)) {
      this.#put(kind, first, 1, flag);
      rest--;
    }
    if (rest > 0 && !Number.isNaN(last) && last !== first) {
      this.#put(kind, last, 1, flag);
      rest--;
    }
    if (rest > 0) this.#put(kind, Number.NaN, rest, flag);
  }

  /** What the platform took apart: whose the first and the last hit were is known where all were one's. */
  #putParts(kind: "open" | "click", parts: readonly Judged[], first: number, last: number): void {
    const [only, other] = parts;
    if (only === undefined) return;
    if (other === undefined) {
      this.#putHits(kind, only.count, first, last, only.flag);
      return;
    }
    let timed = [first, ...(last === first ? [] : [last])].filter((time) => !Number.isNaN(time));
    for (const { flag, count } of parts) {
      const now = timed.slice(0, count);
      for (const time of now) this.#put(kind, time, 1);
      timed = timed.slice(now.length);
      if (count > now.length) this.#put(kind, Number.NaN, count - now.length, flag);
    }
  }

  #put(kind: EventKind, time: number, count: number, flag: PlatformFlag = "none"): void {
    const row = this.#row;
    row.kind = kind;
    row.time = time;
    this.#details(row, this.#cells, flag);
    row.count = count;
    this.#emit(row);
  }
}
