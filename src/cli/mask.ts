import { maskAddress, maskText } from "../report/mask.js";
import type { Disguise } from "./disguise.js";

/** Shortens addresses to their first letter; domains stay readable. For screenshots, not against somebody who guesses. */
export const mask: Disguise = {
  subscriber: maskAddress,
  domain: (value) => value,
  link: maskText,
  cell: (value, personal) =>
    personal === "person" || personal === "private" ? maskCell(value) : maskText(value),
  text: maskText,
  raw: maskText,
  reason: maskText,
  learn: () => {},
  learnPeople: () => {},
};

function maskCell(value: string): string {
  return value.trim() === "" ? value : maskAddress(value);
}
