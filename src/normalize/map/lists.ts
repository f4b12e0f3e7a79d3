import type { AutomationRow, CampaignRow, LinkRow, SubscriberRow } from "../../domain/event.js";
import type { Table } from "../../domain/table.js";
import type { Column } from "../columns.js";
import { countryCode } from "../countries.js";
import type { Detection } from "../detection.js";
import { isTotals } from "../totals.js";
import { parseCount } from "../values.js";
import { CampaignCells, Failure, PersonCells, unreadable } from "./fields.js";
import { createMapper, type Mapper, type Outcome, TOTALS } from "./mapper.js";

const NO_CAMPAIGN: Outcome = { skip: "names no campaign" };

/** Campaigns with their send time and the platform's own totals. */
export function campaignMapper(table: Table, detection: Detection): Mapper<CampaignRow> {
  return createMapper(table, detection, (layout, times) => {
    const campaign = new CampaignCells(layout, detection);
    const failure = new Failure();
    const sendTime = times.reader(layout.column("sendTime"), failure);
    const [sent, delivered, uniqueOpens, totalOpens, uniqueClicks, totalClicks] = [
      layout.column("sentCount"),
      layout.column("deliveredCount"),
      layout.column("uniqueOpens"),
      layout.column("totalOpens"),
      layout.column("uniqueClicks"),
      layout.column("totalClicks"),
    ];
    const variant = layout.column("variant");
    const id = layout.column("campaignId");
    const row: CampaignRow = {
      campaign: "",
      id: "",
      sentAt: Number.NaN,
      sent: Number.NaN,
      delivered: Number.NaN,
      uniqueOpens: Number.NaN,
      totalOpens: Number.NaN,
      uniqueClicks: Number.NaN,
      totalClicks: Number.NaN,
      variant: "",
    };
    const count = (column: Column, cells: readonly string[]): number => {
      const text = column.read(cells);
      if (text === "") return Number.NaN;
      const value = parseCount(text);
      if (Number.isNaN(value)) failure.note("no count", text, column.header);
      return value;
    };

    return (cells, emit) => {
      row.campaign = campaign.named(cells);
      if (row.campaign === "") return NO_CAMPAIGN;
      row.sentAt = sendTime(cells);
      // A mailing may be called "Summary", but it was sent one day.
      if (Number.isNaN(row.sentAt) && isTotals(cells)) {
        failure.take();
        return TOTALS;
      }
      row.id = id.read(cells);
      row.sent = count(sent, cells);
      row.delivered = count(delivered, cells);
      row.uniqueOpens = count(uniqueOpens, cells);
      row.totalOpens = count(totalOpens, cells);
      row.uniqueClicks = count(uniqueClicks, cells);
      row.totalClicks = count(totalClicks, cells);
      row.variant = variant.read(cells);
      const failed = failure.take();
      if (failed) return failed;
      emit(row);
      return undefined;
    };
  });
}

/** People with what is known about them. */
export function subscriberMapper(table: Table, detection: Detection): Mapper<SubscriberRow> {
  return createMapper(table, detection, (layout) => {
    const person = new PersonCells(layout, detection);
    const country = layout.column("country");
    const timezone = layout.column("timezone");
    const segment = layout.column("segment");
    const variant = layout.column("variant");
    const row: SubscriberRow = { subscriber: "", country: "", timezone: "", segment: "", variant: "" };

    return (cells, emit) => {
      const subscriber = person.read(cells);
      if (!subscriber) return person.rejection(cells);
      row.subscriber = subscriber;
      row.country = countryCode(country.read(cells));
      row.timezone = timezone.read(cells);
      row.segment = segment.read(cells);
      row.variant = variant.read(cells);
      emit(row);
      return undefined;
    };
  });
}

/** Links of mails, top to bottom. Rows without a position get the next one of their campaign. */
export function linkMapper(table: Table, detection: Detection): Mapper<LinkRow> {
  return createMapper(table, detection, (layout) => {
    const campaign = new CampaignCells(layout, detection);
    const url = layout.column("url");
    const id = layout.column("linkId");
    const name = layout.column("linkName");
    const position = layout.column("position");
    const positions = new Map<string, number>();
    const row: LinkRow = { campaign: "", url: "", position: 0, name: "" };

    return (cells, emit) => {
      row.url = url.read(cells) || id.read(cells);
      if (!url.read(cells) && isTotals(cells)) return TOTALS;
      if (row.url === "") return { reject: "names no link", field: url.header };
      row.campaign = campaign.read(cells);
      const place = position.read(cells);
      const next = (positions.get(row.campaign) ?? 0) + 1;
      row.position = place === "" ? next : parseCount(place);
      if (!(row.position >= 1)) return unreadable("no position", place, position.header);
      positions.set(row.campaign, row.position);
      row.name = name.read(cells);
      emit(row);
      return undefined;
    };
  });
}

/** Steps of automations that fired. */
export function automationMapper(table: Table, detection: Detection): Mapper<AutomationRow> {
  return createMapper(table, detection, (layout, times) => {
    const person = new PersonCells(layout, detection);
    const campaign = new CampaignCells(layout, { ...detection, campaign: "" });
    const failure = new Failure();
    const time = times.reader(layout.column("eventTime"), failure);
    const automation = layout.column("automation");
    const step = layout.column("step");
    const trigger = layout.column("trigger");
    const type = layout.column("eventType");
    const row: AutomationRow = {
      subscriber: "",
      time: Number.NaN,
      automation: "",
      step: "",
      trigger: "",
      campaign: "",
    };

    return (cells, emit) => {
      const subscriber = person.read(cells);
      if (!subscriber) return person.rejection(cells);
      row.time = time(cells);
      const failed = failure.take();
      if (failed) return failed;
      row.subscriber = subscriber;
      row.automation = automation.read(cells);
      row.step = step.read(cells);
      row.trigger = trigger.read(cells) || type.read(cells);
      row.campaign = campaign.read(cells);
      emit(row);
      return undefined;
    };
  });
}
