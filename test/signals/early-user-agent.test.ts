import { expect, it } from "vitest";
import { earlyUserAgent as signal } from "../../src/signals/early-user-agent.js";
import { aBurst, aContext } from "./burst.js";

const learned = { llr: 2, others: 40, share: 0.95 };
const say = (share: number) =>
  signal.because(aBurst(), "learned", aContext(signal, { learned, early: { share, mails: 41 } }));

it("early-user-agent says when a text nearly always comes early, and only then", () => {
  expect(say(0.97)).toBe(
    "95 % of 40 other bursts of clicks with exactly this user agent look like a machine's; 97 % of 41 mails clicked with it were clicked within 10 min of delivery",
  );
  expect(say(0.4)).not.toContain("within 10 min");
});
