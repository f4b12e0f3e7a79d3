import { describe, expect, it } from "vitest";
import { signals } from "../../src/signals/index.js";
import { type EventFields, judgeOf } from "./judging.js";

const READER =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.3 Mobile/15E148 Safari/604.1";
const SCANNER =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";
const HIDDEN = "https://shop.example/hidden";

function message(
  subscriber: string,
  delay: number,
  ip: string,
  userAgent: string,
  urls: string[],
): EventFields[] {
  return [
    { kind: "delivered", subscriber, delay: 0 },
    ...urls.map(
      (url, at): EventFields => ({ kind: "click", subscriber, delay: delay + at, ip, userAgent, url }),
    ),
  ];
}

const readers = Array.from({ length: 60 }, (_, index) =>
  message(`reader${index}@gmail.com`, 3000 + index * 900, `access-${100 + index}`, READER, [`/${index % 4}`]),
).flat();

/** An unknown scanner on an ordinary line, with an ordinary browser, an hour late and one link at a time: nothing gives it away. */
const scanned = Array.from({ length: 10 }, (_, index) =>
  message(
    `s${index}@corp.example`,
    3600 + index * 60,
    "access-7",
    SCANNER,
    index < 6 ? ["/1", HIDDEN] : ["/1"],
  ),
).flat();

/** Mean probability of the scanner's bursts that did not touch the hidden link. */
function lone(honeypots: readonly string[]): number {
  const judge = judgeOf([...readers, ...scanned], signals, honeypots);
  const found: number[] = [];
  judge.forEachMessage((_, bursts) => {
    for (const { burst, probability } of bursts)
      if (burst.hits.length === 1 && burst.delay > 3900 && burst.delay < 4300) found.push(probability);
  });
  expect(found.length).toBeGreaterThanOrEqual(4);
  return Math.max(...found);
}

describe("hidden links", () => {
  it("teach what this export's scanners look like: their other clicks are found, too", () => {
    const unnamed = lone([]);
    const named = lone([HIDDEN]);
    expect(unnamed).toBeLessThan(0.8);
    expect(named).toBeGreaterThan(0.9);
  });

  it("condemn the burst that hit them, and only it", () => {
    const person = message("both@corp.example", 20_000, "access-55", READER, ["/2"]);
    const judge = judgeOf(
      [...readers, ...scanned, ...person, ...message("both@corp.example", 30, "access-7", SCANNER, [HIDDEN])],
      signals,
      [HIDDEN],
    );
    judge.forEachMessage((_, bursts) => {
      if (bursts.length < 2) return;
      const [scan, click] = bursts.map(({ probability }) => probability).sort((a, b) => b - a);
      expect(scan).toBeGreaterThan(0.95);
      expect(click).toBeLessThan(0.5);
    });
  });
});
