import { type Cells, listOf, withCells } from "./records.js";

/** Where each class of event names the people it is about; the others are about every destination. */
const PEOPLE: readonly (readonly [string, string])[] = [
  ["bounce.bouncedRecipients[]", "emailAddress"],
  ["complaint.complainedRecipients[]", "emailAddress"],
  ["deliveryDelay.delayedRecipients[]", "emailAddress"],
  ["delivery.recipients[]", ""],
];
const CAMPAIGN_TAGS = ["mail.tags.campaign[]", "mail.tags.Campaign[]", "mail.tags.ses:configuration-set[]"];

function peopleOf(record: Cells): string[] {
  for (const [path, key] of PEOPLE) {
    const people = listOf(record.get(path), key === "" ? undefined : key);
    if (people.length > 0) return people;
  }
  const destinations = listOf(record.get("mail.destination[]"));
  // One pixel and one link serve all recipients: splitting a hit would invent hits, so it stands under the message.
  const isHit = record.has("open.timestamp") || record.has("click.timestamp");
  return isHit && destinations.length > 1 ? [record.get("mail.messageId") ?? ""] : destinations;
}

/** One record per person, with the campaign taken out of the message tags. */
export function expandPublished(record: Cells): readonly Cells[] {
  const tag = CAMPAIGN_TAGS.find((path) => record.has(path));
  const campaign = tag === undefined ? "" : (listOf(record.get(tag))[0] ?? "");
  const people = peopleOf(record);
  if (people.length === 0) return [withCells(record, [["campaign", campaign]])];
  return people.map((person) =>
    withCells(record, [
      ["recipient", person],
      ["campaign", campaign],
    ]),
  );
}

/** Athena prints the destinations as `[a@b.example, c@d.example]`. */
export function expandAthenaView(record: Cells): readonly Cells[] {
  const cell = (record.get("destination") ?? "").trim();
  const inner = cell.startsWith("[") && cell.endsWith("]") ? cell.slice(1, -1) : cell;
  return inner.split(",").map((person) => withCells(record, [["recipient", person.trim()]]));
}
