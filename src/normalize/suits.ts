import type { ColumnContent } from "./content.js";
import type { Field } from "./fields.js";

/** How well the cells of a column suit a field: 1 confirmed, 0 no evidence (empty, or any text will do), -1 contradicted. */
export function suits(field: Field, content: ColumnContent): number {
  if (content.filled === 0) return 0;
  switch (field) {
    case "email":
      return content.address >= 0.5 ? 1 : -0.5;
    case "subscriberId":
      return content.address >= 0.5 || content.time > 0.9
        ? -1
        : content.distinct === 1 && content.filled > 20
          ? -0.5
          : 0;
    case "eventType":
      return content.eventWord >= 0.3 || content.eventPhrase >= 0.6 ? 1 : -1;
    case "url":
      return content.url >= 0.4 ? 1 : content.url > 0 ? 0.2 : -1;
    case "ip":
      return content.ip >= 0.5 ? 1 : -1;
    case "userAgent":
      return content.userAgent >= 0.3 ? 1 : -1;
    case "country":
      return content.country >= 0.5 ? 1 : -1;
    case "timezone":
      return content.zone >= 0.5 ? 1 : -1;
    case "mx":
      return content.host >= 0.5 ? 1 : -1;
    case "recipientDomain":
      return content.host >= 0.5 ? 1 : -1;
    case "amount":
      return content.number >= 0.7 && content.time < 0.5 ? 1 : -1;
    case "timeOfDay":
      return content.clock >= 0.9 ? 1 : -1;
    case "position":
      return content.number >= 0.9 ? 1 : -1;
    case "from":
      return content.address >= 0.5 || content.number < 0.5 ? 0.5 : -1;
    case "linkName":
      return content.url >= 0.5 || content.address >= 0.5 || content.number >= 0.9 ? -1 : 0;
    case "campaignName":
      // "Newsletter: yes" is a consent.
      return content.flag >= 0.8 && content.number < 0.8 ? -1 : suitsFamily(field, content);
    default:
      return suitsFamily(field, content);
  }
}

const FLAG_FIELDS: ReadonlySet<Field> = new Set([
  "sent",
  "delivered",
  "opened",
  "clicked",
  "bounced",
  "unsubscribed",
  "unique",
]);
const COUNT_FIELDS: ReadonlySet<Field> = new Set([
  "sentCount",
  "deliveredCount",
  "uniqueOpens",
  "totalOpens",
  "uniqueClicks",
  "totalClicks",
  "verifiedOpens",
  "botOpens",
  "verifiedClicks",
  "botClicks",
  "bounces",
  "count",
]);

function suitsFamily(field: Field, content: ColumnContent): number {
  if (field.endsWith("Time")) return content.time >= 0.6 ? 1 : content.serial >= 0.9 ? 0.5 : -1;
  if (COUNT_FIELDS.has(field)) return content.number >= 0.8 && content.time < 0.5 ? 1 : -1;
  // Bounce columns name the kind of bounce as often as they say yes or no.
  if (field === "bounced" && content.eventWord >= 0.5) return 1;
  if (FLAG_FIELDS.has(field)) return content.flag >= 0.8 && content.time < 0.5 ? 1 : -1;
  return isPlainText(field, content) ? 0 : -1;
}

/** Names and ids may be any text but what is plainly something else; message ids look like addresses, ids like epochs. */
function isPlainText(field: Field, content: ColumnContent): boolean {
  if (field === "messageId" || field === "eventId") return content.url < 0.5;
  const isTime = content.time >= 0.6 && content.number < 0.5;
  return !isTime && content.address < 0.5 && content.ip < 0.5 && content.userAgent < 0.5;
}
