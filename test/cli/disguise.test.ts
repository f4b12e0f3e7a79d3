import { describe, expect, it } from "vitest";
import { mask } from "../../src/cli/mask.js";
import { personalOf } from "../../src/cli/personal.js";
import { pseudonymizer } from "../../src/cli/pseudonymize.js";

const people = pseudonymizer(Buffer.from("0123456789abcdef"), false);
const TOKEN = /^user-[a-z2-7]{16}$/;

describe("T32: a disguise", () => {
  it.each([
    ["mask", mask],
    ["pseudonymize", people],
  ])("%s makes nothing of nothing, so that an empty cell stays one", (_, disguise) => {
    expect(disguise.raw("")).toBe("");
    expect(disguise.raw("ann,x")).toBe("(hidden)");
    for (const personal of ["person", "private"] as const) {
      expect(disguise.cell(" ", personal)).toBe(" ");
      expect(disguise.cell("Ann Miller", personal)).not.toMatch(/nn|iller/);
    }
    expect(disguise.domain("")).toBe("");
  });

  it("keeps a subscriber without a name one, and an id that is all signs apart from it", () => {
    expect(people.subscriber(" ")).toBe(" ");
    for (const odd of ["<>", "x".repeat(3_000)]) expect(people.cell(odd, "person")).toMatch(TOKEN);
  });

  it("finds ids in sentences once it was told of them, but no word and no number", () => {
    const one = pseudonymizer(Buffer.from("0123456789abcdef"), false);
    expect(one.text("cus_00412 clicked 4712 links")).toBe("cus_00412 clicked 4712 links");
    one.learnPeople(["cus_00412", "4712", "clicked", "ann@acme.example"]);
    expect(one.text("cus_00412 clicked 4712 links.")).toBe(
      `${one.subscriber("cus_00412")} clicked 4712 links.`,
    );
  });

  it("finds domains that are numbers in brackets, and leaves out what is no domain", () => {
    const one = pseudonymizer(Buffer.from("0123456789abcdef"), false);
    one.learn(["[203.0.113.9]", "localhost", "acme.example"]);
    const text = one.text("mail to [203.0.113.9], localhost and Acme.example");
    expect(text).toBe(`mail to ${one.domain("[203.0.113.9]")}, localhost and ${one.domain("acme.example")}`);
  });

  it("finds what it knows at the end of a sentence, and inside no other word", () => {
    const one = pseudonymizer(Buffer.from("0123456789abcdef"), false);
    one.learn(["acme.example"]);
    const token = one.domain("acme.example");
    expect(one.text("sent to acme.example. Or ACME.example")).toBe(`sent to ${token}. Or ${token}`);
    expect(one.text("not acme.example.org")).toBe("not acme.example.org");
  });

  it("gives the same token however many people came before", () => {
    const one = pseudonymizer(Buffer.from("0123456789abcdef"), false);
    const last = "p100001@acme.example";
    for (let n = 0; n <= 100_000; n++) one.subscriber(`p${n}@acme.example`);
    expect(one.subscriber(last)).toBe(people.subscriber(last));
    expect(one.subscriber(last)).toBe(one.subscriber(last));
  });

  it.each([
    ["answers.first_name", "private"],
    ["recipient.email", "person"],
    ["click.url", "link"],
    ["answers.colour", null],
    ["colour", null],
  ])("knows from the heading %s what a column says about people", (header, personal) => {
    expect(personalOf(header)).toBe(personal);
  });
});
