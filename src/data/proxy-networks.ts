import type { AsnRow } from "./network-row.js";

const DATA = "RouteViews, NRO and DB-IP by ip-location-db, 2026-06-17";
const CHECKED = "2026-11-23";

/** People browse through these: the address says nothing about who or where they are. */
const PEOPLE = { scope: "none", certainty: "none", checked: CHECKED } as const;

/** Company web proxies: the whole staff comes from here. */
export const WEB_PROXIES: readonly AsnRow[] = [
  {
    ...PEOPLE,
    class: "web-proxy",
    vendor: "Zscaler",
    asns: [22616, 53813, 62044, 53444],
    source: `${DATA}; MISP warning list zscaler, 71 of 78 prefixes`,
  },
  { ...PEOPLE, class: "web-proxy", vendor: "Netskope", asns: [55256], source: DATA },
  { ...PEOPLE, class: "web-proxy", vendor: "Menlo Security", asns: [62654], source: DATA },
  { ...PEOPLE, class: "web-proxy", vendor: "iboss", asns: [137922, 202276, 396253], source: DATA },
  { ...PEOPLE, class: "web-proxy", vendor: "Cisco Umbrella", asns: [36692], source: DATA },
  { ...PEOPLE, class: "web-proxy", vendor: "Skyhigh Security", asns: [14600], source: DATA },
  { ...PEOPLE, class: "web-proxy", vendor: "Cato Networks", asns: [13150, 138627], source: DATA },
];

/** Content networks that carry iCloud Private Relay and similar services, and exits of commercial VPNs. */
export const RELAYS: readonly AsnRow[] = [
  { ...PEOPLE, class: "relay", vendor: "Cloudflare", asns: [13335, 209242], source: DATA },
  { ...PEOPLE, class: "relay", vendor: "Akamai", asns: [36183, 20940, 16625], source: DATA },
  { ...PEOPLE, class: "relay", vendor: "Fastly", asns: [54113], source: DATA },
  { ...PEOPLE, class: "relay", vendor: "Apple", asns: [714, 6185], source: DATA },
  {
    ...PEOPLE,
    class: "relay",
    vendor: "PacketHub",
    asns: [136787, 147049, 207137],
    source: `${DATA}; that it is a VPN exit: general knowledge`,
  },
  {
    ...PEOPLE,
    class: "relay",
    vendor: "31173 Services",
    asns: [39351],
    source: `${DATA}; that it is a VPN exit: general knowledge`,
  },
  {
    ...PEOPLE,
    class: "relay",
    vendor: "Proton",
    asns: [62371, 199218, 209103],
    source: `${DATA}; that it is a VPN exit: general knowledge`,
  },
];

/** Mail providers that fetch pictures for their readers; nobody browses from there. */
export const IMAGE_PROXIES: readonly AsnRow[] = [
  {
    class: "image-proxy",
    scope: "clicks",
    certainty: "probable",
    vendor: "Yahoo",
    asns: [36647, 26101, 36088, 10310, 36646, 34010, 15635],
    source: DATA,
    checked: CHECKED,
  },
];
