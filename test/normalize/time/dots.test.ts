import { describe, expect, it } from "vitest";
import { detect } from "../../../src/normalize/index.js";
import { TimeObserver } from "../../../src/normalize/time/index.js";
import { tableOf } from "../memory-table.js";

function orderOf(...texts: readonly string[]) {
  const observer = new TimeObserver();
  for (const text of texts) observer.observe(text);
  return observer.result().order;
}

describe("dates with dots", () => {
  it.each([
    [["01.06.26 10:15"], "dmy"],
    [["1.6.26", "2.6.26"], "dmy"],
    [["03.04.2026 10:15:09"], "dmy"],
    [["11.06.26", "12.06.26"], "dmy"],
    // What the values prove holds.
    [["06.13.26", "06.01.26"], "mdy"],
    [["06.13.2026"], "mdy"],
    [["2026.06.01"], "none needed"],
    // Days that would be years of long ago, or days that lie closer together the other way round, may be Korean.
    [["26.06.01", "26.06.02"], "ambiguous"],
    [["19.06.14", "19.06.15", "19.06.16"], "ambiguous"],
    // Slashes and dashes are written in all orders.
    [["01/06/26"], "ambiguous"],
    [["03-04-2026"], "ambiguous"],
    [["03.04.2026", "05/06/2026"], "ambiguous"],
  ])("%j: %s", (texts, order) => expect(orderOf(...texts)).toBe(order));

  const rows = ["E-Mail;Ereignis;Datum", "ann@north.example;Klick;01.06.26 10:15"];
  it("say so, and how to say otherwise", async () => {
    const [detection] = await detect([tableOf("a.csv", rows)], {});
    expect(detection).toMatchObject({ dateOrder: "dmy", dateOrderFrom: "dots" });
    const [said] = await detect([tableOf("a.csv", rows)], { dateOrder: "mdy" });
    expect(said).toMatchObject({ dateOrder: "mdy", dateOrderFrom: "option" });
  });

  it("follow another file of their shape", async () => {
    const other = ["E-Mail;Ereignis;Datum", "bob@north.example;Klick;06.13.26 10:15"];
    const found = await detect([tableOf("a.csv", rows), tableOf("b.csv", other)], {});
    expect(found.map(({ dateOrder }) => dateOrder)).toEqual(["mdy", "mdy"]);
    expect(found[0]!.dateOrderFrom).toBe("values");
  });
});
