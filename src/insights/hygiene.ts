import {
  BRANDED_SHORTENERS,
  REWRITE_HOSTS,
  SHARED_REDIRECT_HOSTS,
  SHORTENERS,
  SOCIAL_DOMAINS,
} from "../data/link-hosts.js";
import { MAILBOXES } from "../data/mailboxes.js";
import { compare } from "../domain/compare.js";
import type { Insights } from "../domain/report.js";
import { type LinkTarget, rowOf, senderDomain, targetOf } from "./hosts.js";
import { NO_SENDER, NOT_CHECKABLE, TEXTS } from "./hygiene-texts.js";
import { imitated, mixedScripts } from "./look-alikes.js";
import { listed, percent, plural } from "./text.js";

type Finding = Insights["hygiene"][number];
type Check = keyof typeof TEXTS;

interface LinkUse {
  readonly campaign: string;
  readonly link: string;
  readonly clicks: number;
}

/** Own site, tracking domain and some six partners or social networks are usual; a hand-set limit. */
const MANY_DOMAINS = 8;
/** Below this share of the links a foreign domain is an aside. */
const MAIN_SHARE = 0.1;

const shorteners = new Map(SHORTENERS.map((host) => [host, host]));
const branded = new Map(BRANDED_SHORTENERS);
const redirects = new Map(SHARED_REDIRECT_HOSTS);
const rewrites = new Map(REWRITE_HOSTS);
const social = new Set(SOCIAL_DOMAINS);
const mailboxes = new Set(MAILBOXES.flatMap(([, domains]) => domains.split(" ")));

interface Use {
  links: number;
  clicks: number;
}

interface HostUse extends Use {
  target: LinkTarget;
  /** Of these, without encryption. */
  plain: Use;
}

/**
 * What in links and sender draws scanners, one finding per host, warnings first. Never part of a verdict.
 * @param options.from sending domains or addresses
 */
export function hygiene(links: readonly LinkUse[], options: { from: readonly string[] }): Finding[] {
  const hosts = new Map<string, HostUse>();
  const perCampaign = new Map<string, Set<string>>();
  for (const { campaign, link, clicks } of links) {
    const target = targetOf(link);
    if (target === null) continue;
    const use = hosts.get(target.host) ?? { target, ...noUse(), plain: noUse() };
    hosts.set(target.host, use);
    add(use, clicks);
    if (target.scheme === "http") add(use.plain, clicks);
    const domains = perCampaign.get(campaign) ?? new Set();
    perCampaign.set(campaign, domains.add(target.domain || target.host));
  }
  const senders = [...new Set(options.from.map(senderDomain).filter((domain) => domain !== ""))].sort();
  const findings = [...hosts.values()].flatMap((use) => aboutHost(use, senders));
  for (const [campaign, domains] of perCampaign)
    if (domains.size >= MANY_DOMAINS)
      findings.push(finding("many-domains", campaign, `The mail links to ${domains.size} domains.`));
  findings.push(...alignment([...hosts.values()], senders));
  return [...findings.sort(order), ...(senders.length === 0 ? [NO_SENDER] : []), ...NOT_CHECKABLE];
}

function noUse(): Use {
  return { links: 0, clicks: 0 };
}

function add(use: Use, clicks: number): void {
  use.links++;
  use.clicks += clicks;
}

function aboutHost(use: HostUse, senders: readonly string[]): Finding[] {
  const { target } = use;
  const found: Finding[] = [];
  const say = (check: Check, more = "", of: Use = use) => {
    found.push(finding(check, target.host, `${figures(of)}.${more}`));
  };
  const company = rowOf(branded, target.host);
  const gateway = rewriteOf(target.host);
  const platform = rowOf(redirects, target.host);
  if (company !== undefined) say("branded-shortener", ` It belongs to ${company}.`);
  else if (rowOf(shorteners, target.host) !== undefined) say("shortener");
  if (use.plain.links > 0) say("plain-http", "", use.plain);
  if (target.isAddress) say("raw-address");
  if (gateway !== undefined) say("rewritten-link", ` It belongs to ${gateway}.`);
  if (platform !== undefined) say("shared-redirect-host", ` It belongs to ${platform}.`);
  const scripts = mixedScripts(target);
  if (scripts.length > 0)
    say("mixed-script", ` It is shown as "${target.shown}" (${scripts.join(" and ")}).`);
  else {
    const name = (senders.length === 0 ? [""] : senders)
      .map((sender) => imitated(target, sender))
      .find((one) => one !== null);
    if (name !== undefined) say("look-alike", ` It is shown as "${target.shown}" and looks like "${name}".`);
  }
  return found;
}

/** Mimecast numbers its hosts per region: protect-eu.mimecast.com. */
function rewriteOf(host: string): string | undefined {
  return /^protect-[a-z]{2,10}\.mimecast\.com$/.test(host) ? "Mimecast" : rowOf(rewrites, host);
}

/** The domains that carry a good part of the links and are not the sender's. */
function alignment(hosts: readonly HostUse[], senders: readonly string[]): Finding[] {
  const borrowed = senders.filter((sender) => mailboxes.has(sender));
  if (borrowed.length > 0) return borrowed.map((sender) => finding("sender-at-mailbox-provider", sender, ""));
  if (senders.length === 0) return [];
  const domains = new Map<string, Use>();
  let all = 0;
  for (const { target, links, clicks } of hosts) {
    all += links;
    const use = domains.get(target.domain) ?? noUse();
    domains.set(target.domain, { links: use.links + links, clicks: use.clicks + clicks });
  }
  const own = senders.some((sender) => domains.has(sender));
  return [...domains]
    .filter(([domain, { links }]) => !senders.includes(domain) && links >= all * MAIN_SHARE && !named(domain))
    .map(([domain, use]) => ({
      ...finding(
        "unaligned-domain",
        domain,
        `${figures(use)} (${percent(use.links / all)} of the links); the sending ${senders.length === 1 ? "domain is" : "domains are"} ${listed(senders)}.`,
      ),
      severity: own ? ("notice" as const) : ("warning" as const),
    }));
}

/** Has a finding of its own, or cannot be the sender's. */
function named(domain: string): boolean {
  return (
    domain === "" ||
    social.has(domain) ||
    [shorteners, branded, redirects, rewrites].some((table) => rowOf<string>(table, domain) !== undefined)
  );
}

/** Longest name shown: a host has 253 characters at most, a campaign any number. */
const SHOWN = 253;

function finding(check: Check, subject: string, figures: string): Finding {
  const { severity, why, advice } = TEXTS[check];
  return { check, severity, subject: subject.slice(0, SHOWN), why: `${figures} ${why}`.trim(), advice };
}

function figures({ links, clicks }: Use): string {
  return `${plural(links, "link")} with ${plural(clicks, "click")}`;
}

function order(a: Finding, b: Finding): number {
  return (
    compare(b.severity, a.severity) ||
    compare(a.check, b.check) ||
    compare(a.subject, b.subject) ||
    compare(a.why, b.why)
  );
}
