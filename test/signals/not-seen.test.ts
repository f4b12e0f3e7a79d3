import { describe, expect, it } from "vitest";
import { changingUserAgents } from "../../src/signals/changing-user-agents.js";
import { everyLinkClicked } from "../../src/signals/every-link-clicked.js";
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

  it("says no privacy proxy clicked: none does", () => {
    const agent = anAgent({ class: "prefetch", name: "Apple Mail privacy prefetch" });
    expect(toolUserAgent.because(aBurst({ agent }), "prefetch", aContext(toolUserAgent))).toBe(
      "came under the user agent of Apple Mail privacy prefetch, which loads pictures and clicks nothing",
    );
  });
});
