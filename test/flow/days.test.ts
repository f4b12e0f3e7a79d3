import { describe, expect, it } from "vitest";
import { auditOf } from "./kit.js";

/** Signals that conclude from a delay or from a speed. */
const OF_TIME = [
  "early-click",
  "click-before-delivery",
  "late-click",
  "simultaneous-clicks",
  "repeated-clicks",
  "open-and-click-together",
];

async function seen(text: string) {
  const { report } = await auditOf({ "clicks.csv": text });
  const hits = report.signals.filter(({ signal, hits }) => OF_TIME.includes(signal) && (hits ?? 0) > 0);
  return { hits: hits.map(({ signal }) => signal), clicks: report.campaigns[0]!.totalClicks.reported };
}

/** Every person clicks two links. */
function list(
  header: string,
  middle: (id: number) => string,
  who = (id: number) => `p${id}@corp.example`,
): string {
  const rows = Array.from({ length: 12 }, (_, id) =>
    ["a", "b"].map((link) => `${who(id)},${middle(id)},https://shop.example/${link}`).join("\n"),
  );
  return `${[header, ...rows].join("\n")}\n`;
}

const DAY = "2026-03-10";
const clock = (id: number) => `${DAY} 09:00:${10 + id}`;

describe("times that tell days alone", () => {
  it.each([
    ["sends and clicks", "Email,Send date,Click date,URL", () => `${DAY},${DAY}`],
    [
      "clicks at the start of the day",
      "Email,Send date,Click date,URL",
      (id: number) => `${DAY} 00:00:00,2026-03-${11 + id} 00:00:00`,
    ],
    ["sends, clicks and opens", "Email,Send date,Open date,Click date,URL", () => `${DAY},${DAY},${DAY}`],
    ["clicks of precise sends", "Email,Send date,Click date,URL", (id: number) => `${clock(id)},${DAY}`],
  ])("give no delay and no speed: %s", async (_, header, middle) => {
    expect(await seen(list(header, middle))).toEqual({ hits: [], clicks: 24 });
  });

  it("give no delay where only the sends are days", async () => {
    const text = list("Email,Send date,Click date,URL", (id) => `${DAY},2026-03-10 00:00:${10 + id}`);
    expect((await seen(text)).hits).not.toContain("early-click");
  });

  it("do not speak against people: most of their clicks are late, which cannot be seen", async () => {
    const days = (id: number) => `${DAY},2026-03-${11 + (id % 9)}`;
    const { report } = await auditOf({
      "clicks.csv": list("Email,Send date,Click date,URL", days, (id) => `p${id}@firm${id}.example`),
    });
    const { uniqueClicks } = report.campaigns[0]!;
    expect(uniqueClicks.adjusted).toBeGreaterThan(0.75 * uniqueClicks.reported!);
    expect(report.subscribers.filter(({ verdict }) => verdict === "automated")).toEqual([]);
  });

  it("are told from times with a clock", async () => {
    const text = list("Email,Send date,Click date,URL", (id) => `${clock(id)},${DAY} 09:00:${20 + id}`);
    expect((await seen(text)).hits).toContain("early-click");
  });
});
