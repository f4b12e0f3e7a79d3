import { describe, expect, it } from "vitest";
import { delayBin } from "../../src/domain/delay.js";
import { changingUserAgents } from "../../src/signals/changing-user-agents.js";
import { earlyClick } from "../../src/signals/early-click.js";
import { everyLinkClicked } from "../../src/signals/every-link-clicked.js";
import { exportSpeed } from "../../src/signals/export-speed.js";
import { lockstep } from "../../src/signals/lockstep.js";
import { toolUserAgent } from "../../src/signals/tool-user-agent.js";
import { aBurst, aContext, anAgent } from "./burst.js";

const caseOf = (signal: typeof changingUserAgents, changes: Parameters<typeof aBurst>[0]) =>
  signal.evaluate(aBurst(changes), aContext(signal));

describe("a signal claims only what the rows show", () => {
  it("two browsers are one scanner's where the one network is seen, not where no address is known", () => {
    expect(caseOf(changingUserAgents, { agents: 2 })).toBe("two");
    expect(caseOf(changingUserAgents, { agents: 2, ipId: 0 })).toBe("");
    expect(caseOf(changingUserAgents, { agents: 3, ipId: 0 })).toBe("many");
  });

  it("three links of four say no more than four of four", () => {
    expect(caseOf(everyLinkClicked, { links: 4, campaignLinks: 4 })).toBe("all-few");
    expect(caseOf(everyLinkClicked, { links: 3, campaignLinks: 4 })).toBe("");
    expect(caseOf(everyLinkClicked, { links: 4, campaignLinks: 5 })).toBe("most");
  });

  it("counts the links of the mail that are known", () => {
    const burst = aBurst({ links: 6, campaignLinks: 9 });
    expect(everyLinkClicked.because(burst, "most", aContext(everyLinkClicked))).toBe(
      "clicked 6 of the 9 known links of the mail in one go",
    );
  });

  it("the same minute is within a minute, and no sooner", () => {
    expect(caseOf(earlyClick, { delay: 0 })).toBe("lone-5s");
    expect(caseOf(earlyClick, { delay: 0, resolution: 60 })).toBe("lone-60s");
    expect(caseOf(earlyClick, { delay: 0, resolution: 86_400 })).toBe("");
  });

  it.each([
    [-4, 1, "before delivery", "up to 2 s after delivery"],
    [700, 1, "10 min to 15 min after delivery", "8 min to 30 min after delivery"],
    [0, 60, "up to 1 min after delivery", "up to 1 min after delivery"],
    [900_000, 1, "5 days and more after delivery", "3 days and more after delivery"],
  ])("names the delays that were counted as like one of %d s", (delay, resolution, own, around) => {
    const burst = aBurst({ delay, resolution, delayBin: delayBin(delay) });
    const learned = { llr: 2, others: 13, share: 0.92 };
    expect(exportSpeed.because(burst, "learned", aContext(exportSpeed, { learned }))).toContain(
      ` ${own} look`,
    );
    expect(lockstep.because(burst, "learned", aContext(lockstep, { learned }))).toContain(
      ` ${around}, as this`,
    );
  });

  it("says no privacy proxy clicked: none does", () => {
    const agent = anAgent({ class: "prefetch", name: "Apple Mail privacy prefetch" });
    expect(toolUserAgent.because(aBurst({ agent }), "prefetch", aContext(toolUserAgent))).toBe(
      "came under the user agent of Apple Mail privacy prefetch, which loads pictures and clicks nothing",
    );
  });
});
