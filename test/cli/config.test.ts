import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flags, keyOf } from "../../src/cli/flags.js";
import type { AuditOptions } from "../../src/domain/options.js";
import { inspect } from "../../src/index.js";
import { cli, fakeAudit, fakeStages, folder } from "./kit.js";

async function withConfig(config: unknown, argv: string[] = [], name = "clickaudit.json") {
  const cwd = folder();
  writeFileSync(join(cwd, name), typeof config === "string" ? config : JSON.stringify(config));
  const seen: AuditOptions[] = [];
  const stages = fakeStages({
    audit: async (options) => {
      seen.push(options);
      return fakeAudit();
    },
  });
  return { ...(await cli(["a.csv", ...argv], { cwd, stages })), seen: seen[0] };
}

describe("T35: clickaudit.json", () => {
  it("is read from the working folder", async () => {
    const config = {
      $schema: "x",
      timezone: "Europe/Berlin",
      dateOrder: "dmy",
      map: { email: "E-Mail" },
      set: { "twin.seconds": 9 },
      honeypot: ["https://shop.example/trap"],
      strict: true,
      conversions: ["orders.csv"],
      format: ["csv"],
    };
    const { code, out, seen } = await withConfig(config);
    expect(code).toBe(0);
    expect(out).toMatch(/^csv/);
    expect(seen).toMatchObject({
      timezone: "Europe/Berlin",
      dateOrder: "dmy",
      map: { email: "E-Mail" },
      set: { "twin.seconds": 9 },
      honeypots: ["https://shop.example/trap"],
      strict: true,
      named: [{ path: "orders.csv", role: "conversions" }],
    });
  });

  it("gives way to flags", async () => {
    const config = { timezone: "UTC", format: ["csv"], map: { email: "A", url: "B" } };
    const { out, seen } = await withConfig(config, [
      "--timezone",
      "+02:00",
      "-f",
      "markdown",
      "--map",
      "email=C",
    ]);
    expect(out).toMatch(/^markdown/);
    expect(seen).toMatchObject({ timezone: "+02:00", map: { email: "C", url: "B" } });
    const { out: toFile } = await withConfig({ format: ["csv", "json=x.json"] }, ["-o", "y.json"]);
    expect(toFile).toBe("");
  });

  it("is not read with --no-config, and another one with --config", async () => {
    expect((await withConfig("broken", ["--no-config"])).code).toBe(0);
    expect((await withConfig({ format: ["csv"] }, ["--config", "ci.json"], "ci.json")).out).toMatch(/^csv/);
    expect((await withConfig({}, ["--config", "none.json"])).err).toContain("no such config file");
  });

  it("serves every command with what it knows", async () => {
    const cwd = folder();
    writeFileSync(
      join(cwd, "clickaudit.json"),
      '{"maxAutomated": "20%", "format": ["html=r.html"], "timezone": "UTC"}',
    );
    expect((await cli(["inspect", "a.csv"], { cwd })).out).toBe("inspected\n");
    expect((await cli(["signals"], { cwd })).out).toBe("manual\n");
    expect((await cli(["a.csv", "-f", "csv"], { cwd })).code).toBe(1);
  });

  it("takes a byte order mark", async () => {
    expect((await withConfig('\ufeff{"format":["csv"]}')).out).toMatch(/^csv/);
  });

  it.each([
    [{ timezon: "UTC" }, "(timezon): unknown option; did you mean timezone?"],
    ['{"__proto__": {"strict": true}}', "(__proto__): unknown option"],
    ['{"map": {"__proto__": "email"}}', "(__proto__): unknown option"],
    ['{"exports": {"__proto__": {"files": "a.csv"}}}', "(__proto__): unknown option"],
    ['{"constructor": 1}', "(constructor): unknown option"],
    [{ config: "x" }, "unknown option"],
    [{ timezone: 5 }, "(timezone): must be a text"],
    [{ timezone: "" }, "(timezone): must not be empty"],
    [{ strict: "yes" }, "(strict): must be true or false"],
    [{ delivered: -1 }, "(delivered): must not be below 0"],
    [{ delivered: 1e300 }, "(delivered): must be a whole number"],
    [{ set: { "twin.seconds": "5" } }, "must be a number"],
    ['{"set": {"twin.seconds": 1e999}}', "must be a finite number"],
    [{ set: { "twin.secnds": 5 } }, "did you mean twin.seconds?"],
    [{ map: { emial: "E" } }, "did you mean email?"],
    [{ map: ["email"] }, "(map)"],
    [{ exports: { crm: { file: "a" } } }, "(exports.crm.file): unknown option; did you mean files?"],
    [{ exports: { crm: { map: {} } } }, "exports.crm.files"],
    [{ exports: { crm: { files: 5 } } }, "must be a file name"],
    [{ exports: { crm: { files: "a", role: "people" } } }, "must be one of events, recipients"],
    [{ exports: { crm: { files: "a", map: { emial: "E" } } } }, "exports.crm.map: unknown field"],
    [{ exports: ["crm"] }, "must be an object of name: export"],
    [{ format: "csv" }, "must be a list of texts"],
    [{ dateOrder: "dym" }, "must be one of dmy, mdy, ymd"],
    [{ maxAutomated: 20 }, "takes a share"],
    [[], "one JSON object"],
    ["null", "one JSON object"],
    ['{\n  "strict": true,\n  "mask": tru\n}', "clickaudit.json: this is not valid JSON: Unexpected token"],
    ['{\n  "strict": true\n  "mask": true\n}', "clickaudit.json:3: this is not valid JSON"],
    ["", "not valid JSON"],
    [`{"campaign": "${"x".repeat(1 << 20)}"}`, "larger than 1 MiB"],
  ])("refuses %j", async (config, message) => {
    const { code, out, err } = await withConfig(config);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^clickaudit: [^\n]+\n$/);
    expect(err).toContain(message);
  });

  it("refuses a folder of that name", async () => {
    const cwd = folder();
    mkdirSync(join(cwd, "clickaudit.json"));
    expect((await cli(["a.csv"], { cwd })).code).toBe(2);
  });

  it("never fails but with one line, whatever JSON it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 2 }), fc.constantFrom(...flags.map(keyOf)), async (json, key) => {
        const { code, err } = await withConfig(`{${JSON.stringify(key)}: ${json}}`, ["--quiet"]);
        expect([0, 1, 2]).toContain(code);
        expect(err).toMatch(/^(clickaudit: [^\n]+\n)?$/);
        expect(err).not.toContain("bug in clickaudit");
      }),
      { numRuns: 150 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("named exports", () => {
  const exports = {
    crm: { files: "CRM-*.csv", map: { email: "Kontakt", eventTime: "Zeit" }, timezone: "Europe/Berlin" },
    shop: { files: ["orders?.csv"], role: "conversions", dateOrder: "dmy" },
  };

  it("reach the library by name", async () => {
    const { code, seen } = await withConfig({ exports });
    expect(code).toBe(0);
    expect(seen!.exports).toEqual([
      { name: "crm", ...exports.crm, files: ["CRM-*.csv"] },
      { name: "shop", ...exports.shop },
    ]);
  });

  it("are printed with the other options, for every command that reads files", async () => {
    const { out } = await withConfig({ exports, strict: true }, ["--print-config"]);
    expect(JSON.parse(out)).toEqual({ strict: true, exports });
  });

  it("each read their files in their own way", async () => {
    const cwd = folder();
    const rows = (day: string) =>
      ["a", "b", "c"].map((name) => `${name}@x.example;click;${day} 10:00;https://shop.example/`).join("\n");
    writeFileSync(join(cwd, "crm-may.csv"), `Kontakt;Was;Zeit;Ziel\n${rows("2026-05-04")}\n`);
    writeFileSync(join(cwd, "other.csv"), `email;event;timestamp;url\n${rows("03/04/2026")}\n`);
    const { files } = await inspect({
      files: [join(cwd, "crm-may.csv"), join(cwd, "other.csv")],
      exports: [
        {
          name: "crm",
          files: ["CRM-*"],
          map: { email: "Kontakt", event: "Was", time: "Zeit", url: "Ziel" },
          timezone: "Europe/Berlin",
        },
        { name: "other", files: ["other.csv"], dateOrder: "dmy" },
      ],
    });
    expect(files[0]).toMatchObject({
      role: "events",
      timezone: "Europe/Berlin",
      columns: { email: "Kontakt" },
    });
    expect(files[1]).toMatchObject({ role: "events", timezone: "UTC", dateOrder: "dmy" });
  });
});

describe("--print-config-schema", () => {
  it("knows every key, and takes what the program takes", async () => {
    const { code, out } = await cli(["--print-config-schema"]);
    expect(code).toBe(0);
    const schema = JSON.parse(out);
    expect(schema.additionalProperties).toBe(false);
    const keys = flags.filter((flag) => flag.onlyFlag !== true).map(keyOf);
    expect(Object.keys(schema.properties).sort()).toEqual(
      [...new Set([...keys, "$schema", "exports"])].sort(),
    );
    for (const property of Object.values(schema.properties)) expect(property).toBeTypeOf("object");
  });
});

describe("--print-config", () => {
  it("prints what a config file would have to say", async () => {
    const argv = ["--set", "twin.seconds=3", "--max-automated", "20%", "--no-color", "--print-config"];
    const { code, out } = await withConfig({ timezone: "UTC" }, argv);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      timezone: "UTC",
      set: { "twin.seconds": 3 },
      maxAutomated: 0.2,
      color: false,
    });
    expect((await withConfig(out, ["--print-config"])).out).toBe(out);
  });
});
