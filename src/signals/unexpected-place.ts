import type { Home, Signal } from "../domain/signal.js";
import { atDomain } from "./words.js";

/** The case of a hit from home, and of one from elsewhere, by where the home is known from. */
function atHome(from: Home["from"]): string {
  return from === "history" ? "home-usual" : from === "colleagues" ? "home-colleagues" : "home";
}

function elsewhere(from: Home["from"]): string {
  return from === "history"
    ? "elsewhere-usual"
    : from === "colleagues"
      ? "elsewhere-colleagues"
      : "elsewhere";
}

/** "the subscriber is at home in DE (Europe/Berlin)" */
function expected({ country, zone, from, agree, of }: Home, domain: string): string {
  if (from === "history") return `the subscriber's other mails were read in ${country} (${agree} of ${of})`;
  if (from === "colleagues") return `the others ${atDomain(domain)} are in ${country} (${agree} of ${of})`;
  return `the subscriber is at home in ${country}${zone === "" ? "" : ` (${zone})`}`;
}

export const unexpectedPlace: Signal = {
  id: "unexpected-place",
  title: "From an unexpected country",
  group: "place",
  meaning:
    "The click came from another country than expected, or from that one. Expected is the country that the subscribers file names, else the one where the subscriber's other mails were read, else the one where the others of the mail domain are. What the judged mail itself shows is left out.",
  falseAlarms:
    "Travellers, people with a VPN, people who moved, companies with offices abroad. Off for clouds, privacy relays and company proxies, whose country means nothing.",
  advice: "Check the countries of your list when this hits many.",
  sources: [
    "two country databases compared on 60,000 addresses: they differ on 2 % of consumer lines and on a quarter of hosting networks",
    "support.knowbe4.com/hc/en-us/articles/217844568: the place of a click shows routing",
    "assumption: two other mails, or four colleagues, of which four in five agree, show where somebody is",
  ],
  needs: ["subscribers with country"],
  thresholds: [],
  cases: {
    elsewhere: "another country than the subscribers file names",
    "elsewhere-again": "another country, but other mails of the subscriber were read there too",
    "elsewhere-office": "another country, but from an address that colleagues use at any time",
    home: "the country that the subscribers file names",
    "elsewhere-usual": "another country than the subscriber's other mails",
    "home-usual": "the country of the subscriber's other mails",
    "elsewhere-colleagues": "another country than the colleagues",
    "home-colleagues": "the country of the colleagues",
  },
  evaluate(burst, context) {
    const home = burst.country === "" ? null : context.home(burst);
    if (home === null) return "";
    if (home.country === burst.country) return atHome(home.from);
    if (context.visits(burst) > 0) return "elsewhere-again";
    return context.address(burst)?.looks === "office" ? "elsewhere-office" : elsewhere(home.from);
  },
  because(burst, seen, context) {
    const { country, network } = burst;
    const from = `clicked from ${country}${network.city === "" ? "" : ` (${network.city})`}`;
    const home = context.home(burst);
    if (home === null) return from;
    return `${from}, ${seen.startsWith("home") ? "and" : "but"} ${expected(home, context.domainName(burst.domain))}`;
  },
  evaluateOpen(open) {
    const { country, home } = open;
    if (country === "" || home === null) return "";
    return home.country === country ? atHome(home.from) : elsewhere(home.from);
  },
};
