import type { Need, Signal } from "../../domain/signal.js";
import { flagCode } from "../../store/event-ids.js";
import type { EventStore } from "../../store/events.js";
import type { World } from "../../verdict/world.js";

const NO_FLAG = flagCode("none");

/** Which needs of the signals the input meets. */
export function capabilities(
  store: EventStore,
  world: World,
  extra: { honeypots: boolean; mailServers: boolean; homes: boolean; positions: boolean },
): Set<Need> {
  const has = new Set<Need>();
  const add = (need: Need, met: boolean) => {
    if (met) has.add(need);
  };
  let timed = false;
  let based = false;
  let flags = false;
  for (let click = 0; click < store.clicks && !(timed && flags); click++) {
    timed ||= !Number.isNaN(store.clickTime.get(click));
    flags ||= store.clickFlag.get(click) !== NO_FLAG;
  }
  for (let message = 0; message < store.messages.size && !based; message++) {
    if (store.clicksOf(message) === 0) continue;
    based =
      !Number.isNaN(store.deliveredAt.get(message)) ||
      !Number.isNaN(store.sentAt.get(message)) ||
      !Number.isNaN(world.campaignSentAt[store.messages.a(message)]!);
  }
  for (let group = 0; group < store.openGroups && !(timed && flags); group++) {
    timed ||= !Number.isNaN(store.openFirst.get(group));
    flags ||= store.openFlag.get(group) !== NO_FLAG;
  }
  add("click times", timed);
  // Without deliveries and sends the start of the campaign is inferred: the timing signals run, with weaker cases.
  add("delivery or send times", based || timed);
  add("links", world.hasLinks);
  add("opens", store.openGroups > 0);
  add("ip", store.ips.size > 1);
  add("user_agent", store.agents.size > 1);
  add("subscribers with country", extra.homes);
  add("conversions", store.followUps.size > 0);
  add("platform flags", flags);
  add("mail servers (--mx)", extra.mailServers);
  add("hidden links (--honeypot)", extra.honeypots);
  add(
    "mail domains",
    world.domainTexts.some((domain) => domain !== ""),
  );
  add("several campaigns", store.campaigns.size > 1);
  add("link positions", extra.positions);
  return has;
}

export function missingFor(signal: Signal, has: ReadonlySet<Need>): Need[] {
  return signal.needs.filter((need) => !has.has(need));
}
