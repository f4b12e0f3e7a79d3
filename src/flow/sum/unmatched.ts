import type { Notice } from "../../domain/report.js";
import type { EventStore } from "../../store/events.js";
import type { Account } from "../take/accounts.js";
import type { CampaignTally } from "./tally-parts.js";

/** Orders of people with mails that must be there before it is odd that none follows a click (assumption). */
const ENOUGH = 10;

/** What of the files of orders, forms, replies does not meet the mails: it counts for nothing, and nobody would see why. */
export function unmatchedConversions(
  { followUps, messages, subscribers }: EventStore,
  accounts: readonly Account[],
  tallies: readonly CampaignTally[],
): Notice[] {
  const unusable = accounts.flatMap(unusableOf);
  if (followUps.size === 0) return unusable;
  const hasMail = new Uint8Array(subscribers.size);
  for (let message = 0; message < messages.size; message++) hasMail[messages.b(message)] = 1;
  const files = new Map<number, { rows: number; lost: number }>();
  followUps.forEachPerson((subscriber, source) => {
    const file = files.get(source) ?? { rows: 0, lost: 0 };
    files.set(source, file);
    file.rows++;
    if (hasMail[subscriber] === 0) file.lost++;
  });
  // What stands in the rows of mails names their people.
  files.delete(-1);
  const notices: Notice[] = [...files]
    .filter(([, { lost }]) => lost > 0)
    .map(([source, { rows, lost }]) => ({
      code: "conversions-unmatched",
      message: lost === rows ? noneOf(rows) : someOf(lost, rows),
      file: accounts[source]!.path,
    }));
  const met = [...files.values()].reduce((sum, { rows, lost }) => sum + rows - lost, 0);
  const converted = tallies.reduce((sum, { kept, removed }) => sum + kept.converted + removed.converted, 0);
  const clickers = tallies.reduce((sum, { kept, removed }) => sum + kept.messages + removed.messages, 0);
  if (met >= ENOUGH && clickers > 0 && converted === 0 && !followUps.isOfVisits)
    notices.push({
      code: "conversions-apart",
      message: `${met} conversions are of people in the mails, but none came within a week after a click of theirs (forms and replies: three days): give the orders of the days after the mails, and the zone of their times with --timezone if it is another`,
      ...(files.size === 1 && { file: accounts[[...files.keys()][0]!]!.path }),
    });
  return [...unusable, ...notices];
}

/** What a row must say to follow a click (`conversionMapper`), and how the column is named that says it. */
const NEEDED = [
  ["conversion without a time", "when it was", "conversionTime"],
  ["conversion without a recipient", "who it was", "email"],
] as const;

function unusableOf({ path, rows, analysed, duplicates, skipped }: Account): Notice[] {
  if (analysed + duplicates > 0) return [];
  return NEEDED.filter(([reason]) => skipped.has(reason)).map(([reason, what, field]) => ({
    code: "conversions-unusable",
    message: `${skipped.get(reason)} of ${rows} rows do not say ${what}, and nothing of the file counts: export it with that column, or name it with --map ${field}=COLUMN`,
    file: path,
  }));
}

function noneOf(rows: number): string {
  return `none of the ${rows} rows names anybody in the exports of mails, so that they count for nothing: people must be written as there, not hashed and not by the id of another system`;
}

function someOf(lost: number, rows: number): string {
  return `${lost} of ${rows} rows name nobody in the exports of mails, and count for nothing: others bought too, or under another address (dots and tags after a plus make another one)`;
}
