import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { replaceAddresses, replaceWords, withoutQuotations } from "../../src/cli/addresses.js";
import { AnonymousCsv } from "../../src/cli/anonymous-csv.js";
import type { Disguise } from "../../src/cli/disguise.js";
import { pseudonymizer } from "../../src/cli/pseudonymize.js";

const KEY = Buffer.from("0123456789abcdef");
const around = (found: string) => `<${found}>`;

describe("where an address begins and ends", () => {
  it.each([
    ["ann@x.example", "<ann@x.example>"],
    ["@x.example", "@x.example"],
    ["ann@", "ann@"],
    ["ann@ x", "ann@ x"],
    ["ann@.", "ann@."],
    ["ann@x.example...", "<ann@x.example>..."],
    ["ann%40x.example ann@y.example", "<ann@x.example> <ann@y.example>"],
    ["ann@y.example ann%40x.example", "<ann@y.example> <ann@x.example>"],
    ["%40 ann@y.example", "%40 <ann@y.example>"],
    ["ann@y.example %40", "<ann@y.example> %40"],
    ["''ann@y.example''", "''<ann@y.example>''"],
    ["'@y.example", "'@y.example"],
    ["o'ann@y.example", "<o'ann@y.example>"],
    ...[...' \t\r\n"<>(),:;[]\\|=&?/#`'].map((sign) => [`x${sign}ann@y.example`, `x${sign}<ann@y.example>`]),
    ["ann@x.example,y", "<ann@x.example>,y"],
    ["ann@x-y_z.exämple/y", "<ann@x-y_z.exämple>/y"],
    ["ann@[203.0.113.9]y", "<ann@[203.0.113.9]>y"],
    ["ann@[203.0.113.9", "ann@[203.0.113.9"],
    ["ann@[]y", "ann@[]y"],
    ["ann@x[203.0.113.9]", "<ann@x>[203.0.113.9]"],
    [`ann@[${"1".repeat(60)}]`, `<ann@[${"1".repeat(60)}]>`],
    [`ann@[${"1".repeat(61)}]`, `ann@[${"1".repeat(61)}]`],
    ["a@b@c.example d", "<a@b@c.example> d"],
    ["a%40b%40c.example d", "<a@b@c.example> d"],
    ["a@b@ d", "<a@b>@ d"],
    ["a@b@@c", "<a@b>@@c"],
    ["a@@b", "a@@b"],
    ["a@x%E4%BE%8By.example", "<a@x例y.example>"],
    ["a@x%c3%a4.example", "<a@xä.example>"],
    ["a@x%20y", "<a@x>%20y"],
    ["a@x%8gy", "<a@x>%8gy"],
    ["a@x%E4y", "<a@x%E4y>"],
    ["50%@x.example", "<50%@x.example>"],
    // What was replaced before is no part of the next one.
    ["a@x.example%40", "<a@x.example>%40"],
    [`${"l".repeat(300)}@x.example`, `${"l".repeat(44)}<${"l".repeat(256)}@x.example>`],
    [`a@${"d".repeat(300)}`, `<a@${"d".repeat(255)}>${"d".repeat(45)}`],
    ["nothing", "nothing"],
  ])("%j", (text, expected) => {
    expect(replaceAddresses(text, around)).toBe(expected);
  });

  it("known words stand on their own, in any case", () => {
    const known = new Set(["x.example", "cus_1"]);
    const replaced = (text: string) => replaceWords(text, known, around);
    expect(replaced("X.example cus_1, ycus_1 cus_1-2 x.example.y")).toBe(
      "<X.example> <cus_1>, ycus_1 cus_1-2 x.example.y",
    );
    expect(replaced("at x.example. And x.example..")).toBe("at <x.example>. And x.example..");
  });

  it("a reason is told without what it quotes", () => {
    expect(withoutQuotations('no address: "4711" here')).toBe('no address: "(hidden)" here');
    expect(withoutQuotations('no address: "Ann "the boss" Lee"!')).toBe('no address: "(hidden)"!');
    expect(withoutQuotations('5" screen')).toBe('5" screen');
    expect(withoutQuotations("none")).toBe("none");
  });
});

describe("cells of events.csv", () => {
  const marked: Disguise = {
    ...pseudonymizer(KEY, false),
    cell: (value, personal) => (personal === null ? value.replace("secret", "s") : `${personal}:${value}`),
  };
  const through = (...texts: string[]) => {
    const csv = new AnonymousCsv(marked);
    return texts.map((text) => csv.push(text)).join("|") + csv.end();
  };
  const HEADER = "email,first_name,url,note2,city\n";

  it("are told by their column", () => {
    expect(through(`${HEADER}ann,Ann,s.example,x,y\nbob,Bob,t,x,y\n`)).toBe(
      `${HEADER}person:ann,private:Ann,link:s.example,x,y\nperson:bob,private:Bob,link:t,x,y\n`,
    );
    expect(through('"Email ""x""","e\nmail",email\r\n1,2,3\r\n')).toMatch(/\r\n[^\r]*,person:3\r\n$/);
  });

  it.each([
    ["ann@x.example", "person:ann@x.example"],
    ['" ann@x.example "', '"person: ann@x.example "'],
    ["ann+%@x", "person:ann+%@x"],
    // The formula guard of a name that begins with @.
    ["'@x", "'@x"],
    ["ann@", "ann@"],
    ["a@b@c", "a@b@c"],
    ["ann lee@x", "ann lee@x"],
    ["ftp://ann@x", "ftp://ann@x"],
    ["ann@x secret", "ann@x s"],
    ["secret", "secret"],
    ["a.secret", "a.s"],
    ["50% secret", "50% s"],
    ["/secret", "/s"],
    ["", ""],
    [`${"l".repeat(318)}@x`, `person:${"l".repeat(318)}@x`],
    [`${"l".repeat(319)}@x`, `${"l".repeat(319)}@x`],
  ])("in other columns: %j", (cell, expected) => {
    expect(through(`${HEADER},,,,${cell}\n`)).toBe(`${HEADER},,,,${expected}\n`);
  });

  it("stay quoted where they were, and are quoted where they must be", () => {
    expect(through(`${HEADER}"ann",'=1+1,,"say ""secret"". ok","secret/"\n`)).toBe(
      `${HEADER}"person:ann",private:=1+1,,"say ""s"". ok","s/"\n`,
    );
    const commas: Disguise = { ...marked, cell: (value) => `${value}, "x"` };
    const csv = new AnonymousCsv(commas);
    expect(csv.push("email\nann\n")).toBe('email\n"ann, ""x"""\n');
  });

  it("come in whole records, the last one without a line end too", () => {
    const csv = new AnonymousCsv(marked);
    expect(csv.push("email,ci")).toBe("");
    expect(csv.push('ty\nann,"a\n')).toBe("email,city\n");
    expect(csv.push('b"\nbob,x\ncy')).toBe('person:ann,"a\nb"\nperson:bob,x\n');
    expect(csv.push("n,y")).toBe("");
    expect(csv.end()).toBe("person:cyn,y");
    expect(csv.end()).toBe("");
  });

  it("may be too many for the header", () => {
    expect(through("email\nann,secret/,bob\n")).toBe("email\nperson:ann,s/,bob\n");
  });
});

describe("tokens", () => {
  const people = pseudonymizer(KEY, false);
  /** Written anew: five bits of each byte of the HMAC, in the digits of RFC 4648. */
  const token = (kind: string, value: string, length = 16) => {
    const digest = createHmac("sha256", KEY).update(`${kind}\0${value}`).digest();
    const digits = "abcdefghijklmnopqrstuvwxyz234567";
    return `${kind}-${[...digest.subarray(0, length)].map((byte) => digits[byte % 32]).join("")}`;
  };

  it("are an HMAC of kind and value", () => {
    expect(people.subscriber(" Ann@X.example ")).toBe(token("user", "ann@x.example"));
    expect(people.domain("X.example")).toBe(token("domain", "x.example"));
    expect(people.cell(" Ann Lee", "private")).toBe(token("text", "ann lee"));
    expect(people.cell("Ann Lee <ann@x.example>", "person")).toBe(token("user", "ann@x.example"));
    expect(people.cell("s.example/?t=abcd", "link")).toBe(`s.example/?t=${token("v", "abcd", 8)}`);
    expect(people.cell("see https://s.example/?t=abcd", null)).toBe(
      `see https://s.example/?t=${token("v", "abcd", 8)}`,
    );
    expect(people.text("see ann@x.example")).toBe(`see ${token("user", "ann@x.example")}`);
    expect(people.cell("s.example/?t=abcd", null)).toBe("s.example/?t=abcd");
    expect(people.cell(" ", "link")).toBe(" ");
  });

  it("keep a domain on request, of addresses only", () => {
    const open = pseudonymizer(KEY, true);
    expect(open.subscriber("Ann@X.example")).toBe(`${token("user", "ann@x.example")}@x.example`);
    expect(open.subscriber("a@b@x.example")).toBe(`${token("user", "a@b@x.example")}@x.example`);
    expect(open.subscriber("4711")).toBe(token("user", "4711"));
    expect(open.subscriber("@x.example")).toBe(token("user", "@x.example"));
    expect(open.domain(" X.example")).toBe(" X.example");
    open.learn(["x.example", "[203.0.113.9]"]);
    expect(open.text("to x.example and [203.0.113.9]")).toBe("to x.example and [203.0.113.9]");
  });

  it("stand for domains and ids only after these were told", () => {
    const one = pseudonymizer(KEY, false);
    expect(one.text("to x.example by cus_1234")).toBe("to x.example by cus_1234");
    one.learn(["X.example", "localhost"]);
    one.learnPeople([" ", "cus_1234", "Ab12", "12345", "words", "a1@b.example", "id 12345", "AB-345"]);
    expect(one.text("to x.example, localhost")).toBe(`to ${token("domain", "x.example")}, localhost`);
    expect(one.text("by cus_1234, ab12, 12345, words, id 12345, ab-345")).toBe(
      `by ${token("user", "cus_1234")}, ab12, 12345, words, id 12345, ${token("user", "ab-345")}`,
    );
    one.learn(["[203.0.113.9]", "[203.0.113.10]"]);
    expect(one.text("[203.0.113.9] [203.0.113.9] [203.0.113.10]")).toBe(
      [
        token("domain", "[203.0.113.9]"),
        token("domain", "[203.0.113.9]"),
        token("domain", "[203.0.113.10]"),
      ].join(" "),
    );
    expect(one.reason('no address: "Ann" at x.example')).toBe(
      `no address: "(hidden)" at ${token("domain", "x.example")}`,
    );
  });

  it("need 16 bytes of key", () => {
    expect(() => pseudonymizer(KEY.subarray(1), false)).toThrow(/15 bytes; use at least 16/);
    expect(pseudonymizer(KEY.subarray(0, 16), false).raw("x")).toBe("(hidden)");
  });
});
