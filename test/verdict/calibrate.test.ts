import { describe, expect, it } from "vitest";
import { type EventFields, judgeOf } from "./judging.js";

const AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";

/** Of every ten people, `followed` fill in a form after their click. */
function clickers(count: number, name: string, delay: number, ip: string, followed: number): EventFields[] {
  return Array.from({ length: count }, (_, index): EventFields[] => {
    const subscriber = `${name}${index}@${name}${index}.example`;
    const click: EventFields = {
      kind: "click",
      subscriber,
      delay: delay + (index % 50),
      ip: `${ip}-${index}`,
      userAgent: AGENT,
      url: index % 2 === 0 ? "/a" : "/b",
    };
    const form: EventFields = { kind: "form", subscriber, delay: delay + 900 };
    return [{ kind: "delivered", subscriber, delay: 0 }, click, ...(index % 10 < followed ? [form] : [])];
  }).flat();
}

const readers = clickers(400, "reader", 30_000, "access", 3);

describe("calibration by what follows the clicks", () => {
  it("moves verdicts towards people when removed clicks are followed up like late single ones", () => {
    const events = [...readers, ...clickers(400, "early", 40, "cloud", 3)];
    const judge = judgeOf(events);
    expect(judge.calibration.moved).toBeGreaterThan(0.5);
    const silent = judgeOf([...readers, ...clickers(400, "early", 40, "cloud", 0)]);
    expect(silent.calibration.moved).toBe(0);
    const earlyWithoutForm = (one: typeof judge) => {
      const found: number[] = [];
      one.forEachMessage((_, bursts) => {
        for (const { burst, probability } of bursts)
          if (burst.delay < 100 && burst.followUp === null) found.push(probability);
      });
      return found.reduce((sum, p) => sum + p, 0) / found.length;
    };
    expect(earlyWithoutForm(silent)).toBeGreaterThan(0.8);
    expect(earlyWithoutForm(judge)).toBeLessThan(0.75);
  });

  it("moves nothing on fewer than 300 removed messages", () => {
    const events = [...readers, ...clickers(280, "early", 40, "cloud", 3)];
    expect(judgeOf(events).calibration.moved).toBe(0);
  });

  it("moves nothing without anything to compare with", () => {
    expect(judgeOf(clickers(400, "early", 40, "cloud", 3)).calibration.moved).toBe(0);
  });
});
