import { expect, it } from "vitest";
import { type EventFields, worldOf } from "../../verdict/judging.js";

const clicks = (count: number, userAgent: string, delay: (i: number) => number): EventFields[] =>
  Array.from({ length: count }, (_, i): EventFields[] => {
    const subscriber = `${userAgent}${i}@corp.example`;
    return [
      { kind: "delivered", subscriber, delay: 0 },
      { kind: "click", subscriber, url: "/a", userAgent, delay: delay(i) },
      { kind: "click", subscriber, url: "/b", userAgent, delay: 50_000 },
    ];
  }).flat();

it("knows how early the mails are clicked with each user agent, by their first clicks", () => {
  const { world, store } = worldOf([
    ...clicks(8, "early", () => 40),
    ...clicks(10, "mixed", (i) => (i < 5 ? 40 : 9000)),
    ...clicks(4, "rare", () => 40),
  ]);
  const early = (agent: string) => world.early(store.agents.find(agent));
  expect(early("early")).toEqual({ share: 1, mails: 8 });
  expect(early("mixed")).toEqual({ share: 0.5, mails: 10 });
  expect(early("rare")).toBeNull();
});
