import type { NetworkInfo } from "../../domain/clients.js";

/** Networks of one number that are compared with a new one: with a database of cities there are many places. */
const COMPARED = 16;

/** Gives equal networks as one object: an export has many more addresses than networks. */
export function sharing(): (network: NetworkInfo) => NetworkInfo {
  const known = new Map<number, NetworkInfo[]>();
  return (network) => {
    const alike = known.get(network.asn) ?? [];
    known.set(network.asn, alike);
    // The look-ups give most addresses of a network one object already.
    if (alike[alike.length - 1] === network) return network;
    for (let at = alike.length - 1; at >= Math.max(0, alike.length - COMPARED); at--)
      if (isSame(alike[at]!, network)) return alike[at]!;
    alike.push(network);
    return network;
  };
}

function isSame(a: NetworkInfo, b: NetworkInfo): boolean {
  return (
    a === b ||
    (a.label === b.label &&
      a.organisation === b.organisation &&
      a.class === b.class &&
      a.vendor === b.vendor &&
      a.certainty === b.certainty &&
      a.scope === b.scope &&
      a.country === b.country &&
      a.city === b.city &&
      Object.is(a.latitude, b.latitude) &&
      Object.is(a.longitude, b.longitude))
  );
}
