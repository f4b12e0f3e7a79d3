import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TimeObserver, timeParser } from "../../../src/normalize/time/index.js";

function observe(...texts: string[]) {
  const observer = new TimeObserver();
  for (const text of texts) observer.observe(text);
  return observer.result();
}

describe("T27: date order", () => {
  it("is needed by no unambiguous form", () => {
    expect(observe("2026-01-02 10:00:00", "20260102", "2 Jan 2026", "1520363423", "46043.5").order).toBe(
      "none needed",
    );
    expect(observe("05/05/2026").order).toBe("none needed");
    expect(observe().order).toBe("none needed");
  });

  it("is settled by one value for the whole column", () => {
    expect(observe("03-04-2026 10:22:05", "21-01-2026 10:22:05")).toMatchObject({
      order: "dmy",
      examples: { dmy: "21-01-2026 10:22:05" },
    });
    expect(observe("03/04/2026", "1/15/2025")).toMatchObject({
      order: "mdy",
      examples: { mdy: "1/15/2025" },
    });
  });

  it("is ambiguous when both fit all values, with both readings of one", () => {
    expect(observe("05/05/2026", "03-04-2026", "04/03/2026")).toMatchObject({
      order: "ambiguous",
      examples: {},
      readings: { text: "03-04-2026", dmy: "2026-04-03", mdy: "2026-03-04" },
    });
  });

  it("is contradictory when no order fits all, with a value for each side", () => {
    expect(observe("21/01/2026", "01/21/2026")).toMatchObject({
      order: "contradictory",
      examples: { dmy: "21/01/2026", mdy: "01/21/2026" },
    });
  });

  it("is settled by a weekday", () => {
    expect(observe("Fri 03/04/2026").order).toBe("dmy");
  });

  it("does not wait for values that are no dates", () => {
    expect(observe("21/01/2026", "99/99/2026", "n/a")).toMatchObject({ order: "dmy", share: 1 / 3 });
  });
});

describe("years of two digits", () => {
  const days = Array.from({ length: 28 }, (_, index) => String(index + 1).padStart(2, "0"));

  it("are found where days would spread them over decades", () => {
    expect(observe(...days.map((day) => `${day}.01.26`)).order).toBe("dmy");
    expect(observe(...days.map((day) => `26-01-${day}`)).order).toBe("ymd");
    expect(observe("90.01.01", "02.02.02", "04.12.13").order).toBe("ymd");
  });

  it("stand last where the first number has one digit or the second is a day", () => {
    expect(observe("1/21/26 10:22").order).toBe("mdy");
    expect(observe("01-01-90", "02-02-02", "12-13-04").order).toBe("mdy");
  });

  it("are a question otherwise", () => {
    expect(observe("26-01-21")).toMatchObject({
      order: "ambiguous",
      readings: { text: "26-01-21", dmy: "2021-01-26", ymd: "2026-01-21" },
    });
  });
});

describe("form, zone and share", () => {
  it("names the forms, the most frequent first", () => {
    expect(observe("1520363423", "1520363424", "1520363423123").kinds).toEqual(["epoch-s", "epoch-ms"]);
    expect(observe("1520363423123456", "1520363423123456789").kinds).toEqual(["epoch-ns", "epoch-us"]);
    expect(observe("46043").kinds).toEqual(["excel-serial"]);
    expect(observe("2024-03-08", "2024-03-09", "03/10/2024").kinds).toEqual(["iso", "numeric-date"]);
    expect(observe("20110122T113000", "8 Oct 2014", "20110122").kinds).toEqual(["compact", "month-name"]);
  });

  it("says whether values name their zone", () => {
    expect(observe("2026-01-21T10:00:00Z", "1520363423", "2026-01-21 10:00 ET").hasZone).toBe("all");
    expect(observe("2026-01-21T10:00:00Z", "2026-01-21T10:00:00").hasZone).toBe("some");
    expect(observe("2026-01-21 10:00:00", "46043.5").hasZone).toBe("none");
    expect(observe().hasZone).toBe("none");
  });

  it("counts times among the values, blanks apart", () => {
    expect(observe("", "  ", "2026-01-21", "x").share).toBe(0.5);
    expect(observe("", "").share).toBe(0);
    expect(observe("2026-02-30", "9999-12-31", "2026-01-21 10:00 Mars/Olympus", "Do 21 Jan 2026").share).toBe(
      0,
    );
  });
});

describe("resolution", () => {
  const minutes = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, "0"));

  it("is what is written when there are few values", () => {
    expect(observe("2026-01-21 10:00:00").resolution).toBe("second");
    expect(observe("2026-01-21 10:00").resolution).toBe("minute");
    expect(observe("2026-01-21 10 PM").resolution).toBe("hour");
    expect(observe("2026-01-21").resolution).toBe("day");
    expect(observe("2026-01-21 10:00:00.000").resolution).toBe("second");
    expect(observe("2026-01-21 10:00:00.120").resolution).toBe("ms");
    expect(observe("46043").resolution).toBe("day");
  });

  it("is coarser where seconds are always :00", () => {
    expect(observe(...minutes.map((minute) => `2010-10-11 08:${minute}:00`)).resolution).toBe("minute");
    expect(observe(...minutes.map((minute) => `2010-10-11 08:00:${minute}`)).resolution).toBe("second");
  });

  it("is a day where all clocks are midnight", () => {
    expect(observe(...minutes.slice(1, 28).map((day) => `2026-01-${day} 00:00:00`)).resolution).toBe("day");
  });

  it("is not an hour because campaigns leave on the hour", () => {
    expect(observe(...minutes.slice(1, 28).map((day) => `2026-01-${day} 10:00:00`)).resolution).toBe(
      "minute",
    );
  });

  it("is not made finer by a stray value", () => {
    const coarse = Array.from({ length: 4 }, () =>
      minutes.map((minute) => `2010-10-11 08:${minute}:00`),
    ).flat();
    expect(observe(...coarse, "2010-10-11 08:00:17").resolution).toBe("minute");
    expect(observe(...coarse, ...minutes.map((s) => `2010-10-11 08:00:${s}`)).resolution).toBe("second");
  });

  it("counts different times, not rows", () => {
    expect(observe(...Array.from({ length: 50 }, () => "2026-01-21 10:00:00")).resolution).toBe("second");
  });
});

describe("any column", () => {
  const dates = fc.date({ min: new Date("1990-01-01"), max: new Date("2069-12-31"), noInvalidDate: true });
  const numeric = dates.chain((date) => {
    const [year, month, day] = date.toISOString().slice(0, 10).split("-") as [string, string, string];
    return fc.constantFrom(
      `${day}/${month}/${year}`,
      `${month}/${day}/${year}`,
      `${day}.${month}.${year.slice(2)}`,
      `${year}-${month}-${day}`,
    );
  });

  it("is described alike whatever the order of its rows", () => {
    fc.assert(
      fc.property(fc.array(numeric, { minLength: 1 }), fc.nat(), (texts, seed) => {
        const turn = seed % texts.length;
        const turned = [...texts.slice(turn), ...texts.slice(0, turn)].reverse();
        expect(observe(...turned)).toEqual(observe(...texts));
      }),
    );
  });

  it("is read wholly by a parser with the order that was found", () => {
    fc.assert(
      fc.property(fc.array(numeric, { minLength: 1 }), (texts) => {
        const { order, share } = observe(...texts);
        expect(share).toBe(1);
        if (order === "ambiguous" || order === "contradictory") return;
        const parse = timeParser(order === "none needed" ? {} : { order });
        for (const text of texts) expect(parse(text)).not.toBeNaN();
      }),
    );
  });

  it("takes a value that occurs often for as many values", () => {
    const texts = [
      "2026-03-01 10:00:00",
      "2026-03-01 10:00:00",
      "03/04/2026",
      "never",
      "never",
      "2026-03-01T10:00:00Z",
    ];
    const counted = new TimeObserver();
    for (const text of new Set(texts)) counted.observe(text, texts.filter((other) => other === text).length);
    expect(counted.result()).toEqual(observe(...texts));
    expect(counted.result().share).toBeCloseTo(4 / 6);
    // One time in a hundred shows seconds, and not one in two.
    const coarse = new TimeObserver();
    for (let minute = 10; minute < 16; minute++) coarse.observe(`2026-03-01 10:${minute}:00`, 40);
    coarse.observe("2026-03-01 10:00:17");
    expect(coarse.result().resolution).toBe("minute");
  });
});
