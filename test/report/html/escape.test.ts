import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { address, escapeText, html, prose, raw, value } from "../../../src/report/html/escape.js";
import { textOf } from "./reports.js";

describe("T5: escapeText", () => {
  it("leaves nothing that could open a tag, an attribute or an entity", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeText(text).replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toMatch(/[<>"'&]/);
      }),
    );
  });

  it("keeps every visible character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
        expect(textOf(escapeText(text))).toBe(text);
      }),
    );
  });

  it.each([
    ["\u202efdp.exe", "\\u202efdp.exe"],
    ["a\u0000b\u001b[31m\u009b", "a\\u0000b\\u001b[31m\\u009b"],
    ["soft\u00adhyphen\u200bzero\ufeff", "soft\\u00adhyphen\\u200bzero\\ufeff"],
    ["half \ud83d pair", "half \\ud83d pair"],
    ["two\nlines\tand a tab", "two lines and a tab"],
  ])("spells out what cannot be seen: %j", (text, shown) => expect(escapeText(text)).toBe(shown));

  it("keeps joined emoji and scripts that need joiners", () => {
    expect(escapeText("👨‍👩‍👧 می‌خواهم")).toBe("👨‍👩‍👧 می‌خواهم");
  });
});

describe("html", () => {
  it("escapes text, keeps markup, joins lists, drops what is empty", () => {
    const inner = html`<i>${"<b>"}</i>`;
    expect(html`<p title="${'"x"'}">${inner}${["&", inner]}${null}${undefined}${3}</p>`.text).toBe(
      '<p title="&quot;x&quot;"><i>&lt;b&gt;</i>&amp;<i>&lt;b&gt;</i>3</p>',
    );
  });

  it("takes own markup as it is", () => expect(html`${raw("<hr>")}`.text).toBe("<hr>"));
});

describe("values from the data", () => {
  it("isolates a value and cuts a very long one", () => {
    expect(value("<b>").text).toBe("<bdi>&lt;b&gt;</bdi>");
    expect(textOf(value(`https://a.example/?${"x".repeat(5000)}`).text)).toMatch(/^.{240}…$/);
  });

  it("lets an address break before its @ only", () => {
    expect(address("a@b.example").text).toBe("<bdi>a<wbr>@b.example</bdi>");
    expect(address("<x>").text).toBe("<bdi>&lt;x&gt;</bdi>");
  });

  it("sets flags as code and escapes the rest", () => {
    expect(prose("Add <it> with --sent-at.").text).toBe("Add &lt;it&gt; with <code>--sent-at</code>.");
  });
});
