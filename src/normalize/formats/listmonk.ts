import type { FormatSpec } from "../format.js";
import { NO_NETWORK } from "./caveats.js";

/** Columns shared by both event files: https://github.com/knadh/listmonk, cmd/maintenance.go and queries/campaigns.sql. */
const columns = {
  campaignId: "campaign_id",
  campaignName: "campaign_name",
  subscriberId: "subscriber_uuid",
  email: "email",
  eventTime: "created_at",
} as const;
const caveats = [
  NO_NETWORK,
  "no send or delivery times: the start of the campaign is inferred unless a campaigns file or --sent-at says it",
  "subscribers are empty where individual tracking is off or the subscriber was deleted",
];

export const listmonk: readonly FormatSpec[] = [
  {
    id: "listmonk-views",
    vendor: "listmonk",
    title: "campaign_views.csv",
    howToGet: "Settings > Maintenance > export campaign views",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["campaign_uuid", "subscriber_uuid", "created_at"]],
    columns,
    event: "open",
    time: { verified: true },
    caveats,
  },
  {
    id: "listmonk-clicks",
    vendor: "listmonk",
    title: "campaign_clicks.csv",
    howToGet: "Settings > Maintenance > export campaign clicks",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["campaign_uuid", "subscriber_uuid", "url", "created_at"]],
    columns: { ...columns, url: "url" },
    event: "click",
    time: { verified: true },
    caveats,
  },
  {
    id: "listmonk-subscribers",
    vendor: "listmonk",
    title: "subscribers.csv",
    howToGet: "Subscribers > Export",
    role: "subscribers",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["uuid", "attributes", "status", "email"]],
    columns: { email: "email", subscriberId: "uuid" },
    caveats: ["country and segment sit in the JSON of `attributes`, under names that each account chooses"],
  },
];
