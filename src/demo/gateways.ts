import { BARRACUDA_SENTINEL, DISGUISED, OUTDATED, TOOLS } from "./agents.js";
import type { Gateway } from "./model.js";
import { BARRACUDA, CISCO, CLOUD, DEFENDER, HOME, MIMECAST, PROOFPOINT, TREND_MICRO } from "./networks.js";
import type { Random } from "./random.js";

/**
 * Shares are assumed, in the order of size of the vendors' mail servers; a tenth of the companies has Defender. What each
 * does is section 3 of the facts on scanners: Microsoft and Trend Micro fetch every link at once under a browser's name
 * (MillionSend PR 22), Microsoft leaves lone hits too (suped.com), Barracuda follows what it takes for redirectors (wordtothewise.com
 * 2013), time-of-click checks come with Proofpoint, Mimecast, Cisco and Microsoft (resend-node issue 901).
 */
const GATEWAYS: readonly Gateway[] = [
  {
    id: "defender",
    share: 0.13,
    ranges: DEFENDER,
    agents: [...DISGUISED, ...DISGUISED, ...OUTDATED],
    sweeps: 0.8,
    scatters: 0.4,
    checksClicks: 0.15,
    inline: false,
  },
  {
    id: "proofpoint",
    share: 0.07,
    ranges: PROOFPOINT,
    agents: DISGUISED,
    sweeps: 0.9,
    scatters: 0.1,
    checksClicks: 0.3,
    inline: true,
  },
  {
    id: "mimecast",
    share: 0.05,
    ranges: MIMECAST,
    agents: DISGUISED,
    sweeps: 0.85,
    scatters: 0.1,
    checksClicks: 0.3,
    inline: true,
  },
  {
    id: "barracuda",
    share: 0.04,
    ranges: BARRACUDA,
    agents: [BARRACUDA_SENTINEL, ...DISGUISED],
    sweeps: 0.95,
    scatters: 0,
    checksClicks: 0.1,
    inline: true,
  },
  {
    id: "cisco",
    share: 0.03,
    ranges: CISCO,
    agents: DISGUISED,
    sweeps: 0.8,
    scatters: 0,
    checksClicks: 0.2,
    inline: true,
  },
  {
    id: "trend-micro",
    share: 0.02,
    ranges: TREND_MICRO,
    agents: DISGUISED,
    sweeps: 0.9,
    scatters: 0.2,
    checksClicks: 0,
    inline: false,
  },
  // A sandbox that somebody rents: no vendor to recognise, often no browser either.
  {
    id: "sandbox",
    share: 0.03,
    ranges: CLOUD,
    agents: [...TOOLS, ...DISGUISED],
    sweeps: 0.8,
    scatters: 0.3,
    checksClicks: 0,
    inline: false,
  },
  // One link, an ordinary browser, a line like anybody's: resend-node issue 901 saw it on a Brazilian provider.
  {
    id: "stealth",
    share: 0.03,
    ranges: HOME.US,
    agents: DISGUISED,
    sweeps: 0,
    scatters: 0,
    checksClicks: 0,
    inline: false,
  },
];

/** Outlook.com and Hotmail scan some mail as Defender does (one sender, 2024: orita.ai, suped.com). */
export const CONSUMER_DEFENDER: Gateway = { ...GATEWAYS[0]!, id: "outlook.com", sweeps: 1, checksClicks: 0 };

/** Most companies have none: plain Microsoft 365, Google Workspace or a host's mail server. */
export function pickGateway(random: Random): Gateway | null {
  let left = random.unit();
  for (const gateway of GATEWAYS) {
    left -= gateway.share;
    if (left < 0) return gateway;
  }
  return null;
}
