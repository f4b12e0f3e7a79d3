/** Kinds of networks. `access` = consumer or office line, `unknown` = not in the tables. */
export type NetworkClass =
  | "security"
  | "cloud"
  | "web-proxy"
  | "relay"
  | "image-proxy"
  | "access"
  | "private"
  | "unknown";

/** Who owns an address, and what that says about a hit from it. */
export interface NetworkInfo {
  /** Autonomous system number, 0 when unknown. */
  readonly asn: number;
  /** Organisation as the database names it. */
  readonly organisation: string;
  readonly class: NetworkClass;
  /** Mail-security or cloud vendor for known ranges, else "". */
  readonly vendor: string;
  /** How sure a hit from here is a machine's: vendor networks also host isolation browsers. */
  readonly certainty: "certain" | "probable" | "none";
  /** Which hits the network condemns: Microsoft and Google fetch images for people, so opens from there prove nothing. */
  readonly scope: "all" | "clicks" | "none";
  /** ISO 3166 alpha-2, "" when unknown or meaningless (clouds, relays). */
  readonly country: string;
  /** City or region where a city database says so, else "". */
  readonly city: string;
  /** Degrees, NaN when unknown. */
  readonly latitude: number;
  readonly longitude: number;
  /** For people: "Barracuda's range in Amazon, Frankfurt region". */
  readonly label: string;
}

/** What made a request, by its user agent. */
export type AgentClass =
  | "person"
  | "mail-client"
  | "image-proxy"
  | "prefetch"
  | "tool"
  | "scanner"
  | "missing";

export interface AgentInfo {
  readonly class: AgentClass;
  /** Which entry or pattern decided: "isbot: curl", "GoogleImageProxy", "Chrome 120 on Windows". */
  readonly name: string;
  /** Milliseconds since 1970 when this browser version was released; NaN when unknown. */
  readonly releasedAt: number;
}

/** What receives mail for a domain. */
export interface MailboxSystem {
  /** "Proofpoint", "Microsoft 365", "Gmail", "" when unknown. */
  readonly name: string;
  /** gateway = scans links; suite = may scan (Microsoft 365, Google Workspace); consumer = free mail. */
  readonly kind: "gateway" | "suite" | "consumer" | "unknown";
  /** How it is known: mx file, provider list. */
  readonly from: "mx" | "provider-list" | "none";
}
