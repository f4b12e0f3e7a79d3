import { isIP } from "node:net";

/** An IP address, cleaned and valid. */
export interface Address {
  /** Without brackets, port and zone; IPv4 in IPv6 (::ffff:192.0.2.1) unwrapped. */
  readonly text: string;
  readonly family: 4 | 6;
  /** IPv4: the address as a number. IPv6: its first 48 bits as a number, exact in a double. */
  readonly key: number;
}

/** Longest text that can hold an address with brackets, zone and port; longer text is none. */
const LONGEST = 128;

/**
 * Reads what exports write: `192.0.2.1`, `192.0.2.1:443`, `[2001:db8::1]:443`, `fe80::1%eth0`, `::ffff:192.0.2.1`.
 * Returns null for anything else, also for `08.8.8.8` and `8.8.8`, which the database reader would answer wrongly.
 */
export function parseAddress(raw: string): Address | null {
  const plain = plainIpv4(raw);
  if (plain !== -1) return { text: raw, family: 4, key: plain };
  if (raw.length > LONGEST) return null;
  let text = raw.trim();
  let family = isIP(text);
  if (family === 0) {
    text = withoutPort(text);
    family = isIP(text);
  }
  if (family === 4) return { text, family, key: ipv4Key(text) };
  if (family !== 6) return null;
  const zone = text.indexOf("%");
  if (zone >= 0) text = text.slice(0, zone);
  const groups = ipv6Groups(text);
  if (groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    const mapped = `${groups[6]! >> 8}.${groups[6]! & 255}.${groups[7]! >> 8}.${groups[7]! & 255}`;
    return { text: mapped, family: 4, key: ipv4Key(mapped) };
  }
  return { text, family, key: groups[0]! * 2 ** 32 + groups[1]! * 2 ** 16 + groups[2]! };
}

/** An IPv4 address and nothing else, as nearly every export writes it; -1 for any other text. */
function plainIpv4(text: string): number {
  let key = 0;
  let part = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit === -2) {
      if (part === -1) return -1;
      key = key * 256 + part;
      part = -1;
      dots++;
    } else {
      if (digit < 0 || digit > 9 || part === 0) return -1;
      part = part === -1 ? digit : part * 10 + digit;
      if (part > 255) return -1;
    }
  }
  return dots === 3 && part !== -1 ? key * 256 + part : -1;
}

function withoutPort(text: string): string {
  if (text.startsWith("[")) {
    const end = text.indexOf("]");
    return end > 0 && /^(:\d{1,5})?$/.test(text.slice(end + 1)) ? text.slice(1, end) : text;
  }
  const colon = text.indexOf(":");
  return colon > 0 && /^\d{1,5}$/.test(text.slice(colon + 1)) ? text.slice(0, colon) : text;
}

function ipv4Key(text: string): number {
  let key = 0;
  let part = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      key = key * 256 + part;
      part = 0;
    } else part = part * 10 + code - 48;
  }
  return key * 256 + part;
}

/** The eight groups of a valid IPv6 address. */
function ipv6Groups(text: string): number[] {
  const gap = text.indexOf("::");
  if (gap < 0) return groupsOf(text);
  const head = groupsOf(text.slice(0, gap));
  const tail = groupsOf(text.slice(gap + 2));
  while (head.length + tail.length < 8) head.push(0);
  return head.concat(tail);
}

function groupsOf(text: string): number[] {
  const groups: number[] = [];
  if (text === "") return groups;
  for (const group of text.split(":")) {
    if (group.includes(".")) {
      const key = ipv4Key(group);
      groups.push(Math.floor(key / 65536), key % 65536);
    } else groups.push(Number.parseInt(group, 16));
  }
  return groups;
}
