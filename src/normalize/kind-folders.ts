import type { Table } from "../domain/table.js";
import type { Draft } from "./detection.js";
import { kindFromName } from "./kind-in-name.js";

interface Drafted {
  readonly table: Table;
  readonly draft: Draft;
}

/** A file whose name repeats the kind that its folder is named for: `opens/spring_opens.csv`. */
interface Repeating {
  readonly at: number;
  readonly campaign: string;
  readonly base: string;
}

/** The folder of the folders of kinds, and the folder of one kind. */
const FOLDERS = /^(.*?)([^\\/]+)[\\/][^\\/]+$/s;

/**
 * Gives the files of one mailing that lie in folders of kinds one campaign, where each name says its kind once more:
 * `granular_activity/opens/spring_opens.csv` beside `granular_activity/clicks/spring_clicks.csv`. A campaign may be called
 * "Shop opens" itself: then its file has that name in both folders, and keeps it.
 */
export function joinKindFolders<Entry extends Drafted>(drafted: readonly Entry[]): Entry[] {
  const joined = [...drafted];
  const mailings = new Map<string, Repeating[]>();
  drafted.forEach(({ table, draft }, at) => {
    const [, parent, folder] = FOLDERS.exec(table.info.path) ?? [];
    if (folder === undefined || !isFromPath(draft)) return;
    const named = kindFromName(draft.campaign);
    const repeats = named !== undefined && named.rest !== "" && named.kind === kindFromName(folder)?.kind;
    // A file that does not repeat its kind is another kind's twin by its whole name.
    const base = repeats ? named.rest : draft.campaign;
    const key = `${parent}\n${base.toLowerCase()}`;
    mailings.set(key, [...(mailings.get(key) ?? []), { at, campaign: draft.campaign, base }]);
  });
  const names = countOf(drafted.map(({ draft }) => draft.campaign));
  for (const files of mailings.values()) {
    if (new Set(files.map(({ campaign }) => campaign)).size < 2) continue;
    if (files.some(({ campaign, base }) => campaign !== base && names.get(campaign)! > 1)) continue;
    for (const { at, base } of files)
      joined[at] = { ...joined[at]!, draft: { ...joined[at]!.draft, campaign: base } };
  }
  return joined;
}

function isFromPath({ role, columns }: Draft): boolean {
  const isHits = role === "events" || role === "recipients";
  return isHits && columns.campaignName === undefined && columns.campaignId === undefined;
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
