import fc from "fast-check";
import { expect, it } from "vitest";
import { hasSeveralAddresses, personOf } from "../../src/normalize/person.js";

it.each([
  ["anna@north.example", "anna@north.example"],
  ["  Anna@North.Example ", "anna@north.example"],
  ["anna+news@north.example", "anna+news@north.example"],
  ["[anna@north.example]", "anna@north.example"],
  ['["anna@north.example","bert@south.example"]', "anna@north.example"],
  ["Anna North <Anna@north.example>", "anna@north.example"],
  ['"North, Anna" <anna@north.example>', "anna@north.example"],
  ["anna@north.example; bert@south.example", "anna@north.example"],
  ["mailto:anna@north.example", "anna@north.example"],
  ["'+anna@north.example", "+anna@north.example"],
  ["'anna@north.example'", "anna@north.example"],
  ["o'neill@north.example", "o'neill@north.example"],
  ["jürgen@müller.example", "jürgen@müller.example"],
  ["AbC123==", "AbC123=="],
  ["[42]", "42"],
  ["", ""],
])("%j names %j", (cell, person) => expect(personOf(cell)).toBe(person));

it("gives the same person when asked again", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      expect(personOf(personOf(address))).toBe(personOf(address));
    }),
  );
});

it("does not depend on case and outer blanks", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9.+-]{1,20}@[a-z0-9-]{1,20}\.example$/), (address) => {
      expect(personOf(` ${address.toUpperCase()}\t`)).toBe(address);
    }),
  );
});

it("takes no megabyte for a person", () => expect(personOf(`${"a".repeat(1e6)}@x.example`)).toBe(""));

it("sees several addresses in a cell", () => {
  expect(hasSeveralAddresses("anna@north.example, bert@south.example")).toBe(true);
  expect(hasSeveralAddresses("anna@north.example")).toBe(false);
});
