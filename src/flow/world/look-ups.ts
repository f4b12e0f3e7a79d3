import type { AgentInfo, MailboxSystem, NetworkInfo } from "../../domain/clients.js";
import { domainOf } from "../../store/domain-of.js";
import type { EventStore } from "../../store/events.js";
import type { World } from "../../verdict/world.js";
import { sharing } from "./shared-networks.js";

/** Look-ups of the enrich stage, asked once per distinct value. */
export interface Lookups {
  network(ip: string): NetworkInfo;
  agent(userAgent: string): AgentInfo;
  mailbox(domain: string): MailboxSystem;
}

/** What was looked up of the values of a store, by their numbers there. */
export interface LookedUp extends Pick<World, "agents" | "networkKeys" | "domains" | "domainTexts"> {
  /** Networks, each once, and which of them each address is in. */
  readonly networkList: readonly NetworkInfo[];
  readonly networkOf: Int32Array;
  /** By mail domain. */
  readonly mailboxes: readonly MailboxSystem[];
}

/** Looks up each address, user agent and mail domain of a store. */
export function lookUp(store: EventStore, lookups: Lookups): LookedUp {
  const { domains, domainTexts } = domainsOf(store);
  return {
    agents: Array.from({ length: store.agents.size }, (_, agent) => lookups.agent(store.agents.text(agent))),
    ...networksOf(store, lookups),
    domains,
    domainTexts,
    mailboxes: domainTexts.map((domain) => lookups.mailbox(domain)),
  };
}

/** What owns each address of the store. */
function networksOf(
  store: EventStore,
  lookups: Lookups,
): Pick<LookedUp, "networkList" | "networkOf" | "networkKeys"> {
  const share = sharing();
  const numbers = new Map<NetworkInfo, number>();
  const networkOf = new Int32Array(store.ips.size);
  const networkKeys = new Int32Array(store.ips.size);
  for (let ip = 0; ip < networkOf.length; ip++) {
    const text = store.ips.text(ip);
    const network = share(lookups.network(text));
    let number = numbers.get(network);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(network, number);
    }
    networkOf[ip] = number;
    networkKeys[ip] = networkKey(network, text);
  }
  return { networkList: [...numbers.keys()], networkOf, networkKeys };
}

/** Equal numbers are one network: the autonomous system, else the /16 (IPv4) or /32 (IPv6) of the address. */
function networkKey(network: NetworkInfo, ip: string): number {
  if (ip === "") return 0;
  if (network.asn !== 0) return network.asn;
  const parts = ip.includes(":")
    ? ip.split(":", 2).map((part) => Number.parseInt(part, 16) || 0)
    : ip.split(".", 2).map(Number);
  // Below zero, so that no prefix is taken for a number of an autonomous system.
  return -1 - (((parts[0]! & 0xffff) * 65_536 + (parts[1]! & 0xffff)) % 0x7fff_ffff);
}

function domainsOf(store: EventStore): { domains: Int32Array; domainTexts: string[] } {
  const ids = new Map<string, number>();
  const domainTexts: string[] = [];
  const domains = new Int32Array(store.subscribers.size);
  for (let subscriber = 0; subscriber < domains.length; subscriber++) {
    const domain = domainOf(store.subscribers.text(subscriber));
    let id = ids.get(domain);
    if (id === undefined) {
      id = domainTexts.push(domain) - 1;
      ids.set(domain, id);
    }
    domains[subscriber] = id;
  }
  return { domains, domainTexts };
}
