import type { AgentClass } from "../domain/clients.js";

/** User agents that mean something in mail; tried in this order, before any general list of bots. */
export interface MailAgentRow {
  /** Lower-case texts that must all occur. */
  readonly contains: readonly string[];
  readonly class: AgentClass;
  readonly name: string;
}

/**
 * Checked 2026-11-23. Proxies: outsolvi.com/blog/gmail-image-proxy-deep-dive-2026, gmass.co/blog/false-opens-in-gmail,
 * isbot and device-detector entries. Scanners: Braze's list of filtered agents (Barracuda Sentinel); the other vendor names
 * come from blogs and nobody published a capture, but no browser of the corpus carries them. Mail clients: several public lists call
 * Outlook a bot, it is a person reading.
 */
export const MAIL_AGENTS: readonly MailAgentRow[] = [
  { contains: ["googleimageproxy"], class: "image-proxy", name: "GoogleImageProxy" },
  { contains: ["via ggpht.com"], class: "image-proxy", name: "GoogleImageProxy" },
  { contains: ["yahoomailproxy"], class: "image-proxy", name: "YahooMailProxy" },
  { contains: ["chrome/42.0.2311.135", "edge/12.246"], class: "prefetch", name: "Gmail prefetch" },
  { contains: ["barracuda"], class: "scanner", name: "Barracuda" },
  { contains: ["proofpoint"], class: "scanner", name: "Proofpoint" },
  { contains: ["mimecast"], class: "scanner", name: "Mimecast" },
  { contains: ["ciscosecureemail"], class: "scanner", name: "Cisco Secure Email" },
  { contains: ["ironport"], class: "scanner", name: "Cisco IronPort" },
  { contains: ["tmes/"], class: "scanner", name: "Trend Micro Email Security" },
  { contains: ["trend micro email"], class: "scanner", name: "Trend Micro Email Security" },
  { contains: ["symantec.cloud"], class: "scanner", name: "Symantec.cloud" },
  { contains: ["messagelabs"], class: "scanner", name: "MessageLabs" },
  { contains: ["safe links"], class: "scanner", name: "Microsoft Safe Links" },
  { contains: ["safelinks"], class: "scanner", name: "Microsoft Safe Links" },
  { contains: ["fireeye"], class: "scanner", name: "FireEye" },
  { contains: ["hornetsecurity"], class: "scanner", name: "Hornetsecurity" },
  { contains: ["fortimail"], class: "scanner", name: "FortiMail" },
  { contains: ["google-safety"], class: "scanner", name: "Google-Safety" },
  { contains: ["outlook-ios"], class: "mail-client", name: "Outlook for iOS" },
  { contains: ["outlook-android"], class: "mail-client", name: "Outlook for Android" },
  { contains: ["outlook-express"], class: "mail-client", name: "Windows Live Mail" },
  { contains: ["microsoft outlook"], class: "mail-client", name: "Outlook" },
  { contains: ["macoutlook/"], class: "mail-client", name: "Outlook for Mac" },
  { contains: ["microsoft office/"], class: "mail-client", name: "Microsoft Office" },
  { contains: ["ms-office"], class: "mail-client", name: "Microsoft Office" },
  { contains: ["msoffice"], class: "mail-client", name: "Microsoft Office" },
  { contains: ["thunderbird/"], class: "mail-client", name: "Thunderbird" },
  { contains: ["applemail/"], class: "mail-client", name: "Apple Mail" },
  { contains: ["airmail/"], class: "mail-client", name: "Airmail" },
  { contains: ["em client/"], class: "mail-client", name: "eM Client" },
  { contains: ["lotus-notes/"], class: "mail-client", name: "HCL Notes" },
  { contains: ["postbox/"], class: "mail-client", name: "Postbox" },
  { contains: ["mailbird/"], class: "mail-client", name: "Mailbird" },
  { contains: ["kmail/"], class: "mail-client", name: "KMail" },
];
