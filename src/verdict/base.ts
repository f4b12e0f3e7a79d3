import type { Base } from "../domain/burst.js";
import type { World } from "./world.js";

/** What tells from when delays count. */
export type Times = Pick<
  World,
  "events" | "campaignSentAt" | "campaignStart" | "campaignFirst" | "clocksApart"
>;

/**
 * From when the delays of a message count, in ms: its own delivery, else its send time, else the start of the campaign; NaN when
 * nothing tells it.
 */
export function baseAt(world: Times, message: number): number {
  const { events } = world;
  const campaign = events.messages.a(message);
  const deliveredAt = events.deliveredAt.get(message);
  if (!Number.isNaN(deliveredAt) && world.clocksApart[campaign] === 0) return deliveredAt;
  const sentAt = sendTime(world, message);
  if (!Number.isNaN(sentAt)) return sentAt;
  // Whoever came first is not early by that: the start must be told by others.
  return world.campaignFirst[campaign] === message ? Number.NaN : world.campaignStart[campaign]!;
}

/** When a message was sent, else when its campaign was, in ms; NaN when nothing tells by the clock of the clicks. */
export function sendTime(
  { events, campaignSentAt, clocksApart }: Omit<Times, "campaignStart" | "campaignFirst">,
  message: number,
) {
  if (clocksApart[events.messages.a(message)] === 1) return Number.NaN;
  const own = events.sentAt.get(message);
  return Number.isNaN(own) ? campaignSentAt[events.messages.a(message)]! : own;
}

/** What that time is. */
export function baseKind(world: Times, message: number): Base {
  const { events } = world;
  const isApart = world.clocksApart[events.messages.a(message)] === 1;
  if (!isApart && !Number.isNaN(events.deliveredAt.get(message))) return "delivery";
  if (!Number.isNaN(sendTime(world, message))) return "send";
  return Number.isNaN(baseAt(world, message)) ? "none" : "inferred";
}
