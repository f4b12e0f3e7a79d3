import type { RangeRow } from "./network-row.js";

const CHECKED = "2026-11-23";

/** Ranges that fetch or carry things for people. */
export const RELAY_RANGES: readonly RangeRow[] = [
  {
    class: "relay",
    scope: "none",
    certainty: "none",
    vendor: "iCloud",
    host: "",
    region: "",
    // The smallest set that holds all 13,747 published prefixes; it carries some other traffic too.
    ranges: [
      "104.28.0.0/16",
      "140.248.0.0/16",
      "146.75.0.0/16",
      "172.224.0.0/16",
      "172.225.0.0/16",
      "172.226.0.0/16",
      "2606:54c0::/32",
      "2606:54c3::/32",
      "2a02:26f7::/32",
      "2a04:4e41::/32",
      "2a09:bac2::/32",
      "2a09:bac3::/32",
    ],
    source: "MISP warning list icloud-private-relay, 2026-08-11",
    checked: CHECKED,
  },
  {
    class: "image-proxy",
    scope: "clicks",
    certainty: "probable",
    vendor: "Google",
    host: "",
    region: "",
    ranges: ["66.249.80.0/20", "66.102.0.0/20", "72.14.192.0/18", "74.125.0.0/16"],
    source: "public code lists; the exact range of the proxy is not published",
    checked: CHECKED,
  },
];
