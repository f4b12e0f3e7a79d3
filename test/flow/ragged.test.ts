import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installed } from "../../src/cli/installed.js";
import { cli, folder } from "../cli/kit.js";

const TEXT = `email,first_name,event,timestamp,campaign,url
ann@acme.example,Annabel,click,2025-03-04T10:00:00Z,spring,https://shop.example/1?pass=0123456789abcdef
bob@acme.example,x,Robertino,click,2025-03-04T10:00:05Z,spring,https://shop.example/1
"eve@acme.example,Evelynne,click,2025-03-04T10:00:07Z,spring,https://shop.example/2
fay@acme.example,Fayette,click,2025-03-04T10:00:08Z,spring,https://shop.example/2
`;

function place(): string {
  const cwd = folder();
  writeFileSync(join(cwd, "a.csv"), TEXT);
  return cwd;
}

const env = { CLICKAUDIT_KEY: "0123456789abcdef0123" };

describe("rows that do not fit their header", () => {
  it("T16: keep their place in inspect --rows, so that record n is records[n - 1]", async () => {
    const cwd = place();
    const { out } = await cli(["inspect", join(cwd, "a.csv"), "--rows", "-f", "json"], {
      cwd,
      stages: installed,
    });
    const [file] = JSON.parse(out).files;
    expect(file.records).toHaveLength(file.accounting.rows);
    expect(file.records[1]).toHaveLength(7);
    expect(file.records[2]).toEqual([TEXT.split("\n")[3]]);
    expect(file.records[3][1]).toBe("Fayette");
    expect(file.rejected.map(({ line }: { line: number }) => line)).toEqual([3, 4]);
  });

  it.each(["--pseudonymize", "--mask"])(
    "T32: give no name away that slipped into another column: %s",
    async (flag) => {
      const cwd = place();
      const { code } = await cli([join(cwd, "a.csv"), flag, "--out-dir", "o", "-q"], {
        cwd,
        env,
        stages: installed,
      });
      expect(code).toBe(0);
      const events = readFileSync(join(cwd, "o/events.csv"), "utf8");
      expect(events.split("\n").map((line) => line.split(",")[0] !== "")).toEqual([
        true,
        true,
        false,
        false,
        true,
        false,
      ]);
      const inspected = await cli(["inspect", join(cwd, "a.csv"), "--rows", "-f", "json", flag], {
        cwd,
        env,
        stages: installed,
      });
      for (const text of [events, inspected.out, inspected.err])
        expect(text).not.toMatch(/annabel|robertino|evelynne|fayette/i);
      expect(JSON.parse(inspected.out).files[0].records[2]).toEqual(["(hidden)"]);
    },
  );

  it("T33: and others have their links shortened in every report, but not in events.csv and with --no-mask", async () => {
    const cwd = place();
    for (const format of ["json", "csv", "html", "markdown", "table", "junit", "github"]) {
      const { out } = await cli([join(cwd, "a.csv"), "-f", format, "-q", "--out-dir", "o"], {
        cwd,
        stages: installed,
      });
      expect(out).not.toContain("0123456789abcdef");
    }
    expect(readFileSync(join(cwd, "o/links.csv"), "utf8")).toContain("pass=01\u2026");
    expect(readFileSync(join(cwd, "o/events.csv"), "utf8")).toContain("pass=0123456789abcdef");
    const open = await cli([join(cwd, "a.csv"), "-f", "json", "--no-mask"], { cwd, stages: installed });
    expect(open.out).toContain("pass=0123456789abcdef");
    const told = ["explain", "ann@acme.example", join(cwd, "a.csv"), "-f", "json"];
    expect((await cli(told, { cwd, stages: installed })).out).toContain("pass=01\u2026");
    expect((await cli([...told, "--no-mask"], { cwd, stages: installed })).out).toContain(
      "pass=0123456789abcdef",
    );
  });
});
