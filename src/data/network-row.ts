import type { NetworkInfo } from "../domain/clients.js";

/** What is known about the networks of one operator. Matched by number, never by name: names hit unrelated networks. */
export interface NetworkRow {
  /** Operator, as people know it. */
  readonly vendor: string;
  readonly class: "security" | "cloud" | "web-proxy" | "relay" | "image-proxy";
  /** Which hits the network condemns. */
  readonly scope: NetworkInfo["scope"];
  /** How sure such a hit is a machine's. */
  readonly certainty: NetworkInfo["certainty"];
  readonly source: string;
  /** Day of the last check, ISO 8601. */
  readonly checked: string;
}

/** Autonomous systems of one operator. */
export interface AsnRow extends NetworkRow {
  readonly asns: readonly number[];
}

/** Address ranges of one operator inside somebody else's network, or narrower than the network they lie in. */
export interface RangeRow extends NetworkRow {
  /** CIDR notation; IPv6 ranges are no longer than /48, which is what the look-up keeps. */
  readonly ranges: readonly string[];
  /** Cloud that hosts the ranges, "" for own networks. */
  readonly host: string;
  /** Region of that cloud, "" when unknown. */
  readonly region: string;
}
