import { describe, expect, it } from "vitest";
import { auditOf, csvOf, type Row, SENT } from "../kit.js";

const row = (email: string, event: Row["event"], seconds: number, agent: string): Row => ({
  email,
  event,
  at: SENT + seconds * 1000,
  campaign: "Spring",
  url: event === "click" ? "https://shop.example/a" : "",
  ip: event === "delivered" ? "" : "84.20.30.40",
  agent: event === "delivered" ? "" : agent,
});
const BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36";

async function clickToOpen(opener: string) {
  const rows = ["a@acme.example", "b@bolt.example"].flatMap((email) => [
    row(email, "delivered", 0, ""),
    row(email, "open", 2, opener),
    row(email, "click", 7200, BROWSER),
  ]);
  const { report } = await auditOf({ "events.csv": csvOf(rows) });
  return report.campaigns[0]!;
}

describe("the click-to-open rate of people", () => {
  it("is unknown where perhaps none of them opened, not thousands of percent", async () => {
    const { uniqueOpens, clickToOpenRate } = await clickToOpen("Mozilla/5.0");
    expect(uniqueOpens).toMatchObject({ reported: 2, low: 0 });
    expect(clickToOpenRate).toEqual({ reported: 1, adjusted: null, low: null, high: null });
  });
});
