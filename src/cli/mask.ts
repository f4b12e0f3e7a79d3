import { maskAddress } from "../report/mask.js";
import { replaceAddresses } from "./addresses.js";
import type { Disguise } from "./disguise.js";

/** Shortens addresses to their first letter; domains stay readable. For screenshots, not against somebody who guesses. */
export const mask: Disguise = {
  subscriber: maskAddress,
  domain: (value) => value,
  text: (value) => replaceAddresses(value, maskAddress),
  learn: () => {},
};
