import { DISGUISED, LINUX_AND_WINDOWS } from "./agents.js";
import { burstStart, burstWidth, scannerOpen } from "./delays.js";
import { CONSUMER_DEFENDER } from "./gateways.js";
import type { Gateway, Hit, Link, Message } from "./model.js";
import { address, EC2 } from "./networks.js";
import type { Random } from "./random.js";

/** Shares of mails that consumer providers scan; assumed, as one sender saw a wave and others nothing. */
const OUTLOOK_SCANS = 0.05;
const GMAIL_CHECKS = 0.006;
/** Ten minutes is common, half an hour is seen (suped.com, how long bots take). */
const LATE = 0.05;
/** Not every scanner loads pictures; assumed. */
const OPENS = 0.35;
/** Omnivery and others: sandboxes that fetch a link again at once under another name. */
const REPEATS = 0.06;

const SECOND = 1000;

/** What machines fetch of one mail, before or without any person. */
export function scan(random: Random, message: Message): Hit[] {
  const { company, email } = message.person;
  if (company?.gateway) {
    return message.held || random.chance(company.scanned) ? burst(random, message, company.gateway) : [];
  }
  if (email.endsWith("@outlook.com")) {
    return random.chance(OUTLOOK_SCANS) ? burst(random, message, CONSUMER_DEFENDER) : [];
  }
  return email.endsWith("@gmail.com") && random.chance(GMAIL_CHECKS) ? pair(random, message) : [];
}

/** The burst of a gateway that starts at `start` instead of its usual delay: a forward inside the company is scanned again. */
export function rescan(random: Random, message: Message, gateway: Gateway, start: number): Hit[] {
  return sweep(random, message, gateway, start);
}

/** The vendor's check of a link that a person clicks: up to 12 s around it, from another network (resend-node issue 901). */
export function clickCheck(random: Random, gateway: Gateway, click: Hit): Hit {
  return {
    ...click,
    time: click.time + random.between(-1, 12) * SECOND,
    ip: address(random, gateway.ranges),
    agent: random.pick(gateway.agents),
    label: "automated",
  };
}

function burst(random: Random, message: Message, gateway: Gateway): Hit[] {
  const { sent, delivered, held } = message;
  const delay = random.chance(LATE) ? random.between(600, 2400) : burstStart(random);
  const start = held ? random.between(sent, delivered) : delivered + delay * SECOND;
  const hits = sweep(random, message, gateway, start);
  if (held || !random.chance(OPENS)) return hits;
  const open = Math.min(delivered + scannerOpen(random) * SECOND, start - SECOND);
  return [{ ...hits[0]!, event: "open", url: "", time: open }, ...hits];
}

function sweep(random: Random, { mailing }: Message, gateway: Gateway, start: number): Hit[] {
  const links = random.chance(gateway.sweeps) ? swept(random, mailing.links) : [random.pick(mailing.links)];
  const step = links.length > 1 ? (burstWidth(random) * SECOND) / (links.length - 1) : 0;
  const scattered = random.chance(gateway.scatters);
  const agent = random.pick(gateway.agents);
  let ip = address(random, gateway.ranges);
  return links.flatMap(({ url }, index) => {
    if (scattered) ip = address(random, gateway.ranges);
    const time = start + index * step;
    const hit: Hit = { event: "click", time, url, ip, agent, label: "automated" };
    return random.chance(REPEATS) ? [hit, { ...hit, agent: random.pick(DISGUISED) }] : [hit];
  });
}

/** Mostly the whole mail from the top; sometimes in any order, sometimes without the last links. */
function swept(random: Random, links: readonly Link[]): readonly Link[] {
  const taken = random.chance(0.25) ? links.slice(0, Math.ceil(links.length / 2)) : links;
  return random.chance(0.3) ? random.shuffled(taken) : taken;
}

/** Gmail recipients: one link, often of the footer, twice within milliseconds as Linux and as Windows, from Amazon (suped.com). */
function pair(random: Random, { mailing, delivered }: Message): Hit[] {
  const { url } = random.pick(mailing.links.slice(-3));
  const time = delivered + burstStart(random) * SECOND;
  return LINUX_AND_WINDOWS.map((agent) => ({
    event: "click",
    time,
    url,
    ip: address(random, EC2),
    agent,
    label: "automated",
  }));
}
