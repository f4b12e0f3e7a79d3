import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "../../src/domain/burst.js";
import { DELAY_BINS, DELAY_EDGES, delayBin, NO_DELAY } from "../../src/domain/delay.js";
import { BURST_GAP_MS, compareHits, splitBursts } from "../../src/verdict/bursts.js";

const AT = Date.UTC(2026, 3, 14, 9);

/** `seconds link network`, for example `10.5 a 2`; `-` is no time, no link, network 0. */
function hit(text: string, click: number): Hit {
  const [seconds = "-", link = "-", network = "0"] = text.split(" ");
  return {
    click,
    time: seconds === "-" ? Number.NaN : AT + Number(seconds) * 1000,
    link: link === "-" ? 0 : link.charCodeAt(0),
    rank: link === "-" ? 0 : link.charCodeAt(0),
    ip: Number(network),
    agent: 0,
    network: Number(network),
    count: 1,
  };
}

function split(texts: readonly string[], gap = BURST_GAP_MS): string[] {
  const hits = texts.map(hit).sort(compareHits);
  return splitBursts(hits, gap).map(
    ({ hits: found, twinOf }) =>
      `${found.map(({ click }) => texts[click]).join(", ")}${twinOf === -1 ? "" : ` (twin of ${twinOf})`}`,
  );
}

describe("splitBursts", () => {
  it.each<[string, string[], string[]]>([
    ["one hit", ["0 a 1"], ["0 a 1"]],
    ["hits exactly 10 s apart are one burst", ["0 a 1", "10 b 1"], ["0 a 1, 10 b 1"]],
    ["10.001 s apart they are two", ["0 a 1", "10.001 b 1"], ["0 a 1", "10.001 b 1"]],
    [
      "a chain may be longer than the gap",
      ["0 a 1", "9 b 1", "18 c 1", "27 d 1", "60 e 1"],
      ["0 a 1, 9 b 1, 18 c 1, 27 d 1", "60 e 1"],
    ],
    ["clients do not split a burst, networks neither", ["0 a 1", "1 b 2"], ["0 a 1, 1 b 2"]],
    ["the same link from a second network is a twin", ["0 a 1", "0.4 a 2"], ["0 a 1", "0.4 a 2 (twin of 0)"]],
    ["the same link from the same network is none", ["0 a 1", "0.4 a 1"], ["0 a 1, 0.4 a 1"]],
    ["the same link beyond the gap is another burst", ["0 a 1", "12 a 2"], ["0 a 1", "12 a 2"]],
    [
      "a twin takes along what else its network did in the burst",
      ["0 a 1", "1 a 2", "2 b 2", "3 c 1"],
      ["0 a 1, 3 c 1", "1 a 2, 2 b 2 (twin of 0)"],
    ],
    [
      "a person's click in the middle of a sweep leaves the sweep whole",
      ["0 a 1", "1 b 1", "2 b 2", "3 c 1", "4 d 1"],
      ["0 a 1, 1 b 1, 3 c 1, 4 d 1", "2 b 2 (twin of 0)"],
    ],
    [
      "two networks may each be a twin of the first",
      ["0 a 1", "1 a 2", "2 a 3"],
      ["0 a 1", "1 a 2 (twin of 0)", "2 a 3 (twin of 0)"],
    ],
    ["hits of no known network are nobody's twin", ["0 a 1", "1 a 0"], ["0 a 1, 1 a 0"]],
    ["hits without a link are none", ["0 - 1", "1 - 2"], ["0 - 1, 1 - 2"]],
    [
      "a twin of a later burst points to it",
      ["0 a 1", "60 a 1", "61 a 2"],
      ["0 a 1", "60 a 1", "61 a 2 (twin of 1)"],
    ],
    [
      "hits without a time are one burst of their own",
      ["- a 1", "- a 2", "5 b 1"],
      ["- a 1, - a 2", "5 b 1"],
    ],
  ])("%s", (_, hits, bursts) => expect(split(hits)).toEqual(bursts));

  it("widens with a coarse clock", () => {
    expect(split(["0 a 1", "60 b 1", "180 c 1"], 60_000)).toEqual(["0 a 1, 60 b 1", "180 c 1"]);
  });

  it("has nothing to split in nothing", () => expect(splitBursts([], BURST_GAP_MS)).toEqual([]));

  const text = fc
    .tuple(
      fc.constantFrom("-", "0", "0", "3", "12", "13", "40"),
      fc.constantFrom("-", "a", "b", "c"),
      fc.nat(3),
    )
    .map((parts) => parts.join(" "));
  const lists = fc
    .array(text, { minLength: 1, maxLength: 12 })
    .chain((hits) =>
      fc.tuple(
        fc.constant(hits),
        fc.shuffledSubarray(hits, { minLength: hits.length, maxLength: hits.length }),
      ),
    );

  it("neither loses nor doubles a hit, and does not know the order of rows", () => {
    fc.assert(
      fc.property(lists, ([hits, shuffled]) => {
        const bursts = split(hits);
        expect(split(shuffled)).toEqual(bursts);
        const all = bursts.flatMap((burst) => burst.replace(/ \(twin.*/, "").split(", "));
        expect(all.sort()).toEqual([...hits].sort());
      }),
    );
  });
});

describe("delayBin", () => {
  it.each([
    [-1, 0],
    [-0.001, 0],
    [0, 1],
    [1.999, 1],
    [2, 2],
    [59.9, DELAY_EDGES.indexOf(60)],
    [60, DELAY_EDGES.indexOf(60) + 1],
    [1e9, DELAY_EDGES.length],
    [Number.NaN, NO_DELAY],
  ])("of %d s is %i", (delay, bin) => expect(delayBin(delay)).toBe(bin));

  it("has a bin of its own for no delay", () => {
    expect(NO_DELAY).toBe(DELAY_BINS - 1);
    expect(delayBin(Number.POSITIVE_INFINITY)).toBeLessThan(NO_DELAY);
  });
});
