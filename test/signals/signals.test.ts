import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Signal } from "../../src/domain/signal.js";
import { signals } from "../../src/signals/index.js";
import { aBurst, aContext, anOpen } from "./burst.js";
import { clicks, opens } from "./examples.js";

const byId = new Map(signals.map((signal) => [signal.id, signal]));
const split = (name: string): [Signal, string] => {
  const [id = "", seen = ""] = name.split("/");
  return [byId.get(id)!, seen];
};

describe("the catalogue", () => {
  it("has one file for each signal, named as its id", () => {
    const files = readdirSync(new URL("../../src/signals/", import.meta.url))
      .map((file) => file.replace(/\.ts$/, ""))
      .filter((file) => file !== "index" && file !== "words");
    expect(signals.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(signals)("$id says what it means, needs and rests on", (signal) => {
    const { title, meaning, falseAlarms, advice, sources, needs } = signal;
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const text of [meaning, falseAlarms, advice]) expect(text).toMatch(/^[A-Z].*\.$/);
    // What speaks where a column is missing needs none.
    if (signal.id !== "undated-click") expect(needs).not.toEqual([]);
    expect(sources).not.toEqual([]);
    // Readers of the manual have the internet, not the authors' notes.
    for (const source of sources) expect(source).not.toMatch(/facts\/|DESIGN|^\d/);
    for (const text of Object.values(signal.cases))
      expect(text.startsWith("learned")).toBe(signal.learned === true);
  });

  it.each(signals.flatMap(({ id, thresholds }) => thresholds.map((threshold) => ({ id, threshold }))))(
    "$id has a reason for its threshold $threshold.name, and uses it",
    ({ id, threshold }) => {
      const signal = byId.get(id)!;
      expect(threshold.why).not.toBe("");
      const read = new Set<string | symbol>();
      const watch = (values: object) =>
        new Proxy(values, {
          get(target, name) {
            read.add(name);
            return Reflect.get(target, name);
          },
        });
      for (const [name, changes, around] of clicks) {
        if (split(name)[0] !== signal) continue;
        const context = aContext(signal, around);
        signal.evaluate(aBurst(changes), {
          ...context,
          thresholds: watch(context.thresholds) as Record<string, number>,
        });
      }
      for (const [name, changes] of opens) {
        if (split(name)[0] !== signal) continue;
        const { thresholds } = aContext(signal);
        signal.evaluateOpen!(anOpen(changes), { thresholds: watch(thresholds) as Record<string, number> });
      }
      expect([...read]).toContain(threshold.name);
    },
  );
});

describe("clicks", () => {
  it.each(clicks.map(([name, changes, around]) => ({ name, changes, around })))(
    "$name",
    ({ name, changes, around }) => {
      const [signal, seen] = split(name);
      const context = aContext(signal, around);
      const burst = aBurst(changes);
      expect(signal.evaluate(burst, context)).toBe(seen);
      const sentence = signal.because(burst, seen, context);
      expect(sentence).toMatch(/^[a-z0-9].*[^.\s]$/);
      expect(sentence).not.toMatch(/undefined|NaN|Infinity|null|\n|-\d/);
    },
  );

  it.each(signals.filter(({ id }) => id !== "late-click"))(
    "$id sees nothing in an ordinary click",
    (signal) => {
      expect(signal.evaluate(aBurst(), aContext(signal))).toBe("");
    },
  );

  it("late-click sees nothing in an early click", () => {
    const [signal] = split("late-click/");
    expect(signal.evaluate(aBurst({ delay: 60 }), aContext(signal))).toBe("");
  });

  it("reaches every case that a signal of clicks declares", () => {
    const reached = new Set([...clicks.map(([name]) => name), ...opens.map(([name]) => name)]);
    const declared = signals.flatMap(({ id, cases }) => Object.keys(cases).map((name) => `${id}/${name}`));
    expect([...reached].sort()).toEqual([...declared].sort());
  });

  it("sees nothing that needs times where there are none", () => {
    const untimed = aBurst({
      start: Number.NaN,
      end: Number.NaN,
      delay: Number.NaN,
      sinceSend: Number.NaN,
      span: Number.NaN,
      distinctTimes: 1,
      links: 9,
      opens: { ...aBurst().opens, lead: Number.NaN },
      hour: -1,
    });
    const timed = signals.filter(({ needs }) => needs.includes("click times"));
    expect(timed.map((signal) => signal.evaluate(untimed, aContext(signal)))).toEqual(timed.map(() => ""));
  });
});

describe("opens", () => {
  it.each(opens)("%s", (name, changes) => {
    const [signal, seen] = split(name);
    expect(signal.evaluateOpen!(anOpen(changes), aContext(signal))).toBe(seen);
    expect(signal.because(aBurst({ network: anOpen(changes).network }), seen, aContext(signal))).toMatch(
      /^[a-z0-9]/,
    );
  });

  it.each(signals.filter((signal) => signal.evaluateOpen !== undefined))(
    "$id sees nothing in an open of which nothing is known",
    (signal) => {
      expect(signal.evaluateOpen!(anOpen(), aContext(signal))).toBe("");
    },
  );
});
