import type { Notice } from "../../domain/report.js";
import { excerpt } from "../../normalize/index.js";
import type { EventStore } from "../../store/events.js";

/** Nobody comes back to one mail so late, but for a few: from here on, clicks are taken for those of another mail. */
const APART_MS = 60 * 86_400_000;
/** Share of the clickers, and number of them, from which they are not those few (assumption). */
const MANY = 0.05;
const FEWEST = 5;

/** Names of campaigns that stand for other mailings than it looks: those that no list of campaigns has, and those used again. */
export function campaignNames(store: EventStore, listed: ReadonlyMap<string, unknown>): Notice[] {
  const names = Array.from({ length: store.campaigns.size }, (_, id) => store.campaigns.text(id));
  return [...unlisted(names, listed), ...reused(store, names)];
}

function unlisted(names: readonly string[], listed: ReadonlyMap<string, unknown>): Notice[] {
  const missing = names.filter((name) => !listed.has(name)).sort();
  const known = new Set(names);
  const others = [...listed.keys()].filter((name) => !known.has(name)).sort();
  const [first] = missing;
  const [other] = others;
  if (first === undefined || other === undefined) return [];
  const has = `"${excerpt(other)}"${others.length === 1 ? "" : ` and ${others.length - 1} more`}`;
  const who =
    missing.length === 1
      ? `campaign "${excerpt(first)}" is`
      : `${missing.length} of ${names.length} campaigns, "${excerpt(first)}" first, are`;
  return [
    {
      code: "campaigns-unmatched",
      message: `${who} not in the list of campaigns (it has ${has}), so that its send times and totals are not used there: one mailing must have one name in all files; --campaign "${excerpt(other)}" names rows that name none`,
    },
  ];
}

function reused(store: EventStore, names: readonly string[]): Notice[] {
  if (!(store.to - store.from > APART_MS)) return [];
  const clickers = new Int32Array(names.length);
  const again = new Int32Array(names.length);
  for (let message = 0; message < store.messages.size; message++) {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let click = store.firstClick(message); click !== -1; click = store.nextClick(click)) {
      first = Math.min(first, store.clickTime.get(click));
      last = Math.max(last, store.clickTime.get(click));
    }
    if (store.clicksOf(message) === 0) continue;
    clickers[store.messages.a(message)]!++;
    if (last - first > APART_MS) again[store.messages.a(message)]!++;
  }
  return names.flatMap((name, id) =>
    again[id]! >= Math.max(FEWEST, MANY * clickers[id]!)
      ? [
          {
            code: "campaign-reused",
            message: `campaign "${name}": ${again[id]} of ${clickers[id]} people who clicked did so again more than 60 days later: several mailings seem to have this name, and are counted as one that everybody got once; give each its own name, or audit them one by one`,
          },
        ]
      : [],
  );
}
