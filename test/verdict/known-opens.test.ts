import { describe, expect, it } from "vitest";
import { signals } from "../../src/signals/index.js";
import { openWeights } from "../../src/verdict/open-weights.js";
import { OpenJudge } from "../../src/verdict/opens.js";
import { type EventFields, worldOf } from "./judging.js";

const CLIENTS = [
  { ip: "image-proxy-1", userAgent: "GoogleImageProxy" },
  { ip: "access none NL-1", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/145.0.0.0 Safari/537.36" },
  { ip: "security certain-2", userAgent: "python-requests/2.31.0" },
  { ip: "", userAgent: "" },
];

/** Every client opens some mails, at once or later; every second mail is clicked by the one that opened it. */
const EVENTS: EventFields[] = Array.from({ length: 40 }, (_, at) => {
  const mail = { subscriber: `p${at}@d${at % 3}.example`, ...CLIENTS[at % 4]! };
  const open: EventFields = { ...mail, kind: "open", delay: at % 3 === 0 ? 5 : 4000 + at };
  const click: EventFields = { ...mail, kind: "click", delay: 5000, url: "/a" };
  return [{ ...mail, kind: "delivered" as const, delay: 0 }, open, ...(at % 2 === 0 ? [click] : [])];
}).flat();

describe("opens that another thread judges", () => {
  // In the first case all get numbers, in the second none is left for any.
  it.each([0, 0xffff])("are what they are here, with %d values met before", (met) => {
    const { world, store } = worldOf(EVENTS);
    const judge = () =>
      new OpenJudge(world, signals, { set: {}, off: new Set() }, openWeights, (click) => click % 2);
    const numbers = new Map(Array.from({ length: met }, (_, at) => [1000 + at, at]));
    const groups = new Uint16Array(store.openGroups);
    const thread = judge();
    thread.fill(groups, numbers, true);
    thread.fill(groups, numbers, false);
    const told = judge();
    told.know({ logOdds: [...numbers.keys()], groups, counts: thread.counts });

    const alone = judge();
    const seen: number[] = [];
    for (let message = 0; message < store.messages.size; message++)
      for (let group = store.firstOpenGroup(message); group !== -1; group = store.nextOpenGroup(group)) {
        seen.push(alone.logOdds(message, group));
        expect(told.logOdds(message, group)).toBe(seen.at(-1));
      }
    expect(seen).toHaveLength(40);
    expect(new Set(seen).size).toBeGreaterThan(5);
    expect(alone.hits.size).toBeGreaterThan(3);
    expect(told.hits).toEqual(alone.hits);
    expect(groups.every((number) => number === 0xffff)).toBe(met > 0);
  });
});
