import { describe, expect, it } from "vitest";
import { MAIL_SERVERS } from "../../src/data/mail-servers.js";
import { MAILBOXES } from "../../src/data/mailboxes.js";
import { mailboxSystem, systemOfMailServer } from "../../src/enrich/index.js";

describe("mailboxSystem", () => {
  it.each([
    ["gmail.com", "Gmail"],
    ["GoogleMail.com", "Gmail"],
    ["hotmail.co.uk", "Outlook.com"],
    ["yahoo.de", "Yahoo Mail"],
    ["aol.com", "AOL"],
    ["me.com", "iCloud Mail"],
    ["web.de.", "WEB.DE"],
    ["fastmail.com", "Fastmail"],
    ["ziggo.nl", "Ziggo"],
    ["duck.com", "DuckDuckGo Email Protection"],
  ])("%s is %s", (domain, name) => {
    expect(mailboxSystem(domain)).toEqual({ name, kind: "consumer", from: "provider-list" });
  });

  it.each([
    "corp.example",
    "mail.gmail.com",
    "gmail.com.corp.example",
    "",
    ".",
    "constructor",
    "__proto__",
    "x".repeat(300),
  ])("knows nothing about %.30s", (domain) => {
    expect(mailboxSystem(domain)).toEqual({ name: "", kind: "unknown", from: "none" });
  });

  it("lists every domain once, ready to be compared", () => {
    const domains = MAILBOXES.flatMap(([, list]) => list.split(" "));
    expect(domains.filter((domain, i) => domains.indexOf(domain) !== i)).toEqual([]);
    expect(domains.filter((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))).toEqual([]);
    expect(domains.length).toBeGreaterThanOrEqual(120);
  });
});

describe("systemOfMailServer", () => {
  it.each([
    ["mxa-00123.gslb.pphosted.com.", "Proofpoint", "gateway"],
    ["mx1-us1.ppe-hosted.com", "Proofpoint Essentials", "gateway"],
    ["eu-smtp-inbound-1.mimecast.com", "Mimecast", "gateway"],
    ["d12345.ess.barracudanetworks.com", "Barracuda", "gateway"],
    ["mx1.hc123-45.eu.iphmx.com", "Cisco Secure Email", "gateway"],
    ["mx.us-east-1.etd.cisco.com", "Cisco Email Threat Defense", "gateway"],
    ["cluster5.eu.messagelabs.com", "Symantec Email Security", "gateway"],
    ["corp.in.tmes.trendmicro.eu", "Trend Micro", "gateway"],
    ["mailstream-east.mxrecord.io", "Cloudflare Email Security", "gateway"],
    ["corp-com.mail.protection.outlook.com", "Microsoft 365", "suite"],
    ["corp-com.a-v1.MX.Microsoft", "Microsoft 365", "suite"],
    ["alt2.aspmx.l.google.com", "Google Workspace", "suite"],
    ["aspmx3.googlemail.com", "Google Workspace", "suite"],
    ["gmail-smtp-in.l.google.com", "Gmail", "consumer"],
    ["outlook-com.olc.protection.outlook.com", "Outlook.com", "consumer"],
    ["mta5.am0.yahoodns.net", "Yahoo Mail", "consumer"],
    ["mx01.mail.icloud.com", "iCloud Mail", "consumer"],
    ["route3.mx.cloudflare.net", "Cloudflare Email Routing", "unknown"],
  ] as const)("%s is %s", (host, name, kind) => {
    expect(systemOfMailServer(host)).toEqual({ name, kind, from: "mx" });
  });

  it.each([
    "mx.corp.example",
    "notpphosted.com",
    "mail.barracudanetworks.com",
    "pphosted.com.corp.example",
    "",
    "..",
    "mimecast.com.x",
  ])("does not conclude anything from %j", (host) => {
    expect(systemOfMailServer(host)).toEqual({ name: "", kind: "unknown", from: "none" });
  });

  it("lists every suffix once", () => {
    const suffixes = MAIL_SERVERS.map(([suffix]) => suffix);
    expect(new Set(suffixes).size).toBe(suffixes.length);
  });
});
