import type { FormatSpec } from "../format.js";
import { NO_CLICK_TIME, NO_NETWORK, TIME_UNSEEN, ZONE_UNSEEN } from "./caveats.js";

/** http://help.smaily.com/support/solutions/articles/16000041934-postituse-raportite-eksportimine. */
export const smaily: readonly FormatSpec[] = [
  {
    id: "smaily-campaign",
    vendor: "Smaily",
    title: "Campaign overall statistics CSV",
    howToGet: "Campaigns > Report > Export",
    role: "recipients",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["num of link clicks", "num of image views"]],
    columns: {
      email: "email",
      status: "status",
      sendTime: "sent at",
      totalClicks: "num of link clicks",
      totalOpens: "num of image views",
    },
    time: { verified: false },
    caveats: [NO_CLICK_TIME, NO_NETWORK, TIME_UNSEEN, ZONE_UNSEEN],
  },
];
