import type { FormatSpec } from "../format.js";
import { FIRST_ONLY, NO_NETWORK, TIME_UNSEEN, ZONE_UNSEEN } from "./caveats.js";

const base = {
  vendor: "iModules (Anthology Encompass)",
  howToGet: "Email > Reporting > Export",
  confidence: "verified",
  syntax: ["csv"],
  campaignFromPath: /(message_\d+)_/i,
  time: { verified: false },
} as const;
const person = { email: "recipientEmailAddress", subscriberId: "recipientConstituentId" } as const;

/** https://support.imodules.com/hc/en-us/articles/115001695292-Email-Reporting-Exports-FAQ; the siblings of the catalogued file too. */
export const imodules: readonly FormatSpec[] = [
  {
    ...base,
    id: "imodules-opens",
    title: "message_<number>_Opens",
    role: "recipients",
    signatures: [["recipientEmailAddress", "openedTimestamp", "hasClick"]],
    columns: { ...person, openTime: "openedTimestamp", clicked: "hasClick" },
    caveats: [
      FIRST_ONLY,
      "clicks are yes or no, without time and link",
      NO_NETWORK,
      TIME_UNSEEN,
      ZONE_UNSEEN,
    ],
  },
  {
    ...base,
    id: "imodules-delivered",
    title: "message_<number>_Delivered",
    role: "recipients",
    signatures: [["recipientEmailAddress", "deliveredTimestamp"]],
    columns: { ...person, deliveryTime: "deliveredTimestamp" },
    caveats: [TIME_UNSEEN, ZONE_UNSEEN],
  },
  {
    ...base,
    id: "imodules-conversions",
    title: "message_<number>_Conversions",
    role: "conversions",
    signatures: [["recipientEmailAddress", "conversionCount", "lastActionTime"]],
    columns: { ...person, conversionTime: "lastActionTime" },
    conversionType: "form",
    caveats: ["only the latest action has a time", TIME_UNSEEN, ZONE_UNSEEN],
  },
  {
    ...base,
    id: "imodules-links",
    title: "message_<number>_Clicks, one row per link",
    role: "links",
    signatures: [["externalLinkId", "linkName", "Url", "totalClicks"]],
    columns: { url: "Url", linkId: "linkId", linkName: "linkName", campaignId: "messageId" },
    caveats: ["totals per link, no persons", TIME_UNSEEN],
  },
];
