import type { MailboxSystem } from "../domain/clients.js";

/** Suffix of mail-server names -> who receives. */
export type MailServerRow = readonly [suffix: string, name: string, kind: MailboxSystem["kind"]];

/**
 * The longest suffix that ends at a dot wins. Checked 2026-11-23. Sources: visulima/visulima email-provider-mx data.ts (MIT),
 * docs.cmd.cisco.com (Cisco ETD), MonitoraPA/monitorapa#56 (Forcepoint, Trellix, Fortinet), cloudflare/cloudflare-docs MX
 * tables, c7solutions.com/2024/02/what-is-mx-microsoft, public provider tables. Rows after "unverified" have one source only.
 */
export const MAIL_SERVERS: readonly MailServerRow[] = [
  ["pphosted.com", "Proofpoint", "gateway"],
  ["pphosted.net", "Proofpoint", "gateway"],
  ["ppe-hosted.com", "Proofpoint Essentials", "gateway"],
  ["mimecast.com", "Mimecast", "gateway"],
  ["mimecast.co.za", "Mimecast", "gateway"],
  ["mimecast.org", "Mimecast", "gateway"],
  ["mimecast-offshore.com", "Mimecast", "gateway"],
  ["ess.barracudanetworks.com", "Barracuda", "gateway"],
  ["cudasvc.com", "Barracuda", "gateway"],
  ["iphmx.com", "Cisco Secure Email", "gateway"],
  ["etd.cisco.com", "Cisco Email Threat Defense", "gateway"],
  ["messagelabs.com", "Symantec Email Security", "gateway"],
  ["inboundmx.com", "Symantec Email Security", "gateway"],
  ["tmes.trendmicro.com", "Trend Micro", "gateway"],
  ["tmes.trendmicro.eu", "Trend Micro", "gateway"],
  ["hes.trendmicro.com", "Trend Micro", "gateway"],
  ["hes.trendmicro.eu", "Trend Micro", "gateway"],
  ["hydra.sophos.com", "Sophos", "gateway"],
  ["mailcontrol.com", "Forcepoint", "gateway"],
  ["fireeyecloud.com", "Trellix", "gateway"],
  ["mxrecord.io", "Cloudflare Email Security", "gateway"],
  ["mxrecord.mx", "Cloudflare Email Security", "gateway"],
  ["arsmtp.com", "AppRiver", "gateway"],
  ["ctmail.com", "Cyren", "gateway"],
  ["expurgate.net", "Cyren", "gateway"],
  ["spamexperts.com", "N-able SpamExperts", "gateway"],
  ["spamexperts.eu", "N-able SpamExperts", "gateway"],
  ["spamexperts.net", "N-able SpamExperts", "gateway"],
  ["fortimail.com", "Fortinet", "gateway"],
  ["mxlogic.net", "McAfee", "gateway"],
  ["mailspamprotection.com", "SiteGround", "gateway"],
  // Unverified.
  ["hornetsecurity.com", "Hornetsecurity", "gateway"],
  ["retarus.com", "Retarus", "gateway"],
  ["antispamcloud.com", "N-able SpamExperts", "gateway"],
  ["spamtitan.com", "SpamTitan", "gateway"],
  ["fortimailcloud.com", "Fortinet", "gateway"],
  ["esvacloud.com", "Libraesva", "gateway"],
  // Suites: whether they scan links depends on what the company bought.
  ["mail.protection.outlook.com", "Microsoft 365", "suite"],
  ["mx.microsoft", "Microsoft 365", "suite"],
  ["aspmx.l.google.com", "Google Workspace", "suite"],
  ["googlemail.com", "Google Workspace", "suite"],
  ["smtp.google.com", "Google Workspace", "suite"],
  ["gmail-smtp-in.l.google.com", "Gmail", "consumer"],
  ["olc.protection.outlook.com", "Outlook.com", "consumer"],
  ["yahoodns.net", "Yahoo Mail", "consumer"],
  ["mail.icloud.com", "iCloud Mail", "consumer"],
  // Plain forwarding for millions of domains: what stands behind it is not known.
  ["mx.cloudflare.net", "Cloudflare Email Routing", "unknown"],
];
