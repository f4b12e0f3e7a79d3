import type { RangeRow } from "./network-row.js";

const CHECKED = "2026-11-23";
const WARMBLY = "warmbly/warmbly tracking/scanner-networks.txt";

const CERTAIN = {
  class: "security",
  scope: "all",
  certainty: "certain",
  host: "",
  region: "",
  checked: CHECKED,
} as const;
/** Ranges that lists disagree on, or whose size nobody published. */
const PROBABLE = { ...CERTAIN, certainty: "probable" } as const;

/** Barracuda's regional blocks for Email Gateway Defense; all lie in Amazon by the ASN data, the region is Amazon's usual one for the prefix, unverified. */
const BARRACUDA = { ...CERTAIN, vendor: "Barracuda", host: "Amazon", source: WARMBLY } as const;

/** Ranges of mail-security vendors that the number of the network does not show. */
export const SCANNER_RANGES: readonly RangeRow[] = [
  { ...CERTAIN, vendor: "Barracuda", ranges: ["64.235.144.0/20"], source: "public code lists; AS15324" },
  { ...CERTAIN, vendor: "Barracuda", ranges: ["209.222.80.0/21"], source: "campus.barracuda.com" },
  { ...BARRACUDA, ranges: ["209.222.82.0/24"], source: "campus.barracuda.com; announced by AS16509" },
  { ...BARRACUDA, ranges: ["3.24.133.128/25"], region: "Sydney" },
  { ...BARRACUDA, ranges: ["15.222.16.128/25"], region: "Canada" },
  {
    ...BARRACUDA,
    ranges: ["35.157.190.224/27", "18.185.115.192/26", "18.184.203.224/27"],
    region: "Frankfurt",
  },
  { ...BARRACUDA, ranges: ["13.200.136.128/25"], region: "Mumbai" },
  { ...BARRACUDA, ranges: ["35.176.92.96/27", "18.133.136.96/27", "18.133.136.128/26"], region: "London" },
  {
    ...PROBABLE,
    vendor: "Proofpoint",
    ranges: ["67.231.144.0/20", "208.84.64.0/22", "208.86.200.0/22", "91.209.104.0/24"],
    source: "proofpoint.my.site.com support page",
  },
  {
    ...PROBABLE,
    vendor: "Proofpoint",
    ranges: ["62.209.50.0/24"],
    host: "Equinix",
    source: "proofpoint.my.site.com support page; announced by AS15830",
  },
  {
    ...PROBABLE,
    vendor: "Cisco Email Threat Defense",
    ranges: ["3.41.135.0/24", "18.96.45.0/24"],
    host: "Amazon",
    source: "docs.cmd.cisco.com names single addresses; the /24 is assumed",
  },
  {
    ...CERTAIN,
    vendor: "Symantec Email Security",
    ranges: ["195.245.230.0/23", "103.9.96.0/22"],
    host: "Google Cloud",
    source: "published as Symantec; announced by AS396982",
  },
  {
    ...PROBABLE,
    vendor: "Symantec Email Security",
    ranges: ["67.219.240.0/20", "117.120.16.0/21"],
    host: "Amazon",
    source: "third-party lists, unverified",
  },
  {
    ...PROBABLE,
    vendor: "Microsoft 365",
    // Outlook on the web fetches pictures for people through the same ranges.
    scope: "clicks",
    ranges: [
      "40.92.0.0/15",
      "40.107.0.0/16",
      "52.100.0.0/14",
      "104.47.0.0/17",
      "52.238.78.88/32",
      "2a01:111:f400::/48",
      "2a01:111:f403::/48",
    ],
    source: `MISP warning list microsoft-office365-ip; 52.100.0.0/14 and f403: ${WARMBLY}`,
  },
];
