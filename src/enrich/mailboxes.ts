import { readFileSync } from "node:fs";
import { MAIL_SERVERS } from "../data/mail-servers.js";
import { MAILBOXES } from "../data/mailboxes.js";
import type { MailboxSystem } from "../domain/clients.js";
import { embeddedFile } from "./embedded.js";

/** Nothing is known, which is not the same as "no gateway": products that read mail by API leave no trace in DNS. */
const UNKNOWN: MailboxSystem = Object.freeze({ name: "", kind: "unknown", from: "none" });
const OTHER_CONSUMER: MailboxSystem = Object.freeze({
  name: "Other free mail",
  kind: "consumer",
  from: "provider-list",
});

const providers = new Map<string, MailboxSystem>();
for (const [name, domains] of MAILBOXES) {
  const system: MailboxSystem = Object.freeze({ name, kind: "consumer", from: "provider-list" });
  for (const domain of domains.split(" ")) providers.set(domain, system);
}

const servers = new Map<string, MailboxSystem>(
  MAIL_SERVERS.map(([suffix, name, kind]) => [suffix, Object.freeze({ name, kind, from: "mx" })]),
);

let listed: Set<string> | undefined;

/** Further domains of the email-providers list; read when a domain is first asked that the own table does not know. */
function listedDomains(): Set<string> {
  if (listed === undefined) {
    const file = embeddedFile("mailboxes.txt");
    listed = new Set(file === undefined ? [] : readFileSync(file, "utf8").split("\n"));
    listed.delete("");
  }
  return listed;
}

/** Who receives for a mail domain, as far as the domain alone says: consumer mail, else unknown. */
export function mailboxSystem(domain: string): MailboxSystem {
  const name = hostName(domain);
  return providers.get(name) ?? (listedDomains().has(name) ? OTHER_CONSUMER : UNKNOWN);
}

/** Who receives, by the name of a mail server (`mxa-00123.gslb.pphosted.com`): the longest known suffix decides. */
export function systemOfMailServer(host: string): MailboxSystem {
  let suffix = hostName(host);
  while (suffix !== "") {
    const system = servers.get(suffix);
    if (system !== undefined) return system;
    const dot = suffix.indexOf(".");
    suffix = dot < 0 ? "" : suffix.slice(dot + 1);
  }
  return UNKNOWN;
}

/** Lower-case and without the trailing dot; longer than any DNS name is none. */
function hostName(text: string): string {
  if (text.length > 255) return "";
  const name = text.trim().toLowerCase();
  return name.endsWith(".") ? name.slice(0, -1) : name;
}
