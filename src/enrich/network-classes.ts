import { CLOUDS } from "../data/cloud-networks.js";
import type { AsnRow, NetworkRow, RangeRow } from "../data/network-row.js";
import { IMAGE_PROXIES, RELAYS, WEB_PROXIES } from "../data/proxy-networks.js";
import { RELAY_RANGES } from "../data/relay-ranges.js";
import { SCANNER_RANGES } from "../data/scanner-ranges.js";
import { SECURITY_NETWORKS } from "../data/security-networks.js";
import type { Address } from "./address.js";
import { RangeTable } from "./range-table.js";

/** A row of the tables with its name for people. */
export interface KnownNetwork {
  readonly row: NetworkRow;
  readonly label: string;
}

const KIND: Record<NetworkRow["class"], string> = {
  security: "mail security",
  cloud: "cloud",
  "web-proxy": "company web proxy",
  relay: "privacy relay",
  "image-proxy": "image proxy",
};

const byRange = new RangeTable<KnownNetwork>(
  [...SCANNER_RANGES, ...RELAY_RANGES].flatMap((row) => {
    const known = { row, label: rangeLabel(row) };
    return row.ranges.map((range) => [range, known] as const);
  }),
);

const byAsn = new Map<number, KnownNetwork>();
for (const row of [
  ...SECURITY_NETWORKS,
  ...WEB_PROXIES,
  ...RELAYS,
  ...IMAGE_PROXIES,
  ...CLOUDS,
] satisfies AsnRow[]) {
  const known = { row, label: label(row) };
  for (const asn of row.asns) byAsn.set(asn, known);
}

/** What the tables know about an address; ranges go before numbers, because vendors scan from clouds. */
export function knownNetwork(address: Address, asn: number): KnownNetwork | undefined {
  return byRange.find(address) ?? byAsn.get(asn);
}

function label(row: NetworkRow): string {
  return `${row.vendor} (${KIND[row.class]})`;
}

function rangeLabel(row: RangeRow): string {
  if (row.host === "") return label(row);
  return `${row.vendor}'s range in ${row.host}${row.region === "" ? "" : `, ${row.region} region`}`;
}
