import { describe, expect, it } from "vitest";
import { type EventFields, worldOf } from "../../verdict/judging.js";

const people = (count: number, domain: (i: number) => string, delay: (i: number) => number): EventFields[] =>
  Array.from({ length: count }, (_, i): EventFields[] => {
    const subscriber = `p${i}@${domain(i)}`;
    return [
      { kind: "delivered", subscriber, delay: 0 },
      { kind: "click", subscriber, url: "/a", ip: "access-1", delay: delay(i) },
    ];
  }).flat();

function lookOf(events: readonly EventFields[]) {
  const { world, store } = worldOf(events);
  return world.address(store.ips.find("access-1"));
}

const anyTime = (i: number) => 200 + 9000 * i;
const soon = (i: number) => 20 + i;
const one = () => "corp.example";
const many = (i: number) => `d${i}.example`;

describe("an address that people share", () => {
  it.each([
    ["an office: one domain, at any time", one, anyTime, "office"],
    ["a scanner: one domain, right after delivery", one, soon, "scanner"],
    ["a scanner: many domains, right after delivery", many, soon, "scanner"],
    ["a public line: many domains, at any time", many, anyTime, "public"],
    ["a public line: free mail, at any time", () => "gmail.com", anyTime, "public"],
    ["a scanner: free mail, right after delivery", () => "gmail.com", soon, "scanner"],
    ["unclear: two domains", (i: number) => `d${i % 2}.example`, anyTime, "unclear"],
    ["unclear: one domain, most of it early", one, (i: number) => (i < 7 ? soon(i) : anyTime(i)), "unclear"],
    ["unclear: many domains, none early and none late", many, (i: number) => 700 + i, "unclear"],
  ])("looks like %s", (_, domain, delay, looks) => {
    expect(lookOf(people(10, domain, delay))).toMatchObject({ looks, people: 10 });
  });

  it("says who shares it and when", () => {
    expect(lookOf(people(5, one, anyTime))).toEqual({
      looks: "office",
      people: 5,
      domains: 1,
      domain: "corp.example",
      early: 0.2,
      from: 200,
      to: 36_200,
    });
  });

  it("counts the first click of each mail", () => {
    const again = people(5, one, anyTime).concat(
      people(5, one, (i) => anyTime(i) + 50_000).filter(({ kind }) => kind === "click"),
    );
    expect(lookOf(again)).toMatchObject({ people: 5, to: 36_200 });
  });

  it("looks like nothing with three people, or without times", () => {
    expect(lookOf(people(3, one, anyTime))).toBeNull();
    const untimed = people(8, one, anyTime).map(({ delay: _, ...event }) => event);
    expect(lookOf(untimed)).toBeNull();
  });
});
