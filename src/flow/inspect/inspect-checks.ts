import type { InspectedCheck, InspectedRemedy } from "../../domain/inspection.js";
import type { AuditOptions } from "../../domain/options.js";
import type { Need } from "../../domain/signal.js";
import { remedyFor } from "../../normalize/index.js";
import { signals } from "../../signals/index.js";
import type { Identified } from "../inputs/identify.js";
import type { Collected } from "../take/collect.js";

/** One file and what its rows held. */
export interface Read {
  readonly one: Identified;
  readonly collected: Collected;
}

const FLAGS = ["machineFlag", "machineClick", "machineOpen"] as const;

/** Which needs of the checks these files meet together, by what their rows hold and not only by their columns. */
export function needsMet(files: readonly Read[], options: AuditOptions): Set<Need> {
  const met = new Set<Need>();
  const campaigns = new Set<string>();
  const add = (need: Need, is: boolean) => {
    if (is) met.add(need);
  };
  for (const { one, collected } of files) {
    const { store } = collected;
    const { columns, role } = one.detection;
    for (let id = 0; id < store.campaigns.size; id++) campaigns.add(store.campaigns.text(id));
    add("click times", hasClickTimes(store));
    add("links", store.links.size > 1);
    add("opens", store.openGroups > 0);
    add("ip", store.ips.size > 1);
    add("user_agent", store.agents.size > 1);
    add("platform flags", FLAGS.some((field) => columns[field] !== undefined) && role === "events");
    add("mail domains", role !== "conversions" && hasAddresses(store));
    add(
      "delivery or send times",
      hasStart(store) || [...collected.campaigns.values()].some((row) => !Number.isNaN(row.sentAt)),
    );
    add(
      "subscribers with country",
      [...collected.subscribers.values()].some((row) => row.country !== ""),
    );
    add("conversions", store.followUps.size > 0);
    add("mail servers (--mx)", store.mailServers.size > 0 || role === "mx");
    add(
      "link positions",
      collected.links.some((link) => link.position > 0),
    );
  }
  add("several campaigns", campaigns.size > 1);
  add("hidden links (--honeypot)", (options.honeypots ?? []).length > 0);
  add("delivery or send times", options.sentAt !== undefined);
  return met;
}

function hasClickTimes(store: Collected["store"]): boolean {
  for (let click = 0; click < store.clicks; click++)
    if (!Number.isNaN(store.clickTime.get(click))) return true;
  return false;
}

function hasStart(store: Collected["store"]): boolean {
  for (let message = 0; message < store.messages.size; message++)
    if (!Number.isNaN(store.deliveredAt.get(message)) || !Number.isNaN(store.sentAt.get(message)))
      return true;
  return false;
}

function hasAddresses(store: Collected["store"]): boolean {
  for (let id = 0; id < store.subscribers.size; id++)
    if (store.subscribers.text(id).includes("@")) return true;
  return false;
}

/** Timing checks take the first event for the start where nothing better is known, and say less. */
const WEAKER_WITHOUT: Need = "delivery or send times";

export function checksOf(met: ReadonlySet<Need>): InspectedCheck[] {
  const enough = (need: Need) => met.has(need) || (need === WEAKER_WITHOUT && met.has("click times"));
  return signals.map((signal) => {
    const missing = signal.needs.filter((need) => !enough(need));
    return { signal: signal.id, runs: missing.length === 0, missing };
  });
}

/** What would enable the checks that cannot run, the most useful first, in terms of the platform of the files. */
export function remediesOf(files: readonly Read[], met: ReadonlySet<Need>): InspectedRemedy[] {
  const main = mainFile(files);
  if (main === undefined) return [];
  const waiting = new Map<Need, string[]>();
  for (const { id, needs } of signals) {
    for (const need of needs) if (!met.has(need)) waiting.set(need, [...(waiting.get(need) ?? []), id]);
  }
  return [...waiting]
    .map(([need, ids]) => ({ need, how: remedyFor(need, main.one.detection), signals: ids }))
    .sort((a, b) => b.signals.length - a.signals.length || (a.need < b.need ? -1 : 1));
}

/** The file that holds the clicks, else the first with hits. */
function mainFile(files: readonly Read[]): Read | undefined {
  const hits = files.filter(
    ({ one: { detection } }) => detection.role === "events" || detection.role === "recipients",
  );
  return hits.find(({ collected }) => collected.store.clicks > 0) ?? hits[0];
}
