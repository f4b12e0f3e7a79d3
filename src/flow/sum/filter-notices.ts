import type { Notice } from "../../domain/report.js";
import { flagOf } from "../../store/event-ids.js";
import { MOST_LEFT } from "../../verdict/filtered.js";
import type { Judge } from "../../verdict/judge.js";
import type { World } from "../../verdict/world.js";
import type { Prepared } from "../prepare.js";
import { sentOrStarted } from "../take/filtered.js";

/**
 * What the platform's own filter, or the lack of times, does to the numbers.
 * @param names of the campaigns, by their numbers
 */
export function filterNotices({ world, collected, judge }: Prepared, names: readonly string[]): Notice[] {
  const { store, filtered } = collected;
  const notices: Notice[] = [];
  const { clicked, blind } = clickedCampaigns(store);
  const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const which = (ids: readonly number[]) =>
    ids.length === names.length
      ? ""
      : `campaign "${names[ids[0]!]}"${ids.length > 1 ? ` and ${ids.length - 1} more` : ""}: `;
  const cleared = sorted(clicked).filter((id) => world.filteredClicks[id] === 1);
  if (cleared.length > 0)
    notices.push({
      code: cleared.length === clicked.size ? "not-removed-twice" : "not-removed-twice-in-part",
      message: `${which(cleared)}the platform has removed machines, so that each click starts as a person's and only what speaks against it counts; the range allows for what such filters miss; --filtered no if the account had its filter off`,
    });
  const doubted = sorted(unfiltered(judge, world)).filter((id) => world.filteredClicks[id] === 1);
  if (doubted.length > 0)
    notices.push({
      code: "filter-doubted",
      message: `${which(doubted)}more clicks look like machines' than any known filter leaves, so that the platform's filter seems to have been off; --filtered no judges them like unfiltered ones`,
    });
  const dark = sorted(blind).filter((id) => world.filteredClicks[id] === 0);
  if (dark.length > 0)
    notices.push({
      code: "times-unknown",
      message: `${which(dark)}clicks are counted without their times, so that who made them cannot be judged, and the range is wide; export one row per click with its time, or give --filtered yes if the platform has removed machines (Brevo's campaign reports and Laposta's do, by their help pages)`,
    });
  const sentAt = sentOrStarted(world.campaignSentAt, world.campaignStart);
  for (const kind of ["click", "open"] as const) {
    const old = sorted(filtered.tooOld(kind, sentAt));
    if (old.length > 0)
      notices.push({
        code: "filter-too-late",
        message: `campaign "${names[old[0]!]}"${old.length > 1 ? ` and ${old.length - 1} more` : ""}: sent before the platform began to leave out ${kind}s by machines, so that they are judged like unfiltered ones`,
      });
  }
  return notices;
}

/** Campaigns with more automated bursts than filters are known to leave. */
function unfiltered({ columns, probability }: Judge, { campaignStart, events }: World): number[] {
  const machines = new Float64Array(campaignStart.length);
  const all = new Float64Array(campaignStart.length);
  for (let burst = 0; burst < columns.size; burst++) {
    const campaign = events.messages.a(columns.message[burst]!);
    machines[campaign]! += probability[burst]! >= 0.5 ? columns.weight[burst]! : 0;
    all[campaign]! += columns.weight[burst]!;
  }
  return [...all.keys()].filter((campaign) => machines[campaign]! > MOST_LEFT * all[campaign]!);
}

/** Campaigns with clicks, and those of whose clicks nothing is known that tells a machine: no time, address, or mark. */
function clickedCampaigns(store: Prepared["collected"]["store"]): {
  clicked: Set<number>;
  blind: Set<number>;
} {
  const clicked = new Set<number>();
  const blind = new Set<number>();
  const known = new Uint8Array(store.campaigns.size);
  for (let message = 0; message < store.messages.size; message++) {
    const campaign = store.messages.a(message);
    if (known[campaign] === 1) continue;
    let click = store.firstClick(message);
    if (click === -1) continue;
    clicked.add(campaign);
    blind.add(campaign);
    for (; click !== -1 && known[campaign] === 0; click = store.nextClick(click))
      if (isTold(store, click)) known[campaign] = 1;
    if (known[campaign] === 1) blind.delete(campaign);
  }
  return { clicked, blind };
}

function isTold({ clickTime, clickIp, clickFlag }: Prepared["collected"]["store"], click: number): boolean {
  return (
    !Number.isNaN(clickTime.get(click)) || clickIp.get(click) !== 0 || flagOf(clickFlag.get(click)) !== "none"
  );
}
