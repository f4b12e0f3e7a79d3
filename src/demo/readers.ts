import { dwell, nextClick, reading } from "./delays.js";
import { isUnsubscribe } from "./mailings.js";
import type { Hit, Link, Mailing, Message, Person } from "./model.js";
import { APPLE_RELAY, address, COUNTRIES, MOBILE, VPN } from "./networks.js";
import { display } from "./opens.js";
import type { Random } from "./random.js";
import { clickCheck, rescan } from "./scanners.js";

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** 98 % of clicks fall within a week (denis-test.com); the export is made after two. */
const EXPORTED_AFTER = 14 * 24 * HOUR;

/** All assumed, as nobody published them; practitioners speak of one link, maybe two, for each person who clicks. */
const SECOND_LINK = 0.25;
const THIRD_LINK = 0.3;
const EVERY_LINK_OF_A_SHORT_MAIL = 0.15;
const READS_AGAIN = 0.15;
const FORWARDS = 0.02;
/** On a commercial VPN, abroad, behind iCloud Private Relay: rare, but what network and place rules stumble over. */
const ON_VPN = 0.03;
const ABROAD = 0.02;
const PRIVATE_RELAY = 0.12;
/** Opens the page inside the gateway's isolation browser (warmbly, scanner-networks.txt). */
const ISOLATED = 0.03;
/** 0.25 % of mails end in an unsubscribe (Mailchimp 2019), which is one of some 120 readings. */
const UNSUBSCRIBES = 0.008;

/** What one person does with one mail, and the checks that the person's own clicks set off. */
export function read(random: Random, message: Message): Hit[] {
  const { person, mailing, delivered } = message;
  if (!random.chance(person.reads)) return [];
  const opened = delivered + reading(random, delivered) * SECOND;
  const ip = place(random, person);
  const hits = display(random, person, opened, ip);
  if (random.chance(READS_AGAIN))
    hits.push(...display(random, person, opened + random.between(1, 30) * HOUR, ip));
  let time = opened + dwell(random) * SECOND;
  for (const { url } of chosen(random, person, mailing)) {
    const click: Hit = { event: "click", time, url, ip, agent: person.browser, label: "human" };
    hits.push(...throughGateway(random, person, click));
    time += nextClick(random) * SECOND;
  }
  const gateway = person.company?.gateway;
  if (gateway && random.chance(FORWARDS)) hits.push(...rescan(random, message, gateway, time + HOUR / 2));
  return hits.filter((hit) => hit.time < mailing.start + EXPORTED_AFTER);
}

function chosen(random: Random, person: Person, { links }: Mailing): Link[] {
  if (random.chance(UNSUBSCRIBES)) return links.filter(({ url }) => isUnsubscribe(url));
  if (!random.chance(person.clicks)) return [];
  const offers = links.filter(({ url }) => !isUnsubscribe(url));
  if (offers.length <= 3 && random.chance(EVERY_LINK_OF_A_SHORT_MAIL)) return offers;
  let count = 1;
  if (random.chance(SECOND_LINK)) count += random.chance(THIRD_LINK) ? 2 : 1;
  return Array.from({ length: count }, () => random.weighted(offers, ({ pull }) => pull));
}

function throughGateway(random: Random, person: Person, click: Hit): Hit[] {
  const gateway = person.company?.gateway;
  if (!gateway) return [click];
  if (gateway.checksClicks > 0 && random.chance(ISOLATED)) {
    return [{ ...click, ip: address(random, gateway.ranges) }];
  }
  return random.chance(gateway.checksClicks) ? [click, clickCheck(random, gateway, click)] : [click];
}

function place(random: Random, person: Person): string {
  if (random.chance(ON_VPN)) return address(random, VPN);
  if (random.chance(ABROAD)) return address(random, MOBILE[random.pick(COUNTRIES)]);
  if (person.app === "apple" && random.chance(PRIVATE_RELAY)) return address(random, APPLE_RELAY);
  // Staff reads at the office, and one time in four at home or on the way.
  if (person.company !== null && random.chance(0.75)) return person.company.office;
  return person.phone && random.chance(0.5) ? person.mobile : person.home;
}
