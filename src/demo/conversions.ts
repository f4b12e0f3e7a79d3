import type { Hit, Message } from "./model.js";
import type { Random } from "./random.js";

/** Milliseconds since 1970 UTC; the value is money, empty for all but purchases. */
export interface Conversion {
  time: number;
  type: "purchase" | "form_submit" | "page_visit";
  value: string;
}

/** 1 to 10 % of human clicks end in an order (assumed in facts/scanners.md 4.3). */
const BUYS = 0.09;
const FILLS_FORM = 0.03;
/** Some buy without a click: they saw the mail and came by themselves. */
const BUYS_ANYWAY = 0.001;
/** Sandboxes run full browsers and load pages (gophish issue 2646); the two shares are assumed. */
const HUMAN_VISIT_SEEN = 0.45;
const MACHINE_VISIT_SEEN = 0.23;

const MINUTE = 60_000;

/** What the shop recorded after one mail: orders, forms, and page visits, of which some are machines. */
export function conversions(random: Random, { delivered }: Message, hits: readonly Hit[]): Conversion[] {
  const out: Conversion[] = [];
  const add = (time: number, type: Conversion["type"], value = "") => out.push({ time, type, value });
  const clicks = hits.filter((hit) => hit.event === "click");
  const person = clicks.find((hit) => hit.label === "human");
  const machine = clicks.find((hit) => hit.label === "automated");
  const price = () => Math.max(8, random.logNormal(55, 0.7)).toFixed(2);
  if (person !== undefined) {
    if (random.chance(HUMAN_VISIT_SEEN)) add(person.time + random.between(1, 5) * 1000, "page_visit");
    if (random.chance(BUYS)) add(person.time + random.logNormal(20, 1.2) * MINUTE, "purchase", price());
    if (random.chance(FILLS_FORM)) add(person.time + random.logNormal(4, 0.8) * MINUTE, "form_submit");
  }
  if (machine !== undefined && random.chance(MACHINE_VISIT_SEEN)) add(machine.time + 1000, "page_visit");
  if (random.chance(BUYS_ANYWAY)) add(delivered + random.logNormal(1200, 1) * MINUTE, "purchase", price());
  return out;
}
