import type { FormatSpec } from "../format.js";
import { TIME_UNSEEN, ZONE_UNSEEN } from "./caveats.js";

/** https://docs.contactlab.com/docs/guides/send/analyse/user-statistics. */
export const contactlab: readonly FormatSpec[] = [
  {
    id: "contactlab-user-stats",
    vendor: "Contactlab",
    title: "User statistics export",
    howToGet: "Send > Analyse > User statistics > export",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["mailqID", "deliveryStatus", "actionType", "actionIP"]],
    columns: {
      email: "recipient",
      subscriberId: "userID",
      campaignId: "deliveryID",
      deliveryTime: "deliveryDate",
      eventType: "actionType",
      eventTime: "actionDate",
      ip: "actionIP",
      linkId: "actionRefID",
    },
    events: {
      v: "open",
      c: "click",
      b: "bounce",
      e: "other",
      o: "unsubscribe",
      l: "unsubscribe",
      s: "other",
      a: "complaint",
      f: "complaint",
      m: "other",
      i: "other",
      k: "other",
      j: "other",
      y: "other",
      z: "other",
    },
    time: { verified: false },
    caveats: ["no user agent", TIME_UNSEEN, ZONE_UNSEEN],
  },
];
