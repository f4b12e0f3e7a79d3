import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from taking what is made for each burst for long-lived: it does so in some runs and not in others, and lets 100 MB of it
 * lie dead. Only while there are bursts, since under other flags V8 takes nothing that was compiled before: Node's own modules
 * would be compiled anew, and a thread would take twice as long to start.
 */
export function burstsAreShortLived(areMade: boolean): void {
  setFlagsFromString(areMade ? "--no-allocation-site-pretenuring" : "--allocation-site-pretenuring");
}
