import type { Signal } from "../domain/signal.js";
import { busyDomain } from "./busy-domain.js";
import { changingUserAgents } from "./changing-user-agents.js";
import { clickBeforeDelivery } from "./click-before-delivery.js";
import { clickWithoutOpen } from "./click-without-open.js";
import { cloudNetwork } from "./cloud-network.js";
import { domainNetwork } from "./domain-network.js";
import { earlyClick } from "./early-click.js";
import { earlyOpen } from "./early-open.js";
import { earlyUserAgent } from "./early-user-agent.js";
import { everyLinkClicked } from "./every-link-clicked.js";
import { exportSpeed } from "./export-speed.js";
import { familiarClient } from "./familiar-client.js";
import { followUp } from "./follow-up.js";
import { gatewayMailbox } from "./gateway-mailbox.js";
import { gmailPrefetch } from "./gmail-prefetch.js";
import { hiddenLink } from "./hidden-link.js";
import { imageProxy } from "./image-proxy.js";
import { impossibleTravel } from "./impossible-travel.js";
import { lateClick } from "./late-click.js";
import { linkSweep } from "./link-sweep.js";
import { lockstep } from "./lockstep.js";
import { machineLink } from "./machine-link.js";
import { machineNetwork } from "./machine-network.js";
import { mailProgram } from "./mail-program.js";
import { noFollowUp } from "./no-follow-up.js";
import { openAndClickTogether } from "./open-and-click-together.js";
import { ordinaryNetwork } from "./ordinary-network.js";
import { outdatedBrowser } from "./outdated-browser.js";
import { platformFlag } from "./platform-flag.js";
import { privacyPrefetch } from "./privacy-prefetch.js";
import { regularIntervals } from "./regular-intervals.js";
import { repeatPattern } from "./repeat-pattern.js";
import { repeatedClicks } from "./repeated-clicks.js";
import { returningReader } from "./returning-reader.js";
import { scannedDomain } from "./scanned-domain.js";
import { scannerNetwork } from "./scanner-network.js";
import { sharedAddress } from "./shared-address.js";
import { simultaneousClicks } from "./simultaneous-clicks.js";
import { toolUserAgent } from "./tool-user-agent.js";
import { twin } from "./twin.js";
import { undatedClick } from "./undated-click.js";
import { unexpectedPlace } from "./unexpected-place.js";
import { unlikelyLink } from "./unlikely-link.js";

/** Every signal, in the order in which the manual lists them. A new one is its file and one line here. */
export const signals: readonly Signal[] = [
  clickBeforeDelivery,
  earlyClick,
  exportSpeed,
  lateClick,
  undatedClick,
  changingUserAgents,
  clickWithoutOpen,
  everyLinkClicked,
  linkSweep,
  openAndClickTogether,
  regularIntervals,
  repeatedClicks,
  simultaneousClicks,
  twin,
  cloudNetwork,
  ordinaryNetwork,
  scannerNetwork,
  sharedAddress,
  machineNetwork,
  impossibleTravel,
  unexpectedPlace,
  earlyUserAgent,
  familiarClient,
  outdatedBrowser,
  toolUserAgent,
  busyDomain,
  gatewayMailbox,
  lockstep,
  domainNetwork,
  scannedDomain,
  repeatPattern,
  returningReader,
  hiddenLink,
  machineLink,
  unlikelyLink,
  followUp,
  noFollowUp,
  platformFlag,
  earlyOpen,
  gmailPrefetch,
  imageProxy,
  mailProgram,
  privacyPrefetch,
];
