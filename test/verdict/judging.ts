import type { AgentInfo, NetworkInfo } from "../../src/domain/clients.js";
import { type EventRow, emptyEvent, type SubscriberRow } from "../../src/domain/event.js";
import type { Signal } from "../../src/domain/signal.js";
import { classifyAgent } from "../../src/enrich/index.js";
import { clickedMessages } from "../../src/flow/world/order.js";
import { buildWorld } from "../../src/flow/world/world.js";
import { signals as all } from "../../src/signals/index.js";
import { EventStore } from "../../src/store/events.js";
import { collectBursts, type Judging } from "../../src/verdict/burst-collector.js";
import { Judge } from "../../src/verdict/judge.js";
import { weights } from "../../src/verdict/weights.js";
import type { World } from "../../src/verdict/world.js";

/** Tuesday, 14 April 2026, 09:00 UTC. */
export const SENT = Date.UTC(2026, 3, 14, 9);

export type EventFields = Partial<Omit<EventRow, "time">> & { kind: EventRow["kind"]; delay?: number };

/**
 * A world from events (delays in s since SENT) whose addresses say what they are: `cloud-1`, `security certain-2`,
 * `access none NL-3`.
 */
export function worldOf(
  events: readonly EventFields[],
  subscribers: Map<string, SubscriberRow> = new Map(),
  honeypots: readonly string[] = [],
): { world: World; store: EventStore } {
  const store = new EventStore();
  for (const [at, { delay, ...fields }] of events.entries()) {
    const time = delay === undefined ? Number.NaN : SENT + delay * 1000;
    const row: EventRow = {
      ...emptyEvent(),
      subscriber: "a@corp.example",
      campaign: "Spring",
      time,
      ...fields,
    };
    store.add(row, at + 1, true);
  }
  store.arrange();
  const side = { campaigns: new Map(), subscribers, links: [] };
  const mailbox = (domain: string) =>
    ({ name: "", kind: domain === "gmail.com" ? "consumer" : "unknown", from: "none" }) as const;
  const agent = (text: string): AgentInfo => classifyAgent(text);
  const options = { resolution: 0.001, honeypots, sentAt: Number.NaN };
  return { store, world: buildWorld(store, side, { network, agent, mailbox }, options) };
}

export function judgeOf(
  events: readonly EventFields[],
  signals: readonly Signal[] = all,
  honeypots: readonly string[] = [],
  subscribers?: Map<string, SubscriberRow>,
): Judge {
  const { world, store } = worldOf(events, subscribers, honeypots);
  const surroundings = { mailbox: () => ({ name: "", kind: "unknown" }) };
  const judging: Judging = [signals, { set: {}, off: new Set() }, weights, surroundings];
  return new Judge(world, collectBursts(world, clickedMessages(store), ...judging), ...judging);
}

function network(ip: string): NetworkInfo {
  const [kind = "", certainty = "none", country = ""] = ip.replace(/-\d+$/, "").split(" ");
  const known = ip !== "";
  return {
    asn: known ? kind.length * 100 + certainty.length : 0,
    organisation: ip,
    class: (known ? kind : "unknown") as NetworkInfo["class"],
    vendor: "",
    certainty: certainty as NetworkInfo["certainty"],
    scope: kind === "security" ? "all" : "none",
    country,
    city: "",
    latitude: Number.NaN,
    longitude: Number.NaN,
    label: ip,
  };
}
