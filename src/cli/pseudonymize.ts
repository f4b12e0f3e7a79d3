import { createHmac } from "node:crypto";
import { UsageError } from "../errors.js";
import { replaceAddresses, replaceDomains } from "./addresses.js";
import type { Disguise } from "./disguise.js";

/** Bytes; a shorter key can be guessed by trying all addresses of a company (DESIGN, T32 of the reliability notes). */
const SHORTEST_KEY = 16;
/** Base32 digits of a token: 80 bits, so that among a billion people two share one with a chance of 1 in 2 million. */
const TOKEN_LENGTH = 16;
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
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
  const cache = new Map<string, string>();

  function token(kind: string, value: string): string {
    const id = `${kind}\0${value}`;
    const cached = cache.get(id);
    if (cached !== undefined) return cached;
    const made = `${kind}-${base32(createHmac("sha256", key).update(id).digest())}`;
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

  return {
    subscriber,
    domain,
    text(value) {
      const anonymous = replaceAddresses(value, subscriber);
      return keepDomain || known.size === 0 ? anonymous : replaceDomains(anonymous, known, domain);
    },
    learn(domains) {
      for (const name of domains) if (name.includes(".")) known.add(canonical(name));
    },
  };
}

/** As the normalizer writes addresses: trimmed and in lower case. */
function canonical(value: string): string {
  return value.trim().toLowerCase();
}

function base32(digest: Uint8Array): string {
  let text = "";
  // One byte per digit: simple, and the digest has bytes to spare.
  for (let i = 0; i < TOKEN_LENGTH; i++) text += BASE32[digest[i]! & 31];
  return text;
}
