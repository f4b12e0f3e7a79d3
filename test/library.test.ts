import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  audit,
  type CustomSignal,
  formats,
  inspect,
  manual,
  openTables,
  type Report,
  render,
  signals,
  UsageError,
} from "../src/index.js";

const SALE = new URL("../fixtures/campaigns/spring-sale/", import.meta.url).pathname;
const EVENTS = join(SALE, "events.csv");

/** The rows of a file as a program would have them. */
async function objects(path: string): Promise<Record<string, string>[]> {
  const [table] = await openTables(path);
  const { header } = table!.info;
  const rows: Record<string, string>[] = [];
  await table!.read({
    row: (cells) => rows.push(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""]))),
    unreadable: () => expect.fail("the fixture is sound"),
  });
  return rows;
}

async function* slowly<Row>(rows: Iterable<Row>): AsyncGenerator<Row> {
  for (const row of rows) yield row;
}

/** What does not depend on how the rows were written. */
const outcome = ({ accounting, campaigns, subscribers, links, domains, networks }: Report) => ({
  accounting,
  campaigns,
  subscribers,
  links,
  domains,
  networks,
});

describe("rows from a program", async () => {
  const rows = await objects(EVENTS);

  it("give what the file gives, side tables with their roles included", async () => {
    const people = await objects(join(SALE, "subscribers.csv"));
    const fromFiles = await audit({ files: [EVENTS, join(SALE, "subscribers.csv")] });
    const fromRows = await audit({
      rows: [
        { name: "warehouse.events", rows: slowly(rows) },
        { name: "warehouse.people", rows: people, role: "subscribers" },
      ],
    });
    expect(outcome(fromRows.report)).toEqual(outcome(fromFiles.report));
    expect(fromRows.report.inputs.map(({ path, role }) => [path, role])).toEqual([
      ["warehouse.events", "events"],
      ["warehouse.people", "subscribers"],
    ]);
    await fromRows.close();
  });

  it("take dates, big numbers and nested objects", async () => {
    const found = await audit({
      rows: [
        {
          name: "hook",
          rows: rows.slice(0, 500).map(({ timestamp, url, ...row }, id) => ({
            ...row,
            timestamp: new Date(timestamp!),
            event_id: BigInt(id) + 2n ** 60n,
            click: { link: url },
          })),
        },
      ],
    });
    expect(found.report.accounting).toMatchObject({ rows: 500, rejected: 0 });
  });

  it("may be long, up to the limit of a record", async () => {
    const note = "n".repeat(600_000);
    const found = await audit({
      rows: [{ name: "q", rows: rows.slice(0, 3).map((row) => ({ ...row, note })) }],
    });
    expect(found.report.accounting).toMatchObject({ rows: 3, rejected: 0 });
  });

  it("can be asked for events.csv, row by row", async () => {
    const found = await audit({ rows: [{ name: "q", rows: slowly(rows.slice(0, 300)) }] });
    let text = "";
    await found.writeEvents((chunk) => {
      text += chunk;
    });
    expect(text.split("\n")).toHaveLength(302);
    expect(text).toContain(",q,300,");
  });

  it.each([
    [[{}, "text"], "this row is no object"],
    [[[1, 2]], "this row is no object"],
    [[], "no row came"],
  ])("are refused when they are none: %j", async (bad, message) => {
    await expect(audit({ rows: [{ name: "q", rows: bad as object[] }] })).rejects.toThrow(message);
  });
});

/** People of one partner who never click themselves. */
const partner: CustomSignal = {
  id: "partner-domain",
  title: "A partner's test mailboxes",
  group: "domain",
  meaning: "The domain holds test mailboxes that click every mail.",
  falseAlarms: "None.",
  advice: "Leave them out.",
  sources: ["our own list"],
  needs: ["mail domains"],
  thresholds: [{ name: "clicks", default: 1, unit: "clicks", why: "a single one is enough" }],
  cases: { partner: "a partner's domain" },
  weights: { partner: 50 },
  evaluate: ({ hits, domain }, { domainName, thresholds }) =>
    domainName(domain) === "gmail.com" && hits.length >= thresholds.clicks! ? "partner" : "",
  because: ({ domain }, _seen, { domainName }) => `${domainName(domain)} is a partner's`,
};

describe("a signal of one's own", () => {
  it("counts, is explained, has thresholds, and can be switched off", async () => {
    const found = await audit({ files: [EVENTS], signals: [partner] });
    const gmail = found.report.subscribers.filter(({ domain }) => domain === "gmail.com");
    expect(gmail.length).toBeGreaterThan(5);
    for (const { verdict, reasons } of gmail) {
      expect(verdict).toBe("automated");
      expect(reasons[0]).toMatchObject({
        signal: "partner-domain",
        because: "gmail.com is a partner's",
        weight: 50,
      });
    }
    expect(found.report.signals.at(-1)).toMatchObject({ signal: "partner-domain", state: "ran" });
    const story = found.explain(gmail[0]!.subscriber)!;
    expect(story.messages[0]!.bursts[0]!.evidence[0]).toMatchObject({ title: "A partner's test mailboxes" });

    const plain = outcome((await audit({ files: [EVENTS] })).report);
    const off = await audit({ files: [EVENTS], signals: [partner], off: ["partner-domain"] });
    expect(outcome(off.report)).toEqual(plain);
    const high = await audit({ files: [EVENTS], signals: [partner], set: { "partner-domain.clicks": 1000 } });
    expect(outcome(high.report)).toEqual(plain);
  });

  it.each([
    [{ id: "twin" }, "there is a signal of this id already"],
    [{ id: "Twin Clicks" }, "an id is written like"],
    [{ weights: {} }, 'the case "partner" has no weight'],
    [{ weights: { partner: Number.NaN } }, "has no weight"],
    [{ learned: true }, "only built-in signals are learned"],
    [{ weights: undefined }, "it has no weights"],
    [{ because: undefined }, "it has no because"],
    [{ evaluate: () => "elsewhere" }, 'it saw "elsewhere", which is none of its cases (partner)'],
  ])("is refused when it cannot work: %j", async (change, message) => {
    const bad = audit({ files: [EVENTS], signals: [{ ...partner, ...(change as Partial<CustomSignal>) }] });
    await expect(bad).rejects.toThrow(UsageError);
    await expect(bad).rejects.toThrow(message);
  });
});

describe("reports as text", () => {
  it("in every format of -f, and by a function of one's own", async () => {
    const { report } = await audit({ files: [EVENTS] });
    for (const format of formats) expect(await render(report, format)).toMatch(/\n$/);
    expect(await render(report, ({ total }) => `${total.uniqueClicks.reported}\n`)).toMatch(/^\d+\n$/);
    await expect(render(report, "htm" as "html")).rejects.toThrow('no format "htm"; use table, json');
  });

  it("beside what else the command line shows", async () => {
    expect((await manual()).map(({ id }) => id)).toEqual(signals.map(({ id }) => id));
    const learned = (await manual()).filter((entry) => entry.learned === true).map(({ id }) => id);
    expect(learned).toContain("lockstep");
    expect(learned).not.toContain("early-click");
    expect((await inspect({ files: [EVENTS] })).files[0]).toMatchObject({ role: "events" });
  });
});

describe("the command line", () => {
  /** The way of the data: all of it is reached through the library. */
  const STAGES =
    /^(audit\.js|(demo|flow|read|store|enrich|signals|verdict|insights)\/|report\/(index|render|texts|html|table|json|csv|markdown|junit|github)\b)/;

  it("is built on the library alone", () => {
    const root = new URL("../src/cli/", import.meta.url).pathname;
    const imported = new Set<string>();
    for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const text = readFileSync(join(root, name), "utf8").replace(/^(import|export) type .*$/gm, "");
      for (const [, from] of text.matchAll(/(?:from|import\()\s*"((?:\.\.\/)+[^"]+)"/g)) {
        const path = join(name, "..", from!);
        if (path.startsWith("..")) imported.add(path.slice(3));
      }
    }
    expect(imported).toContain("index.js");
    expect([...imported].filter((path) => STAGES.test(path))).toEqual([]);
  });
});
