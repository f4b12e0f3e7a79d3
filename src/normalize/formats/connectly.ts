import type { FormatSpec } from "../format.js";
import { NO_EMAIL, NO_NETWORK, ZONE_UNSEEN } from "./caveats.js";
import { type Cells, isObject, parseJson, scalar, withCells } from "./records.js";

/** All clicks of a recipient sit in one cell as `[{id, name, ts}]`: one record each; the first also carries the times. */
function clicks(record: Cells): readonly Cells[] {
  const parsed = parseJson(record.get("link_clicks"));
  const list = Array.isArray(parsed) ? parsed.filter(isObject) : [];
  if (list.length === 0) return [record];
  return list.map((click, index) => {
    const own = [
      ["click.time", scalar(click.ts)],
      ["click.link", scalar(click.name) || scalar(click.id)],
    ] as const;
    if (index === 0) return withCells(record, own);
    return withCells(record, [
      ...own,
      ["sent_at", ""],
      ["delivered_at", ""],
      ["read_at", ""],
      ["opt_out_at", ""],
    ]);
  });
}

/** https://docs.connectly.ai/analytics/campaign-report. */
export const connectly: readonly FormatSpec[] = [
  {
    id: "connectly-campaign",
    vendor: "Connectly (messaging)",
    title: "Campaign report CSV",
    howToGet: "Campaigns > the campaign > Download report",
    role: "recipients",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["sendout_id", "link_clicks"]],
    columns: {
      subscriberId: "customer_external_id",
      campaignName: "campaign_name",
      campaignId: "sendout_id",
      sendTime: "sent_at",
      deliveryTime: "delivered_at",
      openTime: "read_at",
      clickTime: "click.time",
      url: "click.link",
      unsubscribeTime: "opt_out_at",
    },
    time: { verified: true },
    caveats: [NO_EMAIL, NO_NETWORK, ZONE_UNSEEN],
    expand: clicks,
  },
];
