import { createHmac } from "node:crypto";
import { UsageError } from "../errors.js";
import { personOf } from "../normalize/person.js";
import { hideInLink, hideLinkTokens } from "../report/link-text.js";
import { replaceAddresses, replaceWords, withoutQuotations } from "./addresses.js";
import type { Disguise } from "./disguise.js";
import type { Personal } from "./personal.js";

/** Bytes; a shorter key can be guessed by trying all addresses of a company (DESIGN, T32 of the reliability notes). */
const SHORTEST_KEY = 16;
/** Base32 digits of a token: 80 bits, so that among a billion people two share one with a chance of 1 in 2 million. */
const TOKEN_LENGTH = 16;
/** What a link carries need not be unique in the world: links of one mail must stay apart. */
const VALUE_LENGTH = 8;
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
/** Ids that are no word and no count: `cus_00412`, `0a1b2c3d`. Others are hidden where they stand alone, not in sentences. */
const ID = /^(?=.*\d)(?=.*[\p{L}_-])[\p{L}\p{N}._-]{5,}$/u;
/** Distinct people whose token is remembered; beyond it tokens are computed again. */
const CACHE = 100_000;

/**
 * Replaces people by tokens: same key and address, same token; without the key there is no way back.
 * @throws UsageError when the key is too short
 */
export function pseudonymizer(key: Uint8Array, keepDomain: boolean): Disguise {
  if (key.length < SHORTEST_KEY) {
    throw new UsageError(
      `the key for --pseudonymize has ${key.length} bytes; use at least ${SHORTEST_KEY}, for example from: openssl rand -hex 32`,
    );
  }
  const known = new Set<string>();
  const ids = new Set<string>();
  /** Domains that are no word: `[203.0.113.9]`. */
  const oddDomains = new Set<string>();
  const cache = new Map<string, string>();

  function token(kind: string, value: string, length = TOKEN_LENGTH): string {
    const id = `${kind}\0${value}`;
    const cached = cache.get(id);
    if (cached !== undefined) return cached;
    const made = `${kind}-${base32(createHmac("sha256", key).update(id).digest(), length)}`;
    if (cache.size < CACHE) cache.set(id, made);
    return made;
  }

  function domain(value: string): string {
    const plain = canonical(value);
    return keepDomain || plain === "" ? value : token("domain", plain);
  }

  function subscriber(value: string): string {
    const plain = canonical(value);
    if (plain === "") return value;
    const at = plain.lastIndexOf("@");
    return token("user", plain) + (keepDomain && at > 0 ? plain.slice(at) : "");
  }

  const ofLink = (value: string) => token("v", value, VALUE_LENGTH);

  function plainText(value: string): string {
    const anonymous = replaceAddresses(value, subscriber);
    const nameless = ids.size === 0 ? anonymous : replaceWords(anonymous, ids, subscriber);
    if (keepDomain || known.size === 0) return nameless;
    let result = replaceWords(nameless, known, domain);
    for (const odd of oddDomains) result = result.replaceAll(odd, domain(odd));
    return result;
  }

  const text = (value: string) => plainText(hideLinkTokens(value, ofLink));
  const link = (value: string) => plainText(hideInLink(value, ofLink));

  function cell(value: string, personal: Personal): string {
    if (value.trim() === "") return value;
    if (personal === "person") return subscriber(personOf(value) || value);
    if (personal === "private") return token("text", canonical(value));
    return personal === "link" ? link(value) : text(value);
  }

  return {
    subscriber,
    domain,
    link,
    cell,
    text,
    // A row that could not be understood may say anything anywhere; file and line lead back to it.
    raw: (value) => (value === "" ? "" : "(hidden)"),
    reason: (value) => text(withoutQuotations(value)),
    learn(domains) {
      for (const name of domains) {
        if (name.startsWith("[")) oddDomains.add(name);
        else if (name.includes(".")) known.add(canonical(name));
      }
    },
    learnPeople(subscribers) {
      for (const id of subscribers) if (!id.includes("@") && ID.test(id)) ids.add(canonical(id));
    },
  };
}

/** As the normalizer writes addresses: trimmed and in lower case. */
function canonical(value: string): string {
  return value.trim().toLowerCase();
}

function base32(digest: Uint8Array, length: number): string {
  let text = "";
  // One byte per digit: simple, and the digest has bytes to spare.
  for (let i = 0; i < length; i++) text += BASE32[digest[i]! & 31];
  return text;
}
