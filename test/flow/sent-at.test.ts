import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { auditOf } from "./kit.js";

const CLICKS = "email,event,timestamp,url\na@acme.example,click,2026-04-14 12:00:00,https://shop.example/1\n";

async function sentAtOf(sentAt: string, options: { timezone?: string; dateOrder?: "dmy" } = {}) {
  const { report } = await auditOf({ "a.csv": CLICKS }, { sentAt, ...options });
  return report.campaigns[0]!.sentAt;
}

describe("--sent-at", () => {
  it("is in the zone of the times that name none", async () => {
    const timezone = "Europe/Berlin";
    expect(await sentAtOf("2026-04-14T09:00", { timezone })).toBe("2026-04-14T07:00:00.000Z");
    expect(await sentAtOf("2026-04-14T09:00:00Z", { timezone })).toBe("2026-04-14T09:00:00.000Z");
    expect(await sentAtOf("2026-04-14T09:00:00+0200")).toBe("2026-04-14T07:00:00.000Z");
    expect(await sentAtOf("2026-04-14 09:00")).toBe("2026-04-14T09:00:00.000Z");
  });

  it("follows the order of day and month, and guesses none", async () => {
    expect(await sentAtOf("12/04/2026 09:00", { dateOrder: "dmy" })).toBe("2026-04-12T09:00:00.000Z");
    await expect(sentAtOf("12/04/2026 09:00")).rejects.toThrow(UsageError);
  });

  it.each(["2026-02-30", "2026-02-29T09:00:00Z", "2026-04-14T24:00:00Z", "yesterday"])(
    "is no day that does not exist: %s",
    async (text) => {
      await expect(sentAtOf(text)).rejects.toThrow(`--sent-at "${text}" is not a time`);
    },
  );
});
