import {
  APPLE_PREFETCH,
  GMAIL_PREFETCH,
  GOOGLE_IMAGE_PROXY,
  OUTLOOK_DESKTOP,
  OUTLOOK_PHONE,
  YAHOO_IMAGE_PROXY,
} from "./agents.js";
import { privacyFetch } from "./delays.js";
import type { Hit, Message, Person } from "./model.js";
import { APPLE_RELAY, address, EXCHANGE_IMAGES, GOOGLE_IMAGES, YAHOO_IMAGES } from "./networks.js";
import type { Random } from "./random.js";

/** Apple Mail fetches once, when it runs; some phones stay off. Half of opens is what Litmus measures; assumed per mail. */
const APPLE_FETCHES = 0.85;
/** 1 to 6 % of Gmail's opens come before display (sparkpost, 9.8 bn events). */
const GMAIL_FETCHES = 0.01;

/** Pictures that a mail app fetches whether or not anybody reads the mail. */
export function prefetch(random: Random, { person, delivered }: Message): Hit[] {
  const machine = { event: "open", url: "", label: "automated" } as const;
  if (person.app === "apple" && !person.blocksPictures && random.chance(APPLE_FETCHES)) {
    const time = delivered + privacyFetch(random) * 1000;
    return [{ ...machine, time, ip: address(random, APPLE_RELAY), agent: APPLE_PREFETCH }];
  }
  if (person.app === "gmail" && random.chance(GMAIL_FETCHES)) {
    const time = delivered + random.between(1, 30) * 1000;
    return [{ ...machine, time, ip: address(random, GOOGLE_IMAGES), agent: GMAIL_PREFETCH }];
  }
  return [];
}

/** The open that the platform sees when a person looks at the mail; nothing where pictures are blocked or come from Apple's cache. */
export function display(random: Random, person: Person, time: number, ip: string): Hit[] {
  if (person.blocksPictures || person.app === "apple") return [];
  return [{ event: "open", url: "", time, label: "human", ...fetcher(random, person, ip) }];
}

function fetcher(random: Random, { app, browser }: Person, ip: string): { ip: string; agent: string } {
  switch (app) {
    case "gmail":
      return { ip: address(random, GOOGLE_IMAGES), agent: GOOGLE_IMAGE_PROXY };
    case "yahoo":
      return { ip: address(random, YAHOO_IMAGES), agent: YAHOO_IMAGE_PROXY };
    case "outlook-web":
      return { ip: address(random, EXCHANGE_IMAGES), agent: browser };
    case "outlook":
      return { ip, agent: random.pick(OUTLOOK_DESKTOP) };
    case "outlook-phone":
      return { ip, agent: random.pick(OUTLOOK_PHONE) };
    case "apple":
      return { ip, agent: browser };
  }
}
