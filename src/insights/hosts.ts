import { domainToUnicode } from "node:url";
import { parse } from "tldts";

/** Where a link leads, as a browser would read it. */
export interface LinkTarget {
  readonly scheme: "http" | "https" | "none";
  /** Lower case and in punycode. */
  readonly host: string;
  /** The host as it is shown to people: same as `host` but for international names. */
  readonly shown: string;
  /** What somebody can register, "" for addresses; tenants of shared hosting count as their own. */
  readonly domain: string;
  readonly isAddress: boolean;
}

/** No name on the internet is longer (RFC 1035); longer ones are rubbish. */
const LONGEST_HOST = 253;
/** Longest address that is looked at; browsers and platforms keep to 2,048 characters. */
const LONGEST = 2048;

/** The target of a link; null for what is no web address (mail, telephone, merge tags, rubbish). Never throws. */
export function targetOf(link: string): LinkTarget | null {
  const text = link.slice(0, LONGEST).trim();
  const scheme = schemeOf(text);
  if (scheme === null) return null;
  let url: URL;
  try {
    url = new URL(scheme === "none" ? `https://${text.replace(/^\/\//, "")}` : text);
  } catch {
    return null;
  }
  const host = url.hostname.replace(/\.$/, "");
  if (host === "" || host.length > LONGEST_HOST) return null;
  const found = parse(host, { allowPrivateDomains: true, extractHostname: false });
  const isAddress = found.isIp === true || host.startsWith("[");
  const known = found.isIcann === true || found.isPrivate === true;
  // "unsubscribe.html" is a file, "shop.de/x" an address: without a scheme only a public ending tells.
  if (scheme === "none" && !text.startsWith("//") && !known) return null;
  return {
    scheme,
    host,
    shown: host.includes("xn--") ? domainToUnicode(host) || host : host,
    domain: isAddress ? "" : (found.domain ?? host),
    isAddress,
  };
}

function schemeOf(text: string): LinkTarget["scheme"] | null {
  if (/^https:/i.test(text)) return "https";
  if (/^http:/i.test(text)) return "http";
  if (text.startsWith("//")) return "none";
  return /^[\p{L}\p{N}.-]+(?:[/?#]|:\d|$)/u.test(text) ? "none" : null;
}

/** The registrable domain of "News <news@mail.shop.example>", an address or a domain; "" when there is none. */
export function senderDomain(from: string): string {
  const text = from.slice(0, LONGEST);
  const host = text
    .slice(text.lastIndexOf("@") + 1)
    .replace(/>.*$/s, "")
    .trim()
    .toLowerCase();
  return parse(host, { allowPrivateDomains: true }).domain ?? "";
}

/** The table row that the host equals or lies below. */
export function rowOf<T>(table: ReadonlyMap<string, T>, host: string): T | undefined {
  for (let at = 0; at !== -1; ) {
    const row = table.get(host.slice(at));
    if (row !== undefined) return row;
    const dot = host.indexOf(".", at);
    at = dot === -1 ? -1 : dot + 1;
  }
  return undefined;
}
