import type { Need } from "../domain/signal.js";
import { AUTOMATED_MIN } from "../domain/verdict.js";
import type { Spread } from "./rates.js";

/**
 * How far whole campaigns were off when their kind was left out of the fit (`npm run fit -- <labelled> --cross-fit`: nine kinds
 * left out by threes, both seeds, 25 conditions, 1,002 campaigns). With these shifts the ranges hold the truth in 42 of 42
 * campaigns with all files at a mean width of .26, and in 97 % of the 792 that name addresses, under all conditions (.31). What
 * is left of `missed` is for people among many machines: in campaigns where most clickers are machines a shift alone is short.
 * `doubtful` came later: campaigns without a machine whose people do what is new here (a mail that all wait for, a firm behind
 * one address) lay above their ranges, each by the rest that the shift leaves of a doubtful click. It makes ranges wider by .01.
 */
const WITH_CLIENTS: Spread = { up: 2.25, down: 2, floor: 0.06, missed: 0.02, doubtful: AUTOMATED_MIN };
/** In 210 of 210 campaigns without addresses (.59): doubtful bursts abound, and a smaller shift moves more of them. */
const WITHOUT_CLIENTS: Spread = { up: 2, down: 2, floor: 0.06, missed: 0.02, doubtful: AUTOMATED_MIN };

export function clickSpread(has: ReadonlySet<Need>): Spread {
  return has.has("ip") ? WITH_CLIENTS : WITHOUT_CLIENTS;
}

/** Image proxies and prefetch make many opens unknowable: what nobody can tell widens the range of opens. */
const OPENS: Spread = { up: 1.6, down: 1.2, floor: 0.12, missed: 0, doubtful: 0 };
const OPENS_WITHOUT_CLIENTS: Spread = { up: 2.2, down: 2.2, floor: 0.2, missed: 0, doubtful: 0 };

export function openSpread(has: ReadonlySet<Need>): Spread {
  return has.has("user_agent") ? OPENS : OPENS_WITHOUT_CLIENTS;
}
