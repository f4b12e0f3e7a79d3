import { describe, expect, it } from "vitest";
import type { AddressLook } from "../../src/domain/signal.js";
import { sharedAddress as signal } from "../../src/signals/shared-address.js";
import { aBurst, aContext, aLook } from "./burst.js";

const learned = { llr: -1, others: 40, share: 0.05 };
const say = (look: Partial<AddressLook>, share = 0.05) =>
  signal.because(
    aBurst(),
    "learned",
    aContext(signal, { learned: { ...learned, share }, address: aLook(look) }),
  );

describe("shared-address says what the address looks like", () => {
  it("an office", () => {
    expect(say({})).toBe(
      "5 % of 40 other bursts of clicks from the same IP address look like a machine's; 12 people of cedar.example share it, and they clicked 4 min to 3 days after delivery: it looks like an office",
    );
  });

  it("a scanner", () => {
    expect(say({ looks: "scanner", domain: "", domains: 9, early: 0.96 }, 0.97)).toContain(
      "12 people of 9 domains share it, and 96 % of their mails were clicked within 10 min of delivery: it looks like a scanner",
    );
  });

  it("a public line", () => {
    expect(say({ looks: "public", domain: "", domains: 9 })).toMatch(
      /12 people of 9 domains .* it looks like a public line/,
    );
  });

  it("nothing where what they did says otherwise", () => {
    const machines = { llr: 2, others: 8, share: 0.91 };
    expect(
      signal.because(aBurst(), "learned", aContext(signal, { learned: machines, address: aLook() })),
    ).toBe("91 % of 8 other bursts of clicks from the same IP address look like a machine's");
    expect(say({ looks: "scanner", early: 0.9 })).not.toContain("scanner");
  });

  it("nothing where it is not clear, or few people use it", () => {
    expect(say({ looks: "unclear" })).not.toContain("looks like a public");
    expect(signal.because(aBurst(), "learned", aContext(signal, { learned }))).toBe(
      "5 % of 40 other bursts of clicks from the same IP address look like a machine's",
    );
  });
});
