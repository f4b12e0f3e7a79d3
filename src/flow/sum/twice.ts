import type { Notice } from "../../domain/report.js";
import type { EventStore } from "../../store/events.js";
import { sameClicks } from "./same-clicks.js";

/** What browsers and file managers add to the name of a file that is there already. */
const COPY =
  /(?:[\s_-]*(?:\(\d{1,2}\)|copy|kopie|copie|copia|c\u00f3pia)(?=$|[\s_(-]))+\s*$|^(?:copy of|kopie von|kopie van|copie de|copia de|copia di|c\u00f3pia de)\s+/i;
/** Share of the people of the smaller one that two exports of the same mailing have in common. */
const SAME = 0.9;
const FEWEST = 5;

/**
 * Campaigns that are one: named by files, with nothing between the names but "(1)" or "copy", and opened and clicked by the same
 * people; or clicked by the same people in the same seconds, whatever their names.
 * @param resolution of the times, in s
 */
export function exportedTwice(store: EventStore, resolution: number): Notice[] {
  const groups = new Map<string, number[]>();
  for (let id = 0; id < store.campaigns.size; id++) {
    const base = store.campaigns.text(id).replace(COPY, "").trim().toLowerCase();
    groups.set(base, [...(groups.get(base) ?? []), id]);
  }
  const alike = [...groups.values()].filter((ids) => ids.length > 1);
  const people = peopleOf(store, new Set(alike.flat()));
  const pairs = new Map<string, [number, number]>();
  for (const ids of alike) {
    const [first, ...others] = ids.sort((a, b) =>
      store.campaigns.text(a) < store.campaigns.text(b) ? -1 : 1,
    );
    for (const other of others) {
      if (!areSame(people.get(first!)!, people.get(other)!)) continue;
      pairs.set(`${first} ${other}`, [first!, other]);
    }
  }
  for (const pair of sameClicks(store, resolution)) {
    const [first, other] = pair.sort((a, b) => (store.campaigns.text(a) < store.campaigns.text(b) ? -1 : 1));
    pairs.set(`${first} ${other}`, [first, other]);
  }
  return [...pairs.values()].map(([first, other]) => {
    const name = store.campaigns.text(first);
    return {
      code: "exported-twice",
      message: `campaigns "${name}" and "${store.campaigns.text(other)}" have the same people: if one mailing was exported twice, leave out a file, or give --campaign "${name}" so that it counts once`,
    };
  });
}

/** Who opened or clicked, by campaign. */
function peopleOf(store: EventStore, campaigns: ReadonlySet<number>): Map<number, Set<number>> {
  const people = new Map([...campaigns].map((id) => [id, new Set<number>()]));
  for (let message = 0; message < store.messages.size; message++) {
    const of = people.get(store.messages.a(message));
    if (of !== undefined && (store.clicksOf(message) > 0 || store.hasOpen(message)))
      of.add(store.messages.b(message));
  }
  return people;
}

function areSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of few) if (many.has(one)) both++;
  return few.size >= FEWEST && both >= SAME * few.size;
}
