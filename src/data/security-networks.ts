import type { AsnRow } from "./network-row.js";

const DATA = "RouteViews, NRO and DB-IP by ip-location-db, 2026-06-17";
const CHECKED = "2026-11-23";

/** Nothing but mail leaves from here: a hit is a scan of the mail, whether open or click. */
const MAIL_ONLY = { class: "security", scope: "all", certainty: "certain", checked: CHECKED } as const;

/** The vendor also renders pages for people (browser isolation), who then come from the same addresses. */
const ISOLATION = { class: "security", scope: "all", certainty: "probable", checked: CHECKED } as const;

/** The vendor also sells web proxies: pictures that people see in their mail are fetched from here too. */
const ALSO_PROXY = { class: "security", scope: "clicks", certainty: "probable", checked: CHECKED } as const;

/** Networks of vendors that scan mail. */
export const SECURITY_NETWORKS: readonly AsnRow[] = [
  {
    ...ISOLATION,
    vendor: "Proofpoint",
    asns: [26211, 52129, 22843, 13916],
    source: `${DATA}; isolation: warmbly/warmbly tracking/scanner-networks.txt`,
  },
  {
    ...ISOLATION,
    vendor: "Mimecast",
    asns: [30031, 39588, 42427, 60492, 33538, 397726, 208638, 136792, 37235],
    source: `${DATA}; isolation: warmbly/warmbly tracking/scanner-networks.txt`,
  },
  { ...MAIL_ONLY, vendor: "Barracuda", asns: [15324], source: `${DATA}; campus.barracuda.com` },
  {
    ...MAIL_ONLY,
    vendor: "Cisco Secure Email",
    asns: [16417, 30238, 30215, 40427],
    source: `${DATA}; the former IronPort, Cisco's office network is AS109`,
  },
  {
    ...MAIL_ONLY,
    vendor: "Symantec Email Security",
    asns: [21345, 26282],
    source: `${DATA}; registered as CA Technology R&D and Avago`,
  },
  { ...MAIL_ONLY, vendor: "Trend Micro", asns: [16880, 132229], source: DATA },
  { ...MAIL_ONLY, vendor: "Sophos", asns: [58976, 399342], source: DATA },
  { ...MAIL_ONLY, vendor: "Trellix", asns: [46484, 17330], source: DATA },
  { ...MAIL_ONLY, vendor: "Retarus", asns: [48328], source: DATA },
  { ...MAIL_ONLY, vendor: "Cyren", asns: [12441, 59657, 61234], source: DATA },
  { ...MAIL_ONLY, vendor: "AppRiver", asns: [53780], source: DATA },
  { ...MAIL_ONLY, vendor: "Zix", asns: [13380, 59519], source: DATA },
  { ...MAIL_ONLY, vendor: "N-able SpamExperts", asns: [43054], source: DATA },
  { ...MAIL_ONLY, vendor: "Hornetsecurity", asns: [401943], source: `${DATA}; United States only` },
  { ...ALSO_PROXY, vendor: "Trustwave", asns: [33151], source: DATA },
  { ...ALSO_PROXY, vendor: "Fortinet", asns: [40934, 53928], source: DATA },
  { ...ALSO_PROXY, vendor: "Palo Alto Networks", asns: [54538, 396421], source: DATA },
  { ...ALSO_PROXY, vendor: "Check Point", asns: [25046, 31997, 398391], source: DATA },
  { ...ALSO_PROXY, vendor: "Forcepoint", asns: [44444, 13448, 43251, 42465], source: DATA },
];
