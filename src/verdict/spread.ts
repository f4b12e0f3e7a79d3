import type { Need } from "../domain/signal.js";
import type { Spread } from "./rates.js";

/**
 * How far whole campaigns were off when their kind was left out of the fit (`npm run fit -- <labelled> --cross-fit`: 9 kinds
 * left out in turn, 378 campaigns with and without columns). Of the shifts that would have made the count true, 95 % lie within
 * these. More people are missed (flash sales, where people are as fast as machines) than machines, so the upper side is
 * the longer one; without networks and user agents it is longer still.
 */
const WITH_CLIENTS: Spread = { up: 2, down: 1.25, floor: 0.05 };
const WITHOUT_CLIENTS: Spread = { up: 2.75, down: 1.25, floor: 0.09 };

export function clickSpread(has: ReadonlySet<Need>): Spread {
  return has.has("ip") ? WITH_CLIENTS : WITHOUT_CLIENTS;
}

/** Image proxies and prefetch make many opens unknowable: what nobody can tell widens the range of opens. */
const OPENS: Spread = { up: 1.6, down: 1.2, floor: 0.12 };
const OPENS_WITHOUT_CLIENTS: Spread = { up: 2.2, down: 2.2, floor: 0.2 };

export function openSpread(has: ReadonlySet<Need>): Spread {
  return has.has("user_agent") ? OPENS : OPENS_WITHOUT_CLIENTS;
}
