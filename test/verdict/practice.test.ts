import { describe, expect, it } from "vitest";
import { type EventFields, judgeOf } from "./judging.js";

const WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";
const LINUX =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.3 Mobile/15E148 Safari/604.1";
const GOOGLE_PROXY =
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
const APPLE_PREFETCH = "Mozilla/5.0";
const LINKS = ["/hero", "/women", "/men", "/home", "/sale", "/stores", "/privacy", "/unsubscribe"];
const MIN = 60;
const HOUR = 3600;

type Expected = "human" | "automated" | "not automated" | "not human";

interface Hit {
  at: number;
  ip?: string;
  agent?: string;
  url?: string;
  expect?: Expected;
  kind?: EventFields["kind"];
}

interface Case {
  name: string;
  source: string;
  to?: string;
  hits: Hit[];
}

const open = (at: number, ip: string, agent = WINDOWS): Hit => ({ at, ip, agent, kind: "open" });
const click = (at: number, expect: Expected, ip: string, agent = WINDOWS, url = "/hero"): Hit => ({
  at,
  ip,
  agent,
  url,
  expect,
});
/** The links of a mail one after the other, `step` seconds apart. */
const sweep = (
  at: number,
  step: number,
  expect: Expected,
  ip: string,
  agent = WINDOWS,
  links = LINKS,
): Hit[] => links.map((url, index) => click(at + index * step, expect, ip, agent, url));

/** What the cited logs and vendors describe, as it would stand in an export. */
const CASES: readonly Case[] = [
  {
    name: "Defender fetches every link within a second, under a browser's name",
    source: "MillionSend PR 22",
    hits: sweep(41, 0.1, "automated", "security certain-1"),
  },
  {
    name: "Defender's lone hit from the same fleet",
    source: "MillionSend PR 22",
    hits: [click(38, "automated", "security certain-1")],
  },
  {
    name: "Trend Micro's sweep from a network that no list knows",
    source: "MillionSend PR 22",
    hits: sweep(130, 0.05, "automated", "access-77"),
  },
  {
    name: "a sweep of 9 to 10 links in an export without networks",
    source: "craft-campaign issue 546",
    hits: sweep(43, 0.1, "automated", "", ""),
  },
  {
    name: "a sweep that takes 10 s",
    source: "Defender click pattern",
    hits: sweep(70, 1.3, "automated", "cloud-3"),
  },
  {
    name: "Proofpoint's sandbox, some links",
    source: "suped.com",
    hits: sweep(12, 1, "automated", "security probable-2", WINDOWS, LINKS.slice(0, 4)),
  },
  {
    name: "Barracuda names itself",
    source: "wordtothewise.com 2013",
    hits: [click(4, "automated", "cloud-4", "BarracudaSentinel (EE)")],
  },
  {
    name: "Gmail recipient: one footer link twice within a second, as Linux and as Windows, from Amazon",
    source: "suped.com, clicks concentrated on a single link",
    to: "reader@gmail.com",
    hits: [
      click(35, "automated", "cloud-5", LINUX, "/privacy"),
      click(35.02, "automated", "cloud-5", WINDOWS, "/privacy"),
    ],
  },
  {
    name: "an inline gateway looks before the delivery is reported",
    source: "wordtothewise.com 2019",
    hits: sweep(-95, 0.2, "automated", "access-78"),
  },
  {
    name: "a sandbox takes 25 min",
    source: "suped.com, how long bots take",
    hits: sweep(25 * MIN, 0.2, "automated", "cloud-6"),
  },
  {
    name: "old mail is fetched again two days later",
    source: "suped.com, how long bots take",
    hits: sweep(48 * HOUR, 0.3, "automated", "cloud-6"),
  },
  {
    name: "the link that a person clicks is checked by the gateway",
    source: "resend-node issue 901",
    hits: [
      open(3 * HOUR - 20, "access-1"),
      click(3 * HOUR, "human", "access-1"),
      click(3 * HOUR + 2, "automated", "security certain-1"),
    ],
  },
  {
    name: "the same, 12 s apart and from a cloud",
    source: "resend-node issue 901",
    hits: [
      open(3 * HOUR - 20, "access-1"),
      click(3 * HOUR, "human", "access-1"),
      click(3 * HOUR + 9, "automated", "cloud-2"),
    ],
  },
  {
    name: "scanned on arrival, read at noon",
    source: "mautic issue 16263",
    hits: [
      ...sweep(45, 0.1, "automated", "security certain-1"),
      open(4 * HOUR, "access-1"),
      click(4 * HOUR + 15, "human", "access-1"),
    ],
  },
  {
    name: "forwarded inside the company: scanned again, the reader's click stays",
    source: "django-anymail issue 200",
    hits: [
      open(2 * HOUR - 30, "access-1"),
      click(2 * HOUR, "human", "access-1"),
      ...sweep(3 * HOUR, 0.1, "automated", "security certain-1"),
    ],
  },
  {
    name: "a scanner takes the unsubscribe link along",
    source: "mautic issue 9162",
    hits: sweep(60, 0.2, "automated", "cloud-2", WINDOWS, ["/women", "/men", "/unsubscribe"]),
  },
  {
    name: "a person unsubscribes",
    source: "mautic issue 9162",
    hits: [
      open(2 * HOUR - 20, "access-9", IPHONE),
      click(2 * HOUR, "human", "access-9", IPHONE, "/unsubscribe"),
    ],
  },
  {
    name: "a fast buyer in a flash sale",
    source: "Klaviyo's advice: over-filtering removes fast real buyers",
    to: "fan@gmail.com",
    hits: [
      open(14, "access-9", IPHONE),
      click(31, "human", "access-9", IPHONE),
      { at: 5 * MIN, kind: "conversion" },
    ],
  },
  {
    name: "three offers in tabs within 6 s",
    source: "assumption: people open two or three tabs",
    to: "fan@gmail.com",
    hits: [
      open(5 * HOUR - 40, "access-9"),
      click(5 * HOUR, "human", "access-9"),
      click(5 * HOUR + 3, "human", "access-9", WINDOWS, "/women"),
      click(5 * HOUR + 6, "human", "access-9", WINDOWS, "/men"),
    ],
  },
  {
    name: "Apple's prefetch hides the reader, who clicks from home",
    source: "socketlabs.com, MPP opens",
    to: "fan@icloud.com",
    hits: [open(20 * MIN, "relay-1", APPLE_PREFETCH), click(6 * HOUR, "human", "access-9", IPHONE)],
  },
  {
    name: "Gmail's image proxy hides the reader, who clicks from home",
    source: "warmbly, open_class.go",
    to: "fan@gmail.com",
    hits: [open(HOUR - 25, "image-proxy-1", GOOGLE_PROXY), click(HOUR, "human", "access-9", WINDOWS)],
  },
  {
    name: "pictures are blocked: a click without any open",
    source: "assumption: Outlook asks before it loads pictures",
    hits: [click(7 * HOUR, "human", "access-1")],
  },
  {
    name: "behind a company's web proxy",
    source: "assumption: Zscaler carries people",
    hits: [open(90 * MIN - 15, "web-proxy-1"), click(90 * MIN, "human", "web-proxy-1")],
  },
  {
    name: "behind iCloud Private Relay",
    source: "Apple",
    to: "fan@icloud.com",
    hits: [click(40 * MIN, "human", "relay-1", IPHONE)],
  },
  {
    name: "behind the gateway's isolated browser, hours later, with an order after it",
    source: "warmbly, scanner-networks.txt: isolation renders for a person",
    hits: [
      open(4 * HOUR - 60, "access-1"),
      click(4 * HOUR, "not automated", "security probable-2"),
      { at: 4 * HOUR + 10 * MIN, kind: "conversion" },
    ],
  },
  {
    name: "a security awareness test: somebody falls for it after three minutes",
    source: "gophish issue 973",
    hits: [open(150, "access-1"), click(180, "not automated", "access-1")],
  },
  {
    name: "a security awareness test: a script fetches the page",
    source: "gophish issue 2565",
    hits: [click(9, "automated", "cloud-7", "python-requests/2.31.0")],
  },
  {
    name: "one link half a minute after the delivery, nothing else known",
    source: "django-anymail issue 200: one-link mails cannot be decided by shape",
    hits: [click(35, "not human", "", "")],
  },
];

/** Readers of other companies and of mailbox providers: what the judged mail is compared with. */
const READERS: readonly EventFields[] = Array.from({ length: 60 }, (_, index) => {
  const subscriber = index % 3 === 0 ? `p${index}@firm${index % 7}.example` : `p${index}@gmail.com`;
  const delay = 600 * 1.12 ** index;
  const ip = `access-${20 + index}`;
  const userAgent = index % 2 === 0 ? WINDOWS : IPHONE;
  const events: EventFields[] = [{ kind: "delivered", subscriber, delay: 0 }];
  if (index % 2 === 0) events.push({ kind: "open", subscriber, delay: delay - 30, ip, userAgent });
  if (index % 2 === 0 || index % 5 === 0)
    events.push({ kind: "click", subscriber, delay, ip, userAgent, url: LINKS[index % 4]! });
  return events;
}).flat();

/** And mail of theirs that gateways checked. */
const CHECKED: readonly EventFields[] = Array.from({ length: 12 }, (_, index) => {
  const subscriber = `q${index}@scanned${index % 4}.example`;
  return [
    { kind: "delivered", subscriber, delay: 0 } as EventFields,
    ...LINKS.map(
      (url, at): EventFields => ({
        kind: "click",
        subscriber,
        url,
        delay: 20 + index * 4 + at * 0.1,
        ip: `security certain-${index % 3}`,
        userAgent: WINDOWS,
      }),
    ),
  ];
}).flat();

function eventsOf({ hits, to = "judged@corp.example" }: Case): EventFields[] {
  return [
    { kind: "delivered", subscriber: to, delay: 0 },
    ...hits.map(
      ({ at, ip = "", agent = "", url = "", kind = "click" }): EventFields => ({
        kind,
        subscriber: to,
        delay: at,
        ip,
        userAgent: agent,
        url,
      }),
    ),
  ];
}

/** Probability of automation of each click of the case, in order of time, with what was expected of it. */
function judged(one: Case): { at: number; expected: Expected; probability: number }[] {
  const judge = judgeOf([...eventsOf(one), ...READERS, ...CHECKED]);
  const found: { at: number; probability: number }[] = [];
  judge.forEachMessage((_, bursts) => {
    for (const { burst, probability } of bursts) {
      const subscriber = burst.subscriber;
      // The judged mail is the first of the export.
      if (subscriber !== 0) continue;
      for (const hit of burst.hits) found.push({ at: hit.time, probability });
    }
  });
  found.sort((a, b) => a.at - b.at);
  return one.hits
    .filter(({ kind = "click" }) => kind === "click")
    .sort((a, b) => a.at - b.at)
    .map((hit, index) => ({ at: hit.at, expected: hit.expect!, probability: found[index]!.probability }));
}

const HOLDS: Readonly<Record<Expected, (probability: number) => boolean>> = {
  human: (p) => p <= 0.2,
  automated: (p) => p >= 0.8,
  "not automated": (p) => p < 0.8,
  "not human": (p) => p > 0.2,
};

describe("mail practice", () => {
  it.each(CASES)("$name ($source)", (one) => {
    for (const { at, expected, probability } of judged(one))
      expect(
        HOLDS[expected](probability),
        `${expected} expected at ${at} s, judged ${probability.toFixed(3)}`,
      ).toBe(true);
  });
});
