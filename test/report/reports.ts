import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Report } from "../../src/domain/report.js";
import type { RenderOptions } from "../../src/report/render.js";

export const reportNames = ["spring-sale", "weekly-series", "opens-only", "hostile"] as const;

/** One of the made-up reports in fixtures/reports. */
export function madeUp(name: (typeof reportNames)[number]): Report {
  return JSON.parse(readFileSync(new URL(`../../fixtures/reports/${name}.json`, import.meta.url), "utf8"));
}

export const plain: RenderOptions = { color: false, unicode: false, width: 80, mask: false };

/** What subscribers and campaigns could call themselves to break a sink. */
const ATTACKS = [
  "\u001b[2J\u001b]0;owned\u0007",
  "\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\",
  "\u009b31m",
  "\u202egpj.exe\u2066",
  "a\u200bb\u200d\ufeff",
  "=1+1",
  "+1",
  "-1",
  "@SUM(1)",
  "\t=1",
  "\r\n::error::owned",
  "\uff1d1",
  " =1",
  "'quoted",
  "a|b`c`<b>&lt;[x](javascript:alert(1))",
  "]]></failure><script>",
  '" onload="x',
  "%0A::error::owned",
  "\ud83d",
  "\udc00x",
  "\ufffe\uffff",
  "__proto__",
  "北京市のキャンペーン",
  "👨‍👩‍👧🇩🇪👍🏽🫶",
  "กำลังใจ हिन्दी",
  "# heading",
  "- item",
  "\\",
  "",
  "a\nb",
  "x".repeat(300),
];

/** Any text, with a good share of those that mean harm. */
export const hostileText = fc.oneof(
  fc.constantFrom(...ATTACKS),
  fc.string({ unit: "binary", maxLength: 60 }),
  // Any sequence of code units, so lone surrogates too.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
);

/** Fields whose words the tool chooses itself. */
const OWN_WORDS = new Set([
  "schema",
  "verdict",
  "state",
  "change",
  "answer",
  "severity",
  "sentAt",
  "from",
  "to",
]);

function withTexts(node: unknown, next: () => string, key = ""): unknown {
  if (typeof node === "string") return OWN_WORDS.has(key) ? node : next();
  if (Array.isArray(node)) return node.map((child) => withTexts(child, next, key));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => [name, withTexts(child, next, name)]),
  );
}

/** A made-up report in which every text that can come from the data is hostile. */
export const hostileReport = fc
  .tuple(fc.constantFrom(...reportNames), fc.array(hostileText, { minLength: 1, maxLength: 40 }))
  .map(([name, texts]) => {
    let i = 0;
    const next = () => texts[i++ % texts.length]!;
    return withTexts(madeUp(name), next) as Report;
  });
