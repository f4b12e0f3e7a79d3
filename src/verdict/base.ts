import type { Base } from "../domain/burst.js";
import type { World } from "./world.js";

type Times = Pick<World, "events" | "campaignSentAt" | "campaignStart" | "campaignFirst">;

/** From when the delays of a message count: its own delivery, else its send time, else the start of the campaign. */
export function baseOf(world: Times, message: number): { base: Base; at: number } {
  const { events } = world;
  const campaign = events.messages.a(message);
  const deliveredAt = events.deliveredAt.get(message);
  if (!Number.isNaN(deliveredAt)) return { base: "delivery", at: deliveredAt };
  const sentAt = events.sentAt.get(message);
  if (!Number.isNaN(sentAt)) return { base: "send", at: sentAt };
  const campaignSentAt = world.campaignSentAt[campaign]!;
  if (!Number.isNaN(campaignSentAt)) return { base: "send", at: campaignSentAt };
  // Whoever came first is not early by that: the start must be told by others.
  const start = world.campaignFirst[campaign] === message ? Number.NaN : world.campaignStart[campaign]!;
  return Number.isNaN(start) ? { base: "none", at: Number.NaN } : { base: "inferred", at: start };
}
