import type { EventKind } from "../domain/event.js";
import type { Field } from "./fields.js";

/** The field of a time that is named for one kind of event; hits before what sends them. */
export const TIME_OF: Partial<Record<EventKind, Field>> = {
  open: "openTime",
  click: "clickTime",
  bounce: "bounceTime",
  unsubscribe: "unsubscribeTime",
  delivered: "deliveryTime",
  sent: "sendTime",
};

/** The same as pairs. */
export const KIND_TIMES = Object.entries(TIME_OF).map(([kind, field]) => [field, kind as EventKind] as const);
