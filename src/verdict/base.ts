import type { Base } from "../domain/burst.js";
import type { World } from "./world.js";

type Times = Pick<World, "events" | "campaignSentAt" | "campaignStart" | "campaignFirst">;

/**
 * From when the delays of a message count, in ms: its own delivery, else its send time, else the start of the campaign; NaN when
 * nothing tells it.
 */
export function baseAt(world: Times, message: number): number {
  const { events } = world;
  const deliveredAt = events.deliveredAt.get(message);
  if (!Number.isNaN(deliveredAt)) return deliveredAt;
  const sentAt = sendTime(world, message);
  if (!Number.isNaN(sentAt)) return sentAt;
  const campaign = events.messages.a(message);
  // Whoever came first is not early by that: the start must be told by others.
  return world.campaignFirst[campaign] === message ? Number.NaN : world.campaignStart[campaign]!;
}

/** When a message was sent, else when its campaign was, in ms; NaN when nothing tells. */
export function sendTime(
  { events, campaignSentAt }: Omit<Times, "campaignStart" | "campaignFirst">,
  message: number,
) {
  const own = events.sentAt.get(message);
  return Number.isNaN(own) ? campaignSentAt[events.messages.a(message)]! : own;
}

/** What that time is. */
export function baseKind(world: Times, message: number): Base {
  const { events } = world;
  if (!Number.isNaN(events.deliveredAt.get(message))) return "delivery";
  if (!Number.isNaN(sendTime(world, message))) return "send";
  return Number.isNaN(baseAt(world, message)) ? "none" : "inferred";
}
