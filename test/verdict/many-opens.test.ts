import fc from "fast-check";
import { expect, it } from "vitest";
import type { Hit } from "../../src/domain/burst.js";
import { ManyOpens, SLACK_MS } from "../../src/verdict/many-opens.js";

const time = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constant(Number.NaN));
const small = fc.nat({ max: 3 });
const opens = fc
  .record({ one: time, other: time, ip: small, agent: small, network: small })
  .map(({ one, other, ...client }) => ({
    ...client,
    first: Number.isNaN(one + other) ? Number.NaN : Math.min(one, other),
    last: Number.isNaN(one + other) ? Number.NaN : Math.max(one, other),
  }));
const hit = fc
  .record({ ip: small, agent: small, network: small })
  .map((client): Hit => ({ ...client, click: 0, time: 0, link: 0, rank: 0, count: 1 }));

it("finds among many opens what a look at each of them finds", () => {
  fc.assert(
    fc.property(
      fc.array(opens, { maxLength: 20 }),
      fc.array(hit, { minLength: 1, maxLength: 4 }),
      time,
      (all, hits, start) => {
        const own = all.filter((open) =>
          hits.some(
            ({ ip, network, agent }) =>
              (open.ip !== 0 && open.ip === ip) ||
              (open.network !== 0 && open.agent !== 0 && open.network === network && open.agent === agent),
          ),
        );
        const lead = (some: typeof all) => {
          const before = some
            .flatMap(({ first, last }) => [first, last])
            .filter((at) => at <= start + SLACK_MS);
          return before.length === 0 ? Number.NaN : (start - Math.max(...before)) / 1000;
        };
        expect(new ManyOpens(all).before(start, hits)).toEqual({
          sameClient: own.length > 0,
          sameClientLead: lead(own),
          lead: lead(all),
        });
      },
    ),
    { numRuns: 2_000 },
  );
});
