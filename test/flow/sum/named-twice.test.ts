import { describe, expect, it } from "vitest";
import { auditOf } from "../kit.js";

async function told(text: string, name = "a.csv") {
  const { report } = await auditOf({ [name]: text });
  return report.notices.filter(({ code }) => code === "column-twice").map(({ message }) => message);
}

describe("a column whose name another one has", () => {
  const row = "a@acme.example,b@acme.example,click,2026-04-14T10:00:00Z,x,y\n";

  it("is told where it is read", async () => {
    expect(await told(`email,email,event,timestamp,note,remark\n${row}`)).toEqual([
      '"email" stands 2 times in the header; the first of these columns is read',
    ]);
  });

  it("is nothing to know where nobody reads it", async () => {
    expect(await told(`email,other,event,timestamp,note,note\n${row}`)).toEqual([]);
  });
});

describe("JSON of an API that has nothing to tell", () => {
  it.each(["[]", "{}"])("holds no data: %s", async (text) => {
    await expect(auditOf({ "page.json": text })).rejects.toMatchObject({
      message: "holds no data",
      hint: "check that the export is complete",
    });
  });
});
