import type { MailboxSystem } from "../../domain/clients.js";
import type { AuditOptions } from "../../domain/options.js";
import type { Notice } from "../../domain/report.js";
import type { Need } from "../../domain/signal.js";
import { classifyAgent, type Networks } from "../../enrich/index.js";
import { UsageError } from "../../errors.js";
import { timeParser } from "../../normalize/index.js";
import type { World } from "../../verdict/world.js";
import { mailboxes } from "../inputs/mail-servers.js";
import type { SecondJudge } from "../judge/second-judge.js";
import type { Collected } from "../take/collect.js";
import { campaignFacts } from "./campaign-facts.js";
import { capabilities } from "./capabilities.js";
import { unseenHoneypots } from "./honeypots.js";
import { lookUp } from "./look-ups.js";
import { networksOf } from "./networks-of.js";
import { arrange } from "./order.js";
import { worldOf } from "./world.js";
import { type WorldFacts, worldFacts } from "./world-facts.js";

/** What is known of all that occurs in an export before anything is judged. */
export interface LookedUp {
  networks: Networks;
  world: World;
  facts: WorldFacts;
  has: Set<Need>;
  mailbox: (domain: string) => MailboxSystem;
  notices: Notice[];
  /** A thread that knows the same; null for none. */
  helper: SecondJudge | null;
}

/**
 * Puts what was read in its order, and looks up the networks, user agents and domains in it.
 * @param second thread that may help, null for none
 * @param opening databases that are being opened, null for none
 */
export async function lookUpAll(
  options: AuditOptions,
  collected: Collected,
  second: SecondJudge | null,
  opening: Promise<Networks> | null,
): Promise<LookedUp> {
  const { store } = collected;
  await arrange(store, second);
  const asked = second?.isUp === true ? second : null;
  const campaigns = asked?.know(store);
  const networks = await networksOf(options, store, opening);
  const { mailbox, known: mailServers, notices } = await mailboxes(options, collected);
  const looked = lookUp(store, { network: (ip) => networks.lookup(ip), agent: classifyAgent, mailbox });
  networks.close();
  const facts = worldFacts(store, collected, looked, (await campaigns) ?? campaignFacts(store), {
    resolution: collected.clocks.step,
    honeypots: options.honeypots ?? [],
    sentAt: sentAtOf(options),
  });
  const helper = asked?.makeWorld(facts) === true ? asked : null;
  if (helper === null) await second?.end();
  const world = worldOf(store, facts);
  const has = capabilities(store, world, {
    honeypots: (options.honeypots ?? []).length > 0,
    mailServers,
    homes: world.hasHomes,
    positions: collected.links.some((link) => link.position > 0),
  });
  return {
    networks,
    world,
    facts,
    has,
    mailbox,
    notices: [...notices, ...unseenHoneypots(store, options.honeypots ?? [])],
    helper,
  };
}

/** Read as the times of the files are: no day that does not exist, and in the zone of those that name none. */
function sentAtOf(options: AuditOptions): number {
  if (options.sentAt === undefined) return Number.NaN;
  const time = timeParser({ zone: options.timezone, order: options.dateOrder })(options.sentAt);
  if (Number.isNaN(time))
    throw new UsageError(`--sent-at "${options.sentAt}" is not a time; write it as 2026-03-31T09:00:00Z`);
  return time;
}
