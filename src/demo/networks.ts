import type { Random } from "./random.js";

/**
 * Ranges that the named operators announce, in RouteViews, NRO and DB-IP data of 2026-06-17. Ranges of people were chosen so
 * that the whole range lies in the one country.
 */
type Ranges = readonly string[];

export const COUNTRIES = ["US", "GB", "DE", "CA", "FR", "NL", "AU"] as const;
export type Country = (typeof COUNTRIES)[number];

/** Fixed lines: Comcast, Verizon, Charter; BT, Virgin Media; Telekom; Rogers; Orange, Free; KPN; Telstra. */
export const HOME: Readonly<Record<Country, Ranges>> = {
  US: ["73.16.0.0/13", "71.104.0.0/14", "24.180.0.0/15"],
  GB: ["86.128.0.0/11", "82.0.0.0/13"],
  DE: ["79.192.0.0/11", "87.128.0.0/11"],
  CA: ["99.224.0.0/13"],
  FR: ["90.0.0.0/13", "82.64.0.0/15"],
  NL: ["77.160.0.0/14"],
  AU: ["1.120.0.0/14"],
};

/** Phones: T-Mobile; Three, Vodafone; Telefonica, Vodafone; Bell; Orange, SFR; Odido; Telstra. */
export const MOBILE: Readonly<Record<Country, Ranges>> = {
  US: ["172.58.0.0/16"],
  GB: ["92.40.0.0/16", "148.252.128.0/18"],
  DE: ["176.0.0.0/14", "109.40.0.0/14"],
  CA: ["70.48.0.0/14"],
  FR: ["92.184.96.0/19", "37.64.0.0/14"],
  NL: ["188.88.0.0/15"],
  AU: ["1.120.0.0/14"],
};

/** Lines of companies: Comcast, Verizon and AT&T for business; elsewhere companies buy from the same carriers as homes. */
export const OFFICE: Readonly<Record<Country, Ranges>> = {
  ...HOME,
  US: ["50.192.0.0/15", "65.232.0.0/14", "12.128.0.0/16"],
};

/** Zscaler, where the staff of a company comes from one address. */
export const WEB_PROXY: Ranges = ["104.129.192.0/20", "147.161.128.0/17"];
/** Exits of 31173 Services and M247, which commercial VPNs rent. */
export const VPN: Ranges = ["193.138.218.0/24", "185.65.134.0/24", "146.70.64.0/18"];
/** Egress of iCloud Private Relay and of Mail Privacy Protection: MISP list icloud-private-relay, 2026-08-11. */
export const APPLE_RELAY: Ranges = ["172.224.224.0/19", "172.225.0.0/16", "172.226.0.0/16", "104.28.0.0/16"];

/** Where Gmail's image proxy fetches from, in public code lists. */
export const GOOGLE_IMAGES: Ranges = ["66.249.80.0/20", "66.102.0.0/20", "74.125.208.0/20"];
/** Yahoo, AS36647. */
export const YAHOO_IMAGES: Ranges = ["98.137.64.0/20", "67.195.0.0/17"];
/** Exchange Online, which proxies pictures for Outlook on the web. */
export const EXCHANGE_IMAGES: Ranges = ["52.96.0.0/14"];

/** Exchange Online Protection as published, and 40.94.0.0/16 from logs, which lies outside every published list. */
export const DEFENDER: Ranges = ["40.92.0.0/15", "40.107.0.0/16", "104.47.0.0/17", "40.94.0.0/16"];
export const PROOFPOINT: Ranges = ["67.231.144.0/20", "148.163.144.0/21", "205.220.160.0/20"];
export const MIMECAST: Ranges = ["91.220.42.0/24", "205.139.110.0/23", "170.10.128.0/22", "207.211.30.0/24"];
/** AS15324, and two regional blocks that Barracuda rents from Amazon. */
export const BARRACUDA: Ranges = [
  "64.235.152.0/22",
  "209.222.80.0/23",
  "35.157.190.224/27",
  "18.185.115.192/26",
];
export const CISCO: Ranges = ["68.232.128.0/19", "139.138.32.0/20", "216.71.128.0/19"];
export const TREND_MICRO: Ranges = ["216.104.0.0/20", "150.70.8.0/21"];
/** Amazon, DigitalOcean, OVH: sandboxes without a name of their own. */
export const CLOUD: Ranges = ["18.208.0.0/13", "3.80.0.0/12", "167.99.0.0/16", "51.68.0.0/16"];
/** Amazon EC2 in Virginia: the lone link checks of Gmail recipients (suped.com, single-link clicks). */
export const EC2: Ranges = ["18.208.0.0/13", "3.80.0.0/12"];

/** One address of one of the ranges, never the first nor the last of it. */
export function address(random: Random, ranges: Ranges): string {
  const [base = "", length = ""] = random.pick(ranges).split("/");
  let value = 0;
  for (const part of base.split(".")) value = value * 256 + Number(part);
  value += 1 + random.below(2 ** (32 - Number(length)) - 2);
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
}
