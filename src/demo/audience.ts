import { ANDROID_BROWSERS, DESKTOP_BROWSERS, IPHONE_BROWSERS, MAC_BROWSERS } from "./agents.js";
import { pickGateway } from "./gateways.js";
import type { Company, MailApp, Person } from "./model.js";
import { address, COUNTRIES, type Country, HOME, MOBILE, OFFICE, WEB_PROXY } from "./networks.js";
import { Random } from "./random.js";

const COMPANY_SHARE = 0.35;

/** Where the made-up shop sells. */
const COUNTRY_SHARE: Readonly<Record<Country, number>> = {
  US: 55,
  GB: 14,
  DE: 9,
  CA: 8,
  FR: 5,
  NL: 5,
  AU: 4,
};

/** Share of consumers, and their mail apps. Half of all opens come by Apple's privacy prefetch (Litmus, 30 to 60 %). */
const CONSUMER_DOMAINS: readonly { domain: string; share: number; apps: readonly MailApp[] }[] = [
  { domain: "gmail.com", share: 58, apps: ["gmail", "gmail", "gmail", "apple"] },
  { domain: "yahoo.com", share: 15, apps: ["yahoo", "yahoo", "apple"] },
  { domain: "outlook.com", share: 14, apps: ["outlook-web", "outlook-phone", "outlook-phone", "apple"] },
  { domain: "icloud.com", share: 13, apps: ["apple"] },
];
const COMPANY_APPS: readonly MailApp[] = ["outlook", "outlook", "outlook", "outlook-web", "gmail", "apple"];

// biome-ignore format: a list of words
const PLACES = ["harbour", "north", "river", "stone", "maple", "field", "bright", "valley",
  "lake", "summit", "cedar", "meadow", "bridge", "amber", "coast", "willow"];
// biome-ignore format: a list of words
const TRADES = ["foods", "legal", "energy", "design", "logistics", "works", "health", "media",
  "labs", "school", "studio", "capital", "tools", "print", "travel", "systems"];

/** `count` people: about a third at companies below `.example`, the others with a plainly made-up name at a consumer domain. */
export function audience(seed: number, count: number): Person[] {
  const random = new Random(`${seed}/audience`);
  const staff = Math.round(count * COMPANY_SHARE);
  const people: Person[] = [];
  for (let index = 0; people.length < staff; index++) {
    const company = newCompany(random, index);
    const size = Math.min(companySize(random), staff - people.length);
    for (let member = 0; member < size; member++) people.push(newPerson(random, people.length + 1, company));
  }
  while (people.length < count) people.push(newPerson(random, people.length + 1, null));
  return people;
}

/** Pareto: most companies have one or two subscribers, a few have dozens. */
const companySize = (random: Random): number => Math.min(45, Math.floor((1 - random.unit()) ** (-1 / 1.1)));

function newCompany(random: Random, index: number): Company {
  const place = PLACES[index % PLACES.length]!;
  const trade = TRADES[Math.floor(index / PLACES.length) % TRADES.length]!;
  const round = Math.floor(index / (PLACES.length * TRADES.length));
  const country = random.weighted(COUNTRIES, (each) => COUNTRY_SHARE[each]);
  return {
    domain: `${place}-${trade}${round === 0 ? "" : round + 1}.example`,
    country,
    gateway: pickGateway(random),
    // Scans start by volume, by reputation, or always: between a few and nearly all mails of a domain (Salesforce, anti-spam).
    scanned: random.pick([0.03, 0.1, 0.3, 0.8]),
    office: address(random, random.chance(0.12) ? WEB_PROXY : OFFICE[country]),
  };
}

function newPerson(random: Random, number: number, company: Company | null): Person {
  const consumer = random.weighted(CONSUMER_DOMAINS, (each) => each.share);
  const country = company?.country ?? random.weighted(COUNTRIES, (each) => COUNTRY_SHARE[each]);
  const app = random.pick(company === null ? consumer.apps : COMPANY_APPS);
  const phone = app === "outlook-phone" || random.chance(company === null ? 0.6 : 0.25);
  return {
    email: `sub${String(number).padStart(4, "0")}.demo@${company?.domain ?? consumer.domain}`,
    country,
    company,
    app,
    // Outlook asks before it loads pictures; elsewhere they load.
    blocksPictures: random.chance(app === "outlook" ? 0.35 : 0.04),
    phone,
    browser: browser(random, app, phone),
    home: address(random, HOME[country]),
    mobile: address(random, MOBILE[country]),
    // A third of the people reads most mails, the others few. Together some 30 % read one and some 5 % click.
    reads: random.chance(0.33) ? random.between(0.45, 0.85) : random.between(0.02, 0.25),
    clicks: random.between(0.03, 0.26),
  };
}

function browser(random: Random, app: MailApp, phone: boolean): string {
  if (app === "apple") return random.pick(phone ? IPHONE_BROWSERS : MAC_BROWSERS);
  if (!phone) return random.pick(DESKTOP_BROWSERS);
  return random.pick(random.chance(0.5) ? ANDROID_BROWSERS : IPHONE_BROWSERS);
}
