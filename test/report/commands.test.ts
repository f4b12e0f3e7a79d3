import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Inspection } from "../../src/domain/inspection.js";
import type { ManualEntry } from "../../src/domain/manual.js";
import type { ExplainedBurst, Explanation } from "../../src/domain/options.js";
import { renderExplanation } from "../../src/report/explanation.js";
import { loadExplanation, loadInspection, loadManual } from "../../src/report/index.js";
import { renderInspection } from "../../src/report/inspection.js";
import { renderSignal, renderSignals } from "../../src/report/manual.js";
import { grid } from "../../src/report/table/grid.js";
import { pageFor } from "../../src/report/table/page.js";
import { displayWidth } from "../../src/report/width.js";
import { hostileText, plain } from "./reports.js";

const machine: ExplainedBurst = {
  from: "2026-03-10T08:00:06Z",
  delay: 4,
  clicks: ["shoes", "coats", "bags"].map((page, i) => ({
    at: `2026-03-10T08:00:0${6 + i}Z`,
    url: `https://shop.example/${page}`,
    ip: "192.0.2.7",
    network: "Proofpoint (mail security)",
    userAgent: "python-requests/2.31",
    twin: i === 2,
  })),
  verdict: "automated",
  probability: 1,
  prior: { weight: 0.6, because: "about 51 % of the bursts of this campaign look automated" },
  evidence: [
    {
      signal: "early-click",
      title: "Clicked right after delivery",
      because: "clicked 4 s after delivery",
      weight: 1.2,
    },
    { signal: "tool-user-agent", title: "Not a browser", because: "was not a browser", weight: 5.7 },
  ],
  wouldChange: "",
};

const person: ExplainedBurst = {
  ...machine,
  from: null,
  delay: null,
  clicks: [
    { ...machine.clicks[0]!, at: null, network: "" },
    { ...machine.clicks[1]!, ip: "198.51.100.2", network: "" },
  ],
  verdict: "human",
  probability: 0.03,
  evidence: [
    {
      signal: "late-click",
      title: "Clicked long after delivery",
      because: "clicked 3 h after delivery",
      weight: -2.1,
    },
  ],
  wouldChange: "A second link within 3 s.",
};

const story: Explanation = {
  subscriber: "ada.l@northwind.example",
  domain: "northwind.example",
  mailboxSystem: "Proofpoint",
  verdict: "mixed",
  probability: 0.03,
  messages: [
    {
      campaign: "Spring sale",
      sentAt: "2026-03-10T08:00:00Z",
      deliveredAt: "2026-03-10T08:00:02Z",
      opens: 1,
      bursts: [machine, person],
      conversions: [{ at: "2026-03-10T12:00:00Z", type: "purchase", value: 49.5 }],
    },
    { campaign: "Summer sale", sentAt: null, deliveredAt: null, opens: 0, bursts: [], conversions: [] },
  ],
};

const entry: ManualEntry = {
  id: "early-click",
  title: "Clicked right after delivery",
  group: "timing",
  meaning: "The click came within minutes of the delivery.",
  falseAlarms: "Fast readers.",
  advice: "Look at the other reasons.",
  sources: ["measured on 12 exports"],
  needs: ["click times"],
  thresholds: [{ name: "latest", default: 600, unit: "s", why: "98 % of bursts start earlier" }],
  weights: [
    { case: "within 5 s", weight: 2.44 },
    { case: "after an hour", weight: -1 },
  ],
};

const inspection: Inspection = {
  schema: "clickaudit-inspect/1",
  files: [
    {
      path: "exports/clicks.tsv",
      role: "events",
      format: "sfmc-clicks",
      vendor: "Salesforce Marketing Cloud",
      confidence: 1,
      syntax: "csv",
      encoding: "utf-16le",
      delimiter: "\t",
      headerLine: 3,
      header: ["EmailAddress", "EventDate", "Batch|ID"],
      columns: { email: "EmailAddress", eventTime: "EventDate" },
      because: { email: "export", eventTime: "content" },
      timezone: "America/Chicago",
      timezoneFrom: "option",
      dateOrder: "mdy",
      dateOrderFrom: "values",
      resolution: "second",
      period: { from: "2026-01-08T07:30:02Z", to: "2026-03-05T23:59:10Z" },
      kinds: { click: 12_000 },
      accounting: {
        rows: 12_054,
        analysed: 12_000,
        duplicates: 40,
        skipped: { "totals row": 4 },
        rejected: 10,
      },
      checks: [
        { signal: "early-click", runs: true, missing: [] },
        { signal: "scanner-network", runs: false, missing: ["ip"] },
      ],
      remedies: [{ need: "ip", how: 'column "IP" of the export "Clicks"', signals: ["scanner-network"] }],
      notes: ["Two lines above the header were left out."],
      records: [["never shown"]],
      rejected: Array.from({ length: 10 }, (_, i) => ({ line: 100 + i, reason: "too few cells" })),
    },
    {
      path: "notes.csv",
      role: "unknown",
      format: "generic",
      vendor: "",
      confidence: 0,
      syntax: "json",
      encoding: "utf-8",
      delimiter: null,
      headerLine: 0,
      header: [],
      columns: {},
      because: {},
      timezone: null,
      timezoneFrom: "values",
      dateOrder: null,
      dateOrderFrom: null,
      resolution: null,
      period: { from: null, to: null },
      kinds: {},
      accounting: { rows: 1, analysed: 1, duplicates: 0, skipped: {}, rejected: 0 },
      checks: [],
      remedies: [],
      notes: [],
      rejected: [],
    },
  ],
  together: { checks: [], remedies: [] },
};

describe("golden texts", () => {
  it("explain", async () => {
    const render = await loadExplanation();
    await expect(render(story, plain)).toMatchFileSnapshot("./golden/explain.txt");
  });

  it("inspect", async () => {
    const render = await loadInspection();
    await expect(render(inspection, plain)).toMatchFileSnapshot("./golden/inspect.txt");
  });

  it("signals and one signal", async () => {
    const render = await loadManual();
    const manual = [entry, { ...entry, id: "twin", group: "twin" }, { ...entry, id: "late-click" }];
    await expect(render.renderSignals(manual, plain)).toMatchFileSnapshot("./golden/signals.txt");
    await expect(render.renderSignal(entry, plain)).toMatchFileSnapshot("./golden/signal.txt");
  });
});

describe("explain", () => {
  it("masks the name on request", () => {
    const text = renderExplanation(story, { ...plain, mask: true });
    expect(text).toContain("a***@northwind.example");
    expect(text).not.toContain("ada.l");
  });

  it.each([
    ["no clicks", "This subscriber has no clicks."],
    ["human", "A person clicked."],
    ["unsure", "Cannot tell whether a person or a machine clicked."],
  ] as const)("tells the verdict %s", (verdict, words) => {
    expect(renderExplanation({ ...story, verdict }, plain)).toContain(words);
  });

  it("adds up the weights it shows", () => {
    const text = renderExplanation(story, plain);
    expect(text).toContain("+7.5  Together");
    expect(text).toContain("-1.5  Together");
  });

  it("keeps links whole where the places would cut them: the ends tell links apart", () => {
    const shop = "https://shop.example/spring-sale-2026/";
    const clicks = ["women", "men"].map((page, i) => ({
      ...machine.clicks[i]!,
      url: shop + page,
      ip: `192.0.2.${i}`,
    }));
    const look = { ...plain, width: 80 };
    const told = { ...story, messages: [{ ...story.messages[0]!, bursts: [{ ...machine, clicks }] }] };
    expect(renderExplanation(told, look)).toContain(
      [
        `08:00:06  ${shop}women`,
        "          from 192.0.2.0 (Proofpoint (mail security))",
        `08:00:07  ${shop}men`,
        "          from 192.0.2.1 (Proofpoint (mail security))",
      ].join("\n"),
    );
    expect(renderExplanation(told, { ...plain, width: 100 })).toMatch(/sale-2026\/men +192\.0\.2\.1/);
  });

  it("shows the first clicks of a flood and counts the rest", () => {
    const flood = { ...machine, clicks: Array.from({ length: 5000 }, () => machine.clicks[0]!) };
    const text = renderExplanation(
      { ...story, messages: [{ ...story.messages[0]!, bursts: [flood] }] },
      plain,
    );
    expect(text.split("shop.example/shoes")).toHaveLength(13);
    expect(text).toContain("4,988 more clicks.");
  });
});

it("shows no fixed weight for a signal that is learned", () => {
  const learned = { ...entry, learned: true as const, weights: [{ case: "learned", weight: 0.28 }] };
  const text = renderSignal(learned, plain);
  expect(text).toMatch(/^Case +Factor$/m);
  expect(text).toMatch(/^learned +0\.28$/m);
  expect(text).not.toContain("Weights are log-odds");
});

describe("inspect", () => {
  it("does not ask for what another of the files holds", () => {
    const [clicks] = inspection.files;
    const people = { ...clicks!, path: "people.csv", role: "subscribers" as const, checks: [], remedies: [] };
    const checks = clicks!.checks.map((check) => ({ ...check, runs: true, missing: [] }));
    const text = renderInspection(
      { ...inspection, files: [clicks!, people], together: { checks, remedies: [] } },
      plain,
    );
    expect(text).toContain("Together: 2 of 2 checks can run");
    expect(text).not.toContain("1 of 2 checks");
    expect(text).not.toContain("Add ");
  });
});

describe("hostile text in the other commands", () => {
  const texts = fc.array(hostileText, { minLength: 12, maxLength: 12 });
  const harmless = (text: string, width: number) => {
    for (const line of text.split("\n")) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  };

  it("is shown, and fits", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 60, max: 200 }), ([a, b, c, d, e, f, g, h, i, j, k, l], width) => {
        const look = { ...plain, width };
        const clicks = [
          { at: null, url: a!, ip: b!, network: c!, userAgent: d!, twin: true },
          machine.clicks[0]!,
        ];
        const burst = { ...machine, clicks, prior: { weight: 1, because: e! }, wouldChange: f! };
        const message = { ...story.messages[0]!, campaign: g!, bursts: [burst] };
        harmless(
          renderExplanation({ ...story, subscriber: h!, mailboxSystem: i!, messages: [message] }, look),
          width,
        );
        harmless(
          renderSignal({ ...entry, id: a!, title: b!, meaning: c!, needs: [d!], sources: [e!] }, look),
          width,
        );
        // Ids and groups are our own words, never data.
        harmless(renderSignals([{ ...entry, title: b! }], look), width);
        const file = {
          ...inspection.files[0]!,
          path: a!,
          vendor: b!,
          delimiter: c!,
          header: [d!, e!],
          columns: { [f!]: g! },
          kinds: { [h!]: 1 },
          notes: [i!],
          rejected: [{ line: 1, reason: j! }],
          accounting: { ...inspection.files[0]!.accounting, skipped: { [k!]: 1 } },
          checks: [{ signal: l!, runs: false, missing: [a!] }],
        };
        harmless(renderInspection({ ...inspection, files: [file] }, look), width);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a grid", () => {
  const page = pageFor({ color: false, unicode: false, width: 60 });

  it("stays on the page even when every column is absurd", () => {
    const columns = ["a", "b", "c", "d"].map((head, i) => ({
      head,
      cell: () => "9".repeat(50),
      shrinks: i === 0,
    }));
    for (const line of grid([1], columns, page)) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("leaves out the most dispensable column first", () => {
    const columns = [
      { head: "name", cell: () => "x".repeat(40), shrinks: true },
      { head: "kept", cell: () => "y".repeat(20) },
      { head: "second", cell: () => "z".repeat(20), spare: 1 },
      { head: "first", cell: () => "w".repeat(20), spare: 2 },
    ];
    const [head] = grid([1], columns, page);
    expect(head).toMatch(/^name +kept +second$/);
  });
});
