import fc from "fast-check";
import { expect, it } from "vitest";
import { verdictNumber, verdictOf } from "../../../src/domain/verdict.js";
import { Suspicious } from "../../../src/flow/sum/suspicious.js";
import { type EventFields, judgeOf, worldOf } from "../../verdict/judging.js";

const click = fc.record({
  kind: fc.constant("click" as const),
  subscriber: fc.constantFrom("a@one.example", "b@one.example", "c@two.example"),
  campaign: fc.constantFrom("Spring", "Autumn"),
  url: fc.constantFrom("/a", "/b", "/c"),
  delay: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 3600, max: 90_000 })),
  ip: fc.constantFrom("cloud", "access", "security certain"),
});

it("sums each person with an automated or unsure burst, and nobody else", () => {
  fc.assert(
    fc.property(fc.array(click, { minLength: 1, maxLength: 25 }), (events: EventFields[]) => {
      const { world, store } = worldOf(events);
      const judge = judgeOf(events);
      const suspicious = new Suspicious(world, judge, store.subscribers.size);
      const { columns, probability } = judge;
      const verdicts = Array.from({ length: columns.size }, (_, burst) => verdictOf(probability[burst]!));
      judge.forEachRange((message, from, to) => {
        const person = suspicious.numberOf(store.messages.b(message));
        if (person === -1) return;
        for (let burst = from; burst < to; burst++)
          suspicious.add(
            person,
            from,
            verdictNumber(probability[burst]!),
            probability[burst]!,
            judge.clicksOf(burst),
          );
      });
      let people = 0;
      for (let subscriber = 0; subscriber < store.subscribers.size; subscriber++) {
        const own = [...verdicts.keys()].filter((burst) => columns.subscriber[burst] === subscriber);
        const person = suspicious.numberOf(subscriber);
        expect(person !== -1).toBe(own.some((burst) => verdicts[burst] !== "human"));
        if (person === -1) continue;
        people++;
        expect(suspicious.subscriber(person)).toBe(subscriber);
        const clicks = (verdict?: string) =>
          own
            .filter((burst) => verdict === undefined || verdicts[burst] === verdict)
            .reduce((sum, burst) => sum + judge.clicksOf(burst), 0);
        expect(suspicious.clicks(person)).toEqual({
          reported: clicks(),
          human: clicks("human"),
          automated: clicks("automated"),
          unsure: clicks("unsure"),
        });
        expect(suspicious.none(person)).toBeCloseTo(
          own.reduce((product, burst) => product * probability[burst]!, 1),
          9,
        );
        expect(suspicious.hasHuman(person)).toBe(own.some((burst) => verdicts[burst] === "human"));
        const messages = own
          .filter((burst) => verdicts[burst] !== "human")
          .map((burst) => columns.message[burst]!);
        expect([...suspicious.messages(person)].map((first) => columns.message[first])).toEqual([
          ...new Set(messages),
        ]);
        for (const first of suspicious.messages(person))
          expect(first === 0 || columns.message[first - 1] !== columns.message[first]).toBe(true);
      }
      expect(suspicious.size).toBe(people);
    }),
    { numRuns: 60 },
  );
});
