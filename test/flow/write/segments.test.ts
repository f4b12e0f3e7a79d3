import { describe, expect, it } from "vitest";
import { audit } from "../../../src/audit.js";
import { segmentCsv } from "../../../src/report/csv.js";
import { auditOf, SENT } from "../kit.js";

const iso = (ms: number) => new Date(ms).toISOString();
const HUMAN =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36";
const at = (minutes: number) => iso(SENT + minutes * 60_000);
const line = (who: string, event: string, minutes: number, url = "", agent = "", ip = "") =>
  `${who},${event},${at(minutes)},Spring,${url},${ip},"${agent}"`;

/** A reader, a scanned one, and one who only bought; somebody who got no mail buys, too. */
const events = [
  "Recipient Address,event,timestamp,campaign,url,ip,user_agent",
  ...["ann@a.example", "bob@b.example", "cy@c.example"].map((who) => line(who, "delivered", 0)),
  line("Ann@a.example", "open", 190, "", HUMAN, "84.112.4.9"),
  line("Ann@a.example", "click", 191, "https://shop.example/a", HUMAN, "84.112.4.9"),
  ...["a", "b", "c", "d"].map((page) =>
    line(
      "bob@b.example",
      "click",
      0.1,
      `https://shop.example/${page}`,
      "python-requests/2.31.0",
      "52.30.10.4",
    ),
  ),
].join("\n");
const orders = [
  "email,timestamp,type,value",
  `cy@c.example,${at(300)},purchase,30`,
  `bob@b.example,${at(-9000)},purchase,30`,
  `stranger@shop.example,${at(300)},purchase,30`,
].join("\n");

describe("segments for re-import", () => {
  it("go by strength, under the header of the export", async () => {
    const lists = (await auditOf({ "events.csv": events, "orders.csv": orders })).segments();
    const names = (file: string) => lists.get(file)!.map(([name]) => name);
    expect(lists.get("engaged.csv")).toEqual([
      ["Recipient Address", "clickaudit_strength"],
      ["cy@c.example", "conversion"],
    ]);
    expect(names("leave-out-of-reports.csv")).toEqual(["Recipient Address", "bob@b.example"]);
    expect(names("review.csv")).toEqual(["Recipient Address", "ann@a.example"]);
  });

  it.each(["unsubscribe", "complaint"])("bring nobody back who left: %s", async (leaving) => {
    const left = [events, line("Cy@c.example", leaving, 400), line("ann@a.example", leaving, 400)].join("\n");
    const lists = (await auditOf({ "events.csv": left, "orders.csv": orders })).segments();
    expect(lists.get("engaged.csv")!.slice(1)).toEqual([]);
    expect(lists.get("review.csv")!.slice(1)).toEqual([]);
    expect(
      lists
        .get("leave-out-of-reports.csv")!
        .slice(1)
        .map(([name]) => name),
    ).toEqual(["bob@b.example"]);
  });

  it("agree with the report on the sample campaign", async () => {
    const { report, segments } = await audit({ files: ["fixtures/campaigns/spring-sale"] });
    const lists = segments();
    const people = (file: string) =>
      new Set(
        lists
          .get(file)!
          .slice(1)
          .map(([name]) => name!),
      );
    const automated = report.subscribers.filter((one) => one.verdict === "automated");
    const out = people("leave-out-of-reports.csv");
    expect(automated.filter(({ subscriber }) => out.has(subscriber)).length).toBeGreaterThan(100);
    for (const { subscriber, verdict } of report.subscribers)
      if (verdict === "mixed") expect(out.has(subscriber)).toBe(false);
    const strengths = lists
      .get("engaged.csv")!
      .slice(1)
      .map(([, strength]) => strength!);
    expect(strengths.filter((one) => one === "conversion").length).toBeGreaterThanOrEqual(8);
    const order = ["conversion", "reply", "repeated clicks", "one click"];
    expect(strengths.map((one) => order.indexOf(one))).toEqual(
      strengths.map((one) => order.indexOf(one)).sort((a, b) => a - b),
    );
    expect(new Set(strengths)).toContain("repeated clicks");
  });

  it("are recognised when they are read again", async () => {
    const lists = (await auditOf({ "events.csv": events })).segments();
    for (const list of lists.values()) {
      const text = segmentCsv(list, { mask: false });
      await expect(auditOf({ "list.csv": text })).rejects.toThrow(/an output of clickaudit/);
    }
  });

  it("hold no formula and, masked, no address", () => {
    const list = [
      ["Email", "note"],
      ["=cmd@x.example", "keep"],
    ];
    expect(segmentCsv(list, { mask: false })).toBe("Email,note\n'=cmd@x.example,keep\n");
    expect(segmentCsv(list, { mask: true })).not.toContain("cmd@");
  });
});
