import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubSummary, renderGithub } from "../../src/report/github.js";
import { renderJunit } from "../../src/report/junit.js";
import { renderMarkdown } from "../../src/report/markdown.js";
import { hostileReport, madeUp, plain } from "./reports.js";

/** Throws unless the text is one well-formed XML element (no namespaces, comments or CDATA needed here). */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const token =
    /<\/([a-z-]+)>|<([a-z-]+)((?: [a-z]+="(?:[^<>&"]|&(?:amp|lt|gt|quot|apos);)*")*)(\/?)>|((?:[^<>&]|&(?:amp|lt|gt|quot|apos);)+)/y;
  const body = xml.replace('<?xml version="1.0" encoding="UTF-8"?>\n', "");
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const match = token.exec(body);
    if (match === null) throw new Error(`not well-formed at: ${body.slice(at, at + 80)}`);
    const [, closed, opened, , empty] = match;
    if (opened !== undefined && empty === "") open.push(opened);
    if (closed !== undefined && open.pop() !== closed) throw new Error(`${closed} closed out of order`);
  }
  if (open.length > 0) throw new Error(`${open.join()} never closed`);
}

describe("junit", () => {
  it("is well-formed whatever the names are", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const xml = renderJunit(report, { mask: true, failures: [report.notices[0]?.message ?? "]]>"] });
        assertWellFormed(xml);
        expect(xml).not.toMatch(/[\p{Cs}\ufffe\uffff]/u);
      }),
      { numRuns: 80 },
    );
    expect(() => assertWellFormed("<a><b></a></b>")).toThrow("out of order");
    expect(() => assertWellFormed('<a b="<">')).toThrow("not well-formed");
  });

  it("counts what it lists", () => {
    const xml = renderJunit(madeUp("weekly-series"), { mask: true, failures: ["too many"] });
    const all = (pattern: RegExp) => [...xml.matchAll(pattern)].length;
    const [, tests, failures, skipped] = /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/.exec(
      xml,
    )!;
    expect(all(/<testcase /g)).toBe(Number(tests));
    expect(all(/<failure /g)).toBe(Number(failures));
    expect(all(/<skipped /g)).toBe(Number(skipped));
    expect(all(/<testsuite /g)).toBe(9);
  });
});

describe("github", () => {
  it("prints one command a line and nothing else", () => {
    fc.assert(
      fc.property(hostileReport, fc.boolean(), (report, mask) => {
        const lines = renderGithub(report, { mask, failures: ["100 %\n::error::x"] }).split("\n");
        expect(lines.pop()).toBe("");
        expect(lines.length).toBeLessThanOrEqual(11);
        for (const line of lines) expect(line).toMatch(/^::(notice|warning|error) title=[^:,]*::\P{Cc}*$/u);
      }),
      { numRuns: 80 },
    );
  });

  it("warns about campaigns that machines clicked, and only mentions the others", () => {
    const lines = renderGithub(madeUp("weekly-series"), plain).split("\n");
    expect(lines[0]).toMatch(/^::warning title=Weekly news 05::/);
    expect(lines.filter((line) => line.startsWith("::warning"))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith("::notice"))).toHaveLength(5);
  });

  it("stays within the annotations that GitHub shows", () => {
    const report = madeUp("weekly-series");
    report.campaigns = [...report.campaigns, ...report.campaigns];
    const lines = renderGithub(report, plain).trimEnd().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines[9]).toContain("7 more campaigns");
  });

  it("summarises in Markdown", () => {
    const options = { ...plain, mask: true };
    expect(githubSummary(madeUp("spring-sale"), options)).toBe(
      renderMarkdown(madeUp("spring-sale"), options),
    );
  });
});

describe("markdown", () => {
  it("keeps the cells of its tables, whatever the names are", () => {
    fc.assert(
      fc.property(hostileReport, fc.boolean(), (report, mask) => {
        const text = renderMarkdown(report, { mask });
        expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}|\p{Cs}/u);
        let width = 0;
        for (const line of text.split("\n")) {
          const bars = line.split("|").length;
          if (!line.startsWith("|")) width = 0;
          else if (width === 0) width = bars;
          else expect(bars).toBe(width);
          if (!/^<\/?details>$|^<summary>/.test(line)) {
            const outside = line.split("`").filter((_, i) => i % 2 === 0);
            expect(outside.join("")).not.toMatch(/[<>]|@/);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it("masks on request", () => {
    expect(renderMarkdown(madeUp("spring-sale"), { mask: true })).not.toContain("lovell");
    expect(renderMarkdown(madeUp("spring-sale"), { mask: false })).toContain(
      "`ada.lovell@northwind.example`",
    );
  });
});
