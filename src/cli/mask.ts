import { maskAddress, maskText } from "../report/mask.js";
import { withoutQuotations } from "./addresses.js";
import type { Disguise } from "./disguise.js";

/** Shortens addresses to their first letter; domains stay readable. For screenshots, not against somebody who guesses. */
export const mask: Disguise = {
  subscriber: maskAddress,
  domain: (value) => value,
  link: maskText,
  cell: (value, personal) =>
    personal === "person" || personal === "private" ? maskCell(value) : maskText(value),
  text: maskText,
  // Names stand without an @ in a rejected row and in the cell that its reason quotes; file and line lead back to both.
  raw: (value) => (value === "" ? "" : "(hidden)"),
  reason: (value) => maskText(withoutQuotations(value)),
  learn: () => {},
  learnPeople: () => {},
};

function maskCell(value: string): string {
  return value.trim() === "" ? value : maskAddress(value);
}
