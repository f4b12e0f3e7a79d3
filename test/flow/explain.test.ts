import { beforeAll, describe, expect, it } from "vitest";
import { type Audit, audit } from "../../src/audit.js";
import type { ExplainedBurst } from "../../src/domain/options.js";
import { auditOf } from "./kit.js";

const FOLDER = new URL("../../fixtures/labelled/b2b/", import.meta.url).pathname;

describe("an explanation", () => {
  let bursts: ExplainedBurst[];

  beforeAll(async () => {
    const files = ["events", "conversions", "subscribers", "links"].map((name) => `${FOLDER}${name}.csv`);
    const found: Audit = await audit({ files });
    bursts = found.report.subscribers.flatMap(({ subscriber }) =>
      found.explain(subscriber)!.messages.flatMap((message) => message.bursts),
    );
  });

  const oddsOf = ({ prior, evidence }: ExplainedBurst): number =>
    evidence.reduce((sum, { weight }) => sum + weight, prior.weight);

  it("adds up: where a burst starts from and its evidence are its probability", () => {
    expect(bursts.length).toBeGreaterThan(50);
    for (const burst of bursts) {
      const said = 1 / (1 + Math.exp(-oddsOf(burst)));
      expect(said).toBeCloseTo(burst.probability, 4);
    }
  });

  it("says what would change the verdict, and that would", () => {
    let some = 0;
    for (const burst of bursts) {
      const odds = oddsOf(burst);
      const [, named] = /^without (.*) this burst would be taken for/.exec(burst.wouldChange) ?? [];
      if (named === undefined) continue;
      some++;
      const gone = burst.evidence.filter(({ title }) => named.includes(`"${title}"`));
      const left = gone.reduce((sum, { weight }) => sum - weight, odds);
      expect(Math.sign(left) === Math.sign(odds) && Math.abs(left) > 1e-9).toBe(false);
    }
    expect(some).toBeGreaterThan(20);
  });

  it("promises rescue by a follow-up only to what was taken for a machine's", () => {
    for (const { wouldChange, probability } of bursts)
      if (wouldChange.includes("an order, form or reply")) expect(probability).toBeGreaterThan(0.5);
  });
});

it.each([
  ["00QAbC1", "00QAbC1", ["00QAbC1", " 00QAbC1"]],
  ["Ann <Ann@Corp.example>", "ann@corp.example", ["ANN@corp.example ", "Ann <Ann@Corp.example>"]],
])("finds people as exports write them, ids with their case: %s", async (cell, subscriber, written) => {
  const log = `Subscriber Key,Event,Date,URL\n${cell},click,2026-03-10T09:20:00Z,/a\n`;
  const { explain } = await auditOf({ "log.csv": log });
  for (const one of written) expect(explain(one)?.subscriber).toBe(subscriber);
  expect(explain("00qabc1")).toBeNull();
});

it.each(["UTC", "America/New_York", "Asia/Tokyo"])(
  "names the day of an order of which no time is told: %s",
  async (timezone) => {
    const { explain } = await auditOf(
      {
        "log.csv": "email,event,timestamp,url\na@corp.example,click,2026-03-10 09:20:00,/a\n",
        "orders.csv": "email,order date,total\na@corp.example,2026-03-11,5\na@corp.example,2026-03-12,5\n",
      },
      { timezone },
    );
    const [message] = explain("a@corp.example")!.messages;
    expect(message!.conversions.map(({ at }) => at)).toEqual(["2026-03-11", "2026-03-12"]);
  },
);
