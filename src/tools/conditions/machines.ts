import { Random } from "../../demo/random.js";
import type { EventRow } from "../../domain/event.js";
import type { Condition, LabelledFolder } from "../labelled.js";
import { noClient } from "./columns.js";
import { AUTOMATED, domainOf, HUMAN, isCompany, isHit, messageOf, ofRows, rowsOf, withRows } from "./rows.js";

/** Scans of a gateway in a campaign below which copies would all have the same delay. */
const FEW = 5;

/** Hits up to so long after the delivery belong to the check at delivery (facts/scanners.md: most within minutes). */
const AT_DELIVERY_MS = 3_600_000;

interface Scan {
  gateway: string;
  campaign: string;
  /** Opens and clicks, with times from the delivery in ms. */
  hits: EventRow[];
}

/** Everything that machines did, message by message. */
function scansOf(folder: LabelledFolder) {
  const delivered = new Map<string, EventRow>();
  for (const row of folder.rows) if (row.kind === "delivered") delivered.set(messageOf(row), row);
  const people = new Set<string>();
  for (const { row, label } of rowsOf(folder))
    if (label === HUMAN && row.kind === "click") people.add(messageOf(row));
  const scans = new Map<string, Scan>();
  for (const { row, label } of rowsOf(folder)) {
    const key = messageOf(row);
    const from = delivered.get(key);
    // What a gateway does hours later, it does because somebody clicked or forwarded: that is nothing to copy.
    if (label !== AUTOMATED || from === undefined || row.time - from.time > AT_DELIVERY_MS) continue;
    const gateway = folder.gateways.get(domainOf(row.subscriber)) ?? "none";
    const scan = scans.get(key) ?? { gateway, campaign: row.campaign, hits: [] };
    scan.hits.push({ ...row, time: row.time - from.time });
    scans.set(key, scan);
  }
  return { delivered, scans, people };
}

/**
 * Copies scans onto messages that have none: `target` says onto which, `source` from whom. A domain has one gateway, and
 * copies only what such a gateway did.
 */
function scanned(
  name: string,
  source: (gateway: string) => boolean,
  target: (message: { domain: string; key: string; hasPerson: boolean }, random: Random) => boolean,
): (folder: LabelledFolder) => LabelledFolder {
  return (folder) => {
    const { delivered, scans, people } = scansOf(folder);
    // What a gateway does when somebody clicks belongs to that click.
    const templates = [...scans]
      .filter(([key, { gateway }]) => !people.has(key) && source(gateway))
      .map(([, scan]) => scan)
      .filter(({ hits }) => hits.some(({ kind }) => kind === "click"));
    const added = rowsOf(folder);
    for (const [key, mail] of delivered) {
      const domain = domainOf(mail.subscriber);
      const random = new Random(`${folder.name}/${name}/${key}`);
      if (scans.has(key) || !target({ domain, key, hasPerson: people.has(key) }, random)) continue;
      const own = templates.filter(({ campaign }) => campaign === mail.campaign);
      const gateways = commonOf(own);
      if (gateways.length === 0) continue;
      const gateway = new Random(`${folder.name}/${name}/${domain}`).pick(gateways);
      const scan = random.pick(own.filter((one) => one.gateway === gateway));
      for (const hit of scan.hits)
        added.push({
          row: { ...hit, subscriber: mail.subscriber, time: mail.time + hit.time },
          label: AUTOMATED,
        });
    }
    return ofRows(folder, added);
  };
}

/** Gateways with enough scans that copies of them are not all alike; all of them where none has. */
function commonOf(scans: readonly Scan[]): string[] {
  const counts = new Map<string, number>();
  for (const { gateway } of scans) counts.set(gateway, (counts.get(gateway) ?? 0) + 1);
  const common = [...counts].filter(([gateway, count]) => gateway !== "none" && count >= FEW);
  return (common.length === 0 ? [...counts] : common).map(([gateway]) => gateway).sort();
}

function chosen(name: string, share: number): (domain: string) => boolean {
  return (domain) => isCompany(domain) && new Random(`${name}/${domain}`).chance(share);
}

/** Nearly every company checks nearly all links. */
const saturated = scanned(
  "saturated",
  (gateway) => gateway !== "stealth",
  ({ domain }, random) => chosen("saturated", 0.9)(domain) && random.chance(0.9),
);

/** More scanners that look like people: ordinary lines and browsers, one to three links, a minute to five. */
const stealth = scanned(
  "stealth",
  (gateway) => gateway === "stealth",
  ({ domain }, random) => chosen("stealth", 0.2)(domain) && random.chance(0.5),
);

/** Whoever clicks was scanned before. */
const scannedFirst = scanned(
  "scanned-first",
  () => true,
  ({ hasPerson }, random) => hasPerson && random.chance(0.8),
);

/** Machines take the browsers and the lines of people; only time, shape and company give them away. */
function disguised(folder: LabelledFolder): LabelledFolder {
  const people = folder.rows.filter(
    (row, at) => folder.labels[at] === HUMAN && row.kind === "click" && row.ip.includes("."),
  );
  if (people.length === 0) return folder;
  return withRows(folder, (row, label) => {
    if (label !== AUTOMATED || !isHit(row) || row.ip === "") return row;
    const random = new Random(`${folder.name}/disguise/${messageOf(row)}`);
    const { ip, userAgent } = random.pick(people);
    const [a, b] = ip.split(".");
    return { ...row, ip: `${a}.${b}.${random.below(256)}.${1 + random.below(254)}`, userAgent };
  });
}

/** Other machines. */
export const MACHINES: readonly Condition[] = [
  { name: "saturated", of: saturated },
  { name: "saturated-blind", of: (folder) => noClient(saturated(folder)), sideFiles: false },
  { name: "stealth", of: stealth },
  { name: "scanned-first", of: scannedFirst },
  { name: "disguised", of: disguised },
];
