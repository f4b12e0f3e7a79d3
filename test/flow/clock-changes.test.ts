import { describe, expect, it } from "vitest";
import type { Audit } from "../../src/audit.js";
import { auditOf } from "./kit.js";

/** Zone, a local hour that is skipped, a local hour that happens twice, and the first instant of the latter. */
const CHANGES = [
  ["America/New_York", "2024-03-10 02:30:00", "2024-11-03 01:30:00", "2024-11-03T05:30:00.000Z"],
  ["Europe/Berlin", "2024-03-31 02:30:00", "2024-10-27 02:30:00", "2024-10-27T00:30:00.000Z"],
  ["Australia/Lord_Howe", "2024-10-06 02:15:00", "2024-04-07 01:45:00", "2024-04-06T14:45:00.000Z"],
  ["Pacific/Chatham", "2024-09-29 03:00:00", "2024-04-07 03:00:00", "2024-04-06T13:15:00.000Z"],
  ["Africa/Casablanca", "2024-04-14 02:30:00", "2024-03-10 02:30:00", "2024-03-10T01:30:00.000Z"],
] as const;

function exportOf(times: readonly string[]): string {
  const rows = times.map(
    (time, n) => `p${n}@acme.example,click,${time},sale,https://shop.example/${n},203.0.113.${n},UA ${n}`,
  );
  return `${["email,event,timestamp,campaign,url,ip,user_agent", ...rows].join("\n")}\n`;
}

describe("T26: clock changes", () => {
  it.each(
    CHANGES.flatMap((change) => (["cells", "bytes"] as const).map((reader) => [...change, reader] as const)),
  )(
    "in %s: %s does not exist and is rejected, %s is its first one (%s), read as %s",
    async (timezone, gap, overlap, instant, reader) => {
      const text = exportOf([overlap, gap, overlap]);
      const { report, rejects } = await auditOf({ "a.csv": text }, { timezone, reader });
      expect(report.accounting).toMatchObject({ rows: 3, analysed: 2, rejected: 1 });
      expect(rejects).toMatchObject([
        { line: 3, record: 2, reason: `timestamp: clocks in ${timezone} skip the time "${gap}"` },
      ]);
      expect(report.inputs[0]!.period).toEqual({ from: instant, to: instant });
    },
  );

  describe("make no delay of an hour that happens twice", () => {
    const SPEED = ["early-click", "late-click", "export-speed", "lockstep", "click-before-delivery"];
    const zoned = { timezone: "America/New_York" };
    /** Mails delivered and clicked 3 s later: twelve in the hour that happens twice, twelve after it. */
    const mails = (offset: string) =>
      [1, 3]
        .flatMap((hour) => Array.from({ length: 12 }, (_, n) => [hour, n] as const))
        .flatMap(([hour, n]) => {
          const minute = `2024-11-03 0${hour}:${10 + n}`;
          return [
            `p${hour}-${n}@acme.example,delivered,${minute}:00${offset},sale,,,`,
            `p${hour}-${n}@acme.example,click,${minute}:03${offset},sale,https://shop.example/,81.152.3.${n},UA`,
          ];
        });
    const log = (rows: readonly string[]) =>
      `${["email,event,timestamp,campaign,url,ip,user_agent", ...rows].join("\n")}\n`;
    const burstOf = ({ explain }: Audit, subscriber: string) => {
      const [burst] = explain(subscriber)!.messages[0]!.bursts;
      return {
        delay: burst!.delay,
        speed: burst!.evidence.map(({ signal }) => signal).filter((id) => SPEED.includes(id)),
      };
    };
    const ambiguous = ({ report }: Audit) =>
      report.notices.filter(({ code }) => code === "times-ambiguous").map(({ message }) => message);

    it.each(["cells", "bytes"] as const)("read as %s, and say so", async (reader) => {
      const found = await auditOf({ "a.csv": log(mails("")) }, { ...zoned, reader });
      expect(burstOf(found, "p1-5@acme.example")).toEqual({ delay: null, speed: [] });
      expect(burstOf(found, "p3-5@acme.example")).toMatchObject({
        delay: 3,
        speed: expect.arrayContaining(["early-click"]),
      });
      expect(ambiguous(found)).toEqual([
        expect.stringMatching(/^24 of 48 rows have a local time that happens twice.*--timezone -05:00$/),
      ]);
    });

    it("from a delivery in it to a click after it, or from a send time of the campaigns file", async () => {
      const click = (time: string) =>
        `ann@acme.example,click,2024-11-03 ${time},sale,https://shop.example/,81.152.3.9,UA`;
      const delivered = "ann@acme.example,delivered,2024-11-03 01:59:50,sale,,,";
      const others = mails("").filter((row) => row.startsWith("p3"));
      const after = await auditOf({ "a.csv": log([delivered, click("02:00:10"), ...others]) }, zoned);
      expect(burstOf(after, "ann@acme.example")).toEqual({ delay: null, speed: [] });
      const sent = "campaign,send time,delivered\nsale,2024-11-03 01:59:50,100\n";
      const clicks = others.filter((row) => row.includes(",click,"));
      const files = { "a.csv": log([click("02:00:10"), ...clicks]), "campaigns.csv": sent };
      const fromSend = await auditOf(files, zoned);
      expect(burstOf(fromSend, "ann@acme.example")).toEqual({ delay: null, speed: [] });
      expect(ambiguous(fromSend)).toHaveLength(1);
    });

    it("unless the times are in UTC or name their offset, or the user gives one", async () => {
      for (const [offset, timezone] of [
        [" -05:00", "America/New_York"],
        ["", "-05:00"],
        ["", "UTC"],
      ] as const) {
        const found = await auditOf({ "a.csv": log(mails(offset)) }, { timezone });
        expect(burstOf(found, "p1-5@acme.example")).toMatchObject({ delay: 3 });
        expect(ambiguous(found)).toEqual([]);
      }
    });
  });

  it("change nothing where each time names its offset", async () => {
    const both = ["2024-11-03 01:30:00 -04:00", "2024-11-03 01:30:00 -05:00", "2024-03-10 02:30:00 +00:00"];
    for (const reader of ["cells", "bytes"] as const) {
      const { report } = await auditOf({ "a.csv": exportOf(both) }, { timezone: "America/New_York", reader });
      expect(report.accounting).toMatchObject({ rows: 3, analysed: 3, rejected: 0 });
      expect(report.inputs[0]!.period).toEqual({
        from: "2024-03-10T02:30:00.000Z",
        to: "2024-11-03T06:30:00.000Z",
      });
    }
  });
});

describe("T28: times that no mail has", () => {
  it.each([
    ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "-000001-01-01T00:00:00Z", "1969-12-31T23:59:59Z"],
    ...[
      "9999-12-31T23:59:59Z",
      "275760-09-13T00:00:00Z",
      "+275760-09-13T00:00:00Z",
      "+275760-09-13T00:00:01Z",
    ],
    ...["2024-02-30T10:00:00Z", "2025-13-01T10:00:00Z", "2025-03-04T25:00:00Z", "2025-03-04T10:00:00+99:00"],
    ...["1e400", "-5", "1e18", "99999999999999", "253402300800", "now"],
  ])("%s is rejected with its line by both readers, never rolled over", async (time) => {
    const text = exportOf(["2025-03-04T10:00:00Z", time, "2025-03-04T11:00:00Z", "2025-03-04T12:00:00Z"]);
    for (const reader of ["cells", "bytes"] as const) {
      const { report, rejects } = await auditOf({ "a.csv": text }, { reader });
      expect(report.accounting).toMatchObject({ rows: 4, analysed: 3, rejected: 1 });
      expect(rejects.map(({ line }) => line)).toEqual([3]);
      expect(report.inputs[0]!.period).toEqual({
        from: "2025-03-04T10:00:00.000Z",
        to: "2025-03-04T12:00:00.000Z",
      });
    }
  });
});
