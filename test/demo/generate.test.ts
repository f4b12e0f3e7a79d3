import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateCampaigns, SPRING_SALE } from "../../src/demo/generate.js";
import { type Cells, clickRate, groupBy, labelledHits, message, rowsOf, seconds } from "./tables.js";

const FIXTURE = new URL("../../fixtures/campaigns/spring-sale/", import.meta.url);

function made(options: Parameters<typeof generateCampaigns>[0]) {
  const { files } = generateCampaigns(options);
  const table = (name: string) => rowsOf(files.get(name)!);
  const events = table("events.csv");
  return { table, events, hits: labelledHits(events, table("labels.csv")) };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const isMachineClick = (row: Cells) => row.event === "click" && row.label === "automated";
const isHumanClick = (row: Cells) => row.event === "click" && row.label === "human";

describe("the spring sale", () => {
  it.each(["events.csv", "conversions.csv", "subscribers.csv", "links.csv"])(
    "is what the generator makes: %s (else run node dist/tools/make-fixtures.js)",
    (name) => {
      expect(
        readFileSync(new URL(name, FIXTURE), "utf8") === generateCampaigns(SPRING_SALE).files.get(name),
      ).toBe(true);
    },
  );

  it("reports about twice the clicks of its people", () => {
    const { events, hits } = made(SPRING_SALE);
    const reported = clickRate(events, hits);
    const people = clickRate(events, hits.filter(isHumanClick));
    expect(reported).toBeGreaterThan(0.09);
    expect(reported).toBeLessThan(0.1);
    expect(people).toBeGreaterThan(0.04);
    expect(people).toBeLessThan(0.05);
  });
});

describe("any made-up campaigns", () => {
  const options = fc.record({
    seed: fc.nat(),
    subscribers: fc.integer({ min: 1, max: 120 }),
    campaigns: fc.integer({ min: 1, max: 10 }),
  });

  it("are labelled on each open and click and nowhere else", () => {
    fc.assert(
      fc.property(options, (some) => {
        const { events, table } = made(some);
        const labelled = table("labels.csv").map(({ row }) => Number(row));
        const hits = events.flatMap(({ event }, at) =>
          event === "open" || event === "click" ? [at + 1] : [],
        );
        expect(labelled).toEqual(hits);
      }),
      { numRuns: 20 },
    );
  });

  it("hold together: known people, known links, times in order, one outcome of each mail", () => {
    fc.assert(
      fc.property(options, (some) => {
        const { events, hits, table } = made(some);
        const people = new Set(table("subscribers.csv").map(({ email }) => email));
        const links = new Set(table("links.csv").map(({ campaign, url }) => `${campaign} ${url}`));
        expect(people.size).toBe(some.subscribers);
        for (const row of [...events, ...table("conversions.csv")]) expect(people).toContain(row.email);
        for (const row of hits.filter(({ event }) => event === "click")) {
          expect(links).toContain(`${row.campaign} ${row.url}`);
        }
        const times = events.map(seconds);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const outcomes = events
          .filter(({ event }) => event === "delivered" || event === "bounce")
          .map(message);
        expect(new Set(outcomes).size).toBe(outcomes.length);
        expect(outcomes.length).toBe(some.subscribers * some.campaigns);
      }),
      { numRuns: 20 },
    );
  });

  it("say what is true of them", () => {
    fc.assert(
      fc.property(options, (some) => {
        const { events, hits } = made(some);
        const { truth } = generateCampaigns(some);
        expect(truth.delivered).toBe(events.filter(({ event }) => event === "delivered").length);
        expect(truth.clicked).toBe(new Set(hits.filter(isHumanClick).map(message)).size);
      }),
      { numRuns: 10 },
    );
  });

  it("use no address that could be somebody's", () => {
    for (const { email } of made({ seed: 1, subscribers: 2000, campaigns: 1 }).table("subscribers.csv")) {
      expect(email).toMatch(/^sub\d{4}\.demo@([\w-]+\.example|(gmail|yahoo|outlook|icloud)\.com)$/);
    }
  });

  it("differ by seed", () => {
    const events = (seed: number) =>
      generateCampaigns({ seed, subscribers: 50, campaigns: 1 }).files.get("events.csv");
    expect(events(1)).not.toBe(events(2));
  });
});

describe("a large made-up audience behaves as published", () => {
  const { events, hits } = made({ seed: 7, subscribers: 12_000, campaigns: 3 });
  const delivered = new Map(
    events.filter((row) => row.event === "delivered").map((row) => [message(row), seconds(row)]),
  );
  const delays = (rows: Cells[]) => rows.map((row) => seconds(row) - delivered.get(message(row))!);
  const firstOf = (rows: Cells[]) => [
    ...new Map(rows.toReversed().map((row) => [message(row), row])).values(),
  ];

  it("bursts start at a median of some 43 s, a few before the delivery, a few late", () => {
    const starts = delays(
      firstOf(hits.filter(isMachineClick)).filter(({ email }) => email!.endsWith(".example")),
    );
    expect(median(starts)).toBeGreaterThan(35);
    expect(median(starts)).toBeLessThan(60);
    expect(starts.filter((delay) => delay < 0).length).toBeGreaterThan(5);
    expect(starts.filter((delay) => delay > 600).length).toBeGreaterThan(5);
  });

  it("people click after hours, and one or two in a hundred within a minute", () => {
    const clicks = delays(firstOf(hits.filter(isHumanClick)));
    expect(median(clicks) / 3600).toBeGreaterThan(2.2);
    expect(median(clicks) / 3600).toBeLessThan(4.1);
    const fast = clicks.filter((delay) => delay < 60).length / clicks.length;
    expect(fast).toBeGreaterThan(0.003);
    expect(fast).toBeLessThan(0.03);
    expect(Math.min(...clicks)).toBeGreaterThanOrEqual(3);
  });

  it("privacy prefetch is a third to three fifths of the opens", () => {
    const opens = hits.filter(({ event }) => event === "open");
    const share = opens.filter((row) => row.user_agent === "Mozilla/5.0").length / opens.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.6);
  });

  it("machines gather at some companies and leave most alone", () => {
    const companies = (rows: Cells[]) =>
      new Set(rows.map(({ email }) => email!.split("@")[1]!).filter((d) => d.endsWith(".example")));
    const share = companies(hits.filter(isMachineClick)).size / companies(events).size;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.45);
  });

  it("holds the hard cases: checks at click time, lone links, people without opens, shared offices", () => {
    const human = new Map(hits.filter(isHumanClick).map((row) => [`${message(row)} ${row.url}`, row]));
    const machine = hits.filter(isMachineClick);
    const twins = machine.filter((row) => {
      const click = human.get(`${message(row)} ${row.url}`);
      return click !== undefined && click.ip !== row.ip && Math.abs(seconds(click) - seconds(row)) <= 12;
    });
    expect(twins.length).toBeGreaterThan(10);

    const perMessage = groupBy(machine, message);
    expect([...perMessage.values()].filter((rows) => rows.length === 1).length).toBeGreaterThan(50);

    const opened = new Set(hits.filter(({ event }) => event === "open").map(message));
    const unopened = [...human.values()].filter((row) => !opened.has(message(row)));
    expect(unopened.length).toBeGreaterThan(20);

    const colleagues = groupBy(human.values(), ({ ip }) => ip!);
    const shared = [...colleagues.values()].filter(
      (rows) => new Set(rows.map(({ email }) => email)).size > 2,
    );
    expect(shared.length).toBeGreaterThan(3);
  });
});
