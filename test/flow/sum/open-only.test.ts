import { describe, expect, it } from "vitest";
import { auditOf, csvOf, SENT } from "../kit.js";

const PREFETCH = "Mozilla/5.0";

async function openOnly(agent: string): Promise<number> {
  const rows = ["a@acme.example", "b@bolt.example"].map((email) => ({
    email,
    event: "open" as const,
    at: SENT + 3_600_000,
    campaign: "Spring",
    url: "",
    ip: agent === "" ? "" : "17.58.0.1",
    agent,
  }));
  const { report } = await auditOf({ "opens.csv": csvOf(rows) });
  return report.openOnlySubscribers;
}

describe("subscribers of whom only opens were automated", () => {
  it("are those whose opens a machine made", async () => {
    expect(await openOnly(PREFETCH)).toBe(2);
  });

  it("are none where nobody can tell who opened", async () => {
    expect(await openOnly("")).toBe(0);
  });
});
