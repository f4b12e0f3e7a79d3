import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { auditOf } from "./kit.js";

const LABELLED = new URL("../../fixtures/labelled/", import.meta.url).pathname;
const EVENTS = readFileSync(join(LABELLED, "b2b/events.csv"), "utf8");

interface Rows {
  readonly header: string;
  readonly columns: readonly string[];
  readonly clicks: readonly (readonly string[])[];
}

function rowsOf(events: string): Rows {
  const [header = "", ...rows] = events.trimEnd().split("\n");
  const columns = header.split(",");
  const clicks = rows
    .map((row) => row.split(","))
    .filter((cells) => cells[columns.indexOf("event")] === "click");
  return { header, columns, clicks };
}

const B2B = rowsOf(EVENTS);
const FLOOD = 100_000;

type Probabilities = Map<number, number>;

/** Probability of each hit of the sound export by its row, with or without another file beside it. */
async function probabilities(flood?: string, events = EVENTS): Promise<Probabilities> {
  const audited = await auditOf({
    "events.csv": events,
    ...(flood === undefined ? {} : { "flood.csv": flood }),
  });
  const found: Probabilities = new Map();
  await audited.writeVerdicts(
    () => {},
    ({ file, row, probability }) => {
      if (file.endsWith("events.csv")) found.set(row, probability);
      return "";
    },
  );
  await audited.close();
  return found;
}

/** Clicks of others copied, one every 20 s over the campaigns, with some cells replaced. */
function floodOf(
  change: (n: number) => Readonly<Record<string, string>>,
  { header, columns, clicks } = B2B,
): string {
  const start = Date.parse(clicks[0]![columns.indexOf("timestamp")]!);
  const lines = Array.from({ length: FLOOD }, (_, n) => {
    const cells = [...clicks[n % clicks.length]!];
    const changed = { timestamp: new Date(start + 20_000 * n).toISOString(), ...change(n) };
    for (const [column, value] of Object.entries(changed)) cells[columns.indexOf(column)] = value;
    return cells.join(",");
  });
  return `${[header, ...lines].join("\n")}\n`;
}

function moved(before: Probabilities, after: Probabilities) {
  const steps = [...before].map(([row, probability]) => ({ was: probability, is: after.get(row)! }));
  return {
    most: Math.max(...steps.map(({ was, is }) => Math.abs(was - is))),
    mean: steps.reduce((sum, { was, is }) => sum + Math.abs(was - is), 0) / steps.length,
    framed: steps.filter(({ was, is }) => was < 0.5 && is >= 0.5).length / steps.length,
    cleared: steps.filter(({ was, is }) => was >= 0.5 && is < 0.5).length / steps.length,
  };
}

describe("T37: a hundred thousand rows", async () => {
  const before = await probabilities();
  const [victim] = B2B.clicks;
  const of = (column: string) => victim![B2B.columns.indexOf(column)]!;

  it.each([
    ["one subscriber", { email: "flood@flooder.example" }],
    ["one subscriber of somebody's domain", { email: `flood@${of("email").split("@")[1]}` }],
    ["one subscriber from somebody's address", { email: "flood@flooder.example", ip: of("ip") }],
    [
      "one subscriber with somebody's browser",
      { email: "flood@flooder.example", user_agent: of("user_agent") },
    ],
  ])("of %s change nobody else's verdict, and no probability by more than .15", async (_, change) => {
    const { most, mean, framed, cleared } = moved(before, await probabilities(floodOf(() => change)));
    expect({ framed, cleared }).toEqual({ framed: 0, cleared: 0 });
    // A message is one of few in a small domain, and the rate of its domain is where a click starts from.
    expect(most).toBeLessThan(0.15);
    expect(mean).toBeLessThan(0.002);
  });
});

describe("T37: a domain with 2,000 people, some thirty times as many clickers as the rest of the export has", () => {
  // They come from the addresses and with the browsers of the others.
  it.each(["b2b", "flash-sale", "single-link", "no-network"])(
    "frames or clears at most 2 in 100 hits of others: %s",
    async (kind) => {
      const events = readFileSync(join(LABELLED, kind, "events.csv"), "utf8");
      const change = (n: number) => ({ email: `flood${n % 2_000}@flooder.example` });
      const flood = floodOf(change, rowsOf(events));
      const { mean, framed, cleared } = moved(
        await probabilities(undefined, events),
        await probabilities(flood, events),
      );
      expect(framed + cleared).toBeLessThanOrEqual(0.02);
      expect(mean).toBeLessThan(0.02);
    },
  );
});
