import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  forCsv,
  forGithub,
  forGithubProperty,
  forJson,
  forMarkdown,
  forPrintedCsv,
  forTerminal,
  forXml,
  fromCsv,
} from "../../src/report/neutralize.js";
import { hostileText } from "./reports.js";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const ESC = "\u001b";

describe("T2, T3: text on a terminal", () => {
  it.each([
    ["plain text", "plain text"],
    [`${ESC}[31mred`, "\\x1b[31mred"],
    [`${ESC}]52;c;AAAA\u0007`, "\\x1b]52;c;AAAA\\x07"],
    ["a\u009bb", "a\\x9bb"],
    ["line\r\nbreak\ttab", "line\\x0d\\x0abreak\\x09tab"],
    ["abc\u202edef", "abc\\u202edef"],
    ["pay\u200bpal", "pay\\u200bpal"],
    ["half \ud83d", "half \\ud83d"],
    ["tag\u{e0041}", "tag\\u{e0041}"],
    ["gap\u2028", "gap\\u2028"],
    ["nothing\u3164", "nothing\\u3164"],
    ["Zoë 北京 😀", "Zoë 北京 😀"],
  ])("%j is shown as %j", (text, shown) => {
    expect(forTerminal(text)).toBe(shown);
  });

  it("takes joined pictures apart, since no two terminals agree on their width", () => {
    expect(forTerminal("👨\u200d👩\u200d👧 ❤\ufe0f")).toBe("👨👩👧 ❤");
    expect(forTerminal("a\u200db")).toBe("a\\u200db");
  });

  it("never holds anything invisible", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(forTerminal(text)).not.toMatch(UNSEEN);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("T1: cells of a CSV file", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+tag@shop.example", "'+tag@shop.example"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\rx", "'\rx"],
    ["\nx", "'\nx"],
    ["\u0000x", "'\u0000x"],
    ["\uff1d1", "'\uff1d1"],
    ["\uff0b1", "'\uff0b1"],
    ["\uff0d1", "'\uff0d1"],
    ["\uff20a", "'\uff20a"],
    ["\u22121", "'\u22121"],
    ["\ufe63 1", "'\ufe63 1"],
    ["  =1", "'  =1"],
    ["\u200b=1", "'\u200b=1"],
    ["'quoted", "''quoted"],
    ["ada+news@shop.example", "ada+news@shop.example"],
    ["a=b", "a=b"],
    ["", ""],
    ["  ", "  "],
  ])("%j is written as %j", (text, cell) => {
    expect(forCsv(text)).toBe(cell);
    expect(fromCsv(cell)).toBe(text);
  });

  it("read back as they were", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const sound = text.replace(/\p{Cs}/gu, "\ufffd");
        expect(fromCsv(forCsv(text))).toBe(sound);
        expect(forCsv(text)).not.toMatch(/^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]/u);
        expect(forCsv(text)).not.toMatch(/^\p{Cc}/u);
      }),
      { numRuns: 1000 },
    );
  });

  it("hold no controls in files that people print", () => {
    expect(forPrintedCsv(`${ESC}[2J\nnext \u202e`)).toBe("\\x1b[2J\\x0anext \\u202e");
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(forPrintedCsv(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe("text in Markdown", () => {
  it.each([
    ["a|b", "a&#124;b"],
    ["`code`", "&#96;code&#96;"],
    ["<img src=x>", "&lt;img src=x&gt;"],
    ["[x](javascript:y)", "\\[x\\](javascript:y)"],
    ["**bold** _it_ ~~no~~", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~"],
    ["&amp;", "&amp;amp;"],
    ["a\\|b", "a\\\\&#124;b"],
    ["see https://evil.example now", "see `https://evil.example` now"],
    ["www.evil.example", "`www.evil.example`"],
    ["thanks @team", "thanks `@team`"],
    ["x|@team`#1", "x&#124;`@team`&#96;`#1`"],
    ["- item", "\\- item"],
    ["1. item", "\\1. item"],
    ["2026-03-10T08:00:00Z", "2026-03-10T08:00:00Z"],
    ["two\nlines", "two\\\\x0alines"],
  ])("%j is written as %j", (text, written) => {
    expect(forMarkdown(text)).toBe(written);
  });

  it("cannot leave its cell, open a tag or call anybody", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const written = forMarkdown(text);
        expect(written).not.toMatch(/[|\r\n]/);
        // Backticks come in pairs that hold what would be linked; outside of them nothing is.
        const outside = written.split("`").filter((_, i) => i % 2 === 0);
        expect(written.split("`").length % 2).toBe(1);
        expect(outside.join("")).not.toMatch(/[<>@]|:\/\/|www\./i);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("text in XML", () => {
  it("is well-formed in an attribute and in an element", () => {
    expect(forXml(`]]> " ' < & ${ESC}\uffff`)).toBe("]]&gt; &quot; &apos; &lt; &amp; \\x1b\\uffff");
    fc.assert(
      fc.property(hostileText, (text) => {
        const written = forXml(text);
        expect(written.replace(/&(?:amp|lt|gt|quot|apos);/g, "")).not.toMatch(/[<>&"']/);
        expect(written).not.toMatch(/[\p{Cc}\p{Cs}\ufffe\uffff]/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("text in a GitHub command", () => {
  it("stays one command", () => {
    expect(forGithub("100 %\r\n::error::x")).toBe("100 %25\\x0d\\x0a::error::x");
    expect(forGithubProperty("a:b,c%")).toBe("a%3Ab%2Cc%25");
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(forGithub(text)).not.toMatch(/[\r\n]|%(?!25)/);
        expect(forGithubProperty(text)).not.toMatch(/[\r\n:,]|%(?!25|3A|2C)/);
      }),
    );
  });
});

describe("T7: text in JSON", () => {
  it("parses back, with everything invisible escaped", () => {
    expect(forJson(JSON.stringify("a\u202eb\u009bc\u{e0041}"))).toBe('"a\\u202eb\\u009bc\\udb40\\udc41"');
    fc.assert(
      fc.property(hostileText, (text) => {
        const json = forJson(JSON.stringify(text));
        expect(json).not.toMatch(UNSEEN);
        expect(JSON.parse(json)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
