import { expect, it } from "vitest";
import { followUp } from "../../src/signals/follow-up.js";
import { aBurst, aContext } from "./burst.js";

const DAY = 86_400;

it.each([
  [0.5, "an order is dated the day of the click"],
  [1.5, "an order is dated the day after the click"],
  [3.2, "an order is dated 3 days after the click"],
])("says no time of what is dated by its day: %d days", (days, sentence) => {
  const context = aContext(followUp);
  const of = aBurst({ followUp: { type: "purchase", after: days * DAY, isDay: true } });
  expect(followUp.evaluate(of, context)).toBe("later");
  expect(followUp.because(of, "later", context)).toBe(sentence);
});
