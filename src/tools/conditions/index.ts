import type { Condition } from "../labelled.js";
import { CLOCKS } from "./clocks.js";
import { COLUMNS } from "./columns.js";
import { MACHINES } from "./machines.js";
import { PEOPLE } from "./people.js";

/** What a verdict must bear: other exports, clocks, people and machines than those it was fitted on. */
export const CONDITIONS: readonly Condition[] = [...COLUMNS, ...CLOCKS, ...PEOPLE, ...MACHINES];

/** Conditions of the fit, and how much a burst under each counts. */
export const FITTED: Readonly<Record<string, number>> = {
  all: 1,
  "events-only": 0.5,
  "no-delivery": 0.25,
  "no-network": 0.25,
  "no-address": 0.1,
  "no-user-agent": 0.25,
  minute: 0.25,
  "minute-no-delivery": 0.1,
  "no-opens": 0.25,
  "clicks-only": 0.25,
  "one-url": 0.2,
  "no-times": 0.1,
  "clock-early": 0.1,
  "clock-late": 0.1,
  "deliveries-late": 0.1,
  "office-nat": 0.1,
  "no-machines": 0.1,
  hurried: 0.2,
  few: 0.2,
  saturated: 0.03,
  "saturated-blind": 0.02,
  stealth: 0.1,
  "scanned-first": 0.1,
  disguised: 0.1,
};
