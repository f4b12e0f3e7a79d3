import fc from "fast-check";
import { expect, it } from "vitest";
import { hygiene } from "../../src/insights/index.js";

const FROM = { from: ["News <news@mail.shop.example>"] };
const use = (link: string, clicks = 1, campaign = "spring") => ({ campaign, link, clicks });
const about = (links: string[], options: { from: string[] } = FROM) =>
  hygiene(
    links.map((link) => use(link)),
    options,
  );
const checks = (...links: string[]) =>
  about([...links, ...Array.from({ length: 20 }, (_, at) => `https://shop.example/${at}`)])
    .map((one) => one.check)
    .filter((check) => !check.endsWith("not-checkable"));

it("is silent about ordinary links, but for what no export can show", () => {
  expect(
    about(["https://shop.example/a", "https://www.shop.example/b?to=http://bit.ly/x"]).map(
      (one) => one.check,
    ),
  ).toEqual(["sender-authentication-not-checkable", "content-not-checkable"]);
});

it.each([
  ["https://bit.ly/abc", ["shortener"]],
  ["bit.ly/abc", ["shortener"]],
  ["https://not-bit.ly/abc", []],
  ["https://lnkd.in/abc", ["branded-shortener"]],
  ["https://maps.app.goo.gl/abc", ["branded-shortener"]],
  ["http://shop.example/a", ["plain-http"]],
  ["https://192.0.2.7/a", ["raw-address"]],
  ["https://[2001:db8::1]/a", ["raw-address"]],
  ["https://0xc0.0.2.7/a", ["raw-address"]],
  ["https://1.2.3.4.shop.example/", []],
  ["https://shop.us1.list-manage.com/track", ["shared-redirect-host"]],
  ["https://list-manage.com.shop.example/track", []],
  ["https://urldefense.com/v3/__https://shop.example__;", ["rewritten-link"]],
  ["https://protect-eu.mimecast.com/s/abc", ["rewritten-link"]],
  ["https://pаypal.com/login", ["mixed-script"]],
  ["https://раураӏ.com/login", ["look-alike"]],
  ["https://paypa1.com/login", ["look-alike"]],
  ["https://rnicrosoft.com/login", ["look-alike"]],
  ["https://www.paypal.com/login", []],
  ["https://müller.de/", []],
  ["https://почта.рф/", []],
])("judges %s", (link, expected) => {
  expect(checks(link)).toEqual(expected);
});

it("T3: shows international names in punycode, and how people see them", () => {
  const found = about(["https://pаypal.com/login"]).find((one) => one.check === "mixed-script")!;
  expect(found.subject).toBe("xn--pypal-4ve.com");
  expect(found.why).toContain('shown as "pаypal.com" (Latin and Cyrillic)');
});

it("T3: takes a name that looks like the sender's for a forgery, and not the sender's own", () => {
  const found = (link: string) =>
    about([link], { from: ["garden-tools.example"] }).find((one) => one.check === "look-alike");
  expect(found("https://garden-t00ls.example/")!.why).toContain('looks like "garden-tools"');
  expect(found("https://garden-tools.example/")).toBeUndefined();
});

it("is milder with a company's own shortener", () => {
  const severity = (link: string) => about([link])[0]!.severity;
  expect(severity("https://bit.ly/abc")).toBe("warning");
  expect(severity("https://lnkd.in/abc")).toBe("notice");
});

it("adds up links and clicks per host, and plain ones apart", () => {
  const links = [use("https://bit.ly/a", 1000), use("http://bit.ly/b", 204)];
  const [shortener, plain] = hygiene(links, FROM);
  expect(shortener!.why).toMatch(/^2 links with 1,204 clicks\. /);
  expect(plain!.why).toMatch(/^1 link with 204 clicks\. /);
});

it("counts registrable domains per campaign, tenants of shared hosting apart", () => {
  const tenants = Array.from({ length: 8 }, (_, at) => `https://tenant${at}.github.io/`);
  const found = (links: string[]) => about(links).filter((one) => one.check === "many-domains");
  expect(found(tenants)).toMatchObject([{ subject: "spring", why: expect.stringContaining("8 domains") }]);
  expect(found(tenants.slice(1))).toEqual([]);
  expect(found(tenants.map((_, at) => `https://s${at}.shop.example/`))).toEqual([]);
});

it("compares the links' domains with the sending domain", () => {
  const unaligned = (links: string[]) => about(links).filter((one) => one.check === "unaligned-domain");
  expect(unaligned(["https://click.shop.example/a"])).toEqual([]);
  expect(unaligned(["https://other.example/a"])).toMatchObject([
    { subject: "other.example", severity: "warning" },
  ]);
  expect(unaligned(["https://other.example/a", "https://shop.example/a"])).toMatchObject([
    { severity: "notice" },
  ]);
  expect(unaligned(["https://www.facebook.com/a", "https://shop.example/a"])).toEqual([]);
});

it("says that alignment was not checked when nobody sends, and names a sender at a mailbox provider", () => {
  expect(about(["https://shop.example"], { from: [] }).map((one) => one.check)).toContain(
    "domain-alignment-not-checkable",
  );
  const free = about(["https://shop.example"], { from: ["gmail.com"] }).map((one) => one.check);
  expect(free).toContain("sender-at-mailbox-provider");
  expect(free).not.toContain("unaligned-domain");
});

it.each([
  "mailto:a",
  "tel:+123",
  "javascript:alert(1)",
  "*|UNSUB|*",
  "{{ link }}",
  "unsubscribe.html",
  "https://",
  "",
])("passes over %j, which is no web address", (link) => {
  expect(about([link])).toHaveLength(2);
});

it("gives the same findings in any order of links", () => {
  const links = [
    "https://bit.ly/a",
    "http://shop.example/a",
    "https://bit.ly/b",
    "https://192.0.2.7/",
    "https://lnkd.in/c",
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(links, { minLength: links.length }), (shuffled) => {
      expect(about(shuffled)).toEqual(about(links));
    }),
  );
});

it("never throws, and never shows more than a host name", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "binary" }).map((text) => `https://${text}`),
    fc.string({ unit: "grapheme" }).map((text) => `http://xn--${text}.com/`),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(fc.array(hostile), fc.string({ unit: "binary" }), (links, from) => {
      for (const one of about(links, { from: [from] })) expect(one.subject.length).toBeLessThanOrEqual(253);
    }),
  );
  expect(about([`https://${"a.".repeat(1e6)}`, "x".repeat(1e6)])).toHaveLength(2);
});
