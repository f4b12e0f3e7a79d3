import type { FormatSpec } from "../format.js";
import { MINUTES, MORE_COLUMNS, TIME_UNSEEN, ZONE_UNSEEN } from "./caveats.js";

/** Column constant of a report loader; a second parser agrees. */
export const calendly: readonly FormatSpec[] = [
  {
    id: "calendly-events",
    vendor: "Calendly",
    title: "Scheduled events export",
    howToGet: "Scheduled events > Export",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Invitee Email", "Event Type Name", "Event Created Date & Time"]],
    // The booking counts, not the meeting. "Canceled" is yes or no.
    columns: {
      email: "Invitee Email",
      conversionTime: "Event Created Date & Time",
      campaignName: "UTM Campaign",
      timezone: "Invitee Time Zone",
      amount: "Event Price",
      currency: "Payment Currency",
      status: "Canceled",
    },
    conversionType: "booking",
    ignoreStatus: ["true", "yes"],
    time: { verified: false },
    caveats: [TIME_UNSEEN, ZONE_UNSEEN, MINUTES, MORE_COLUMNS],
  },
];
