import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashBytes } from "../../src/domain/hash.js";
import { Dictionary } from "../../src/store/dictionary.js";

/** Texts live in arenas of this many bytes. */
const ARENA = 1 << 20;

function idOfBytes(dictionary: Dictionary, text: string, offset = 3): number {
  const bytes = Buffer.concat([Buffer.alloc(offset, "#"), Buffer.from(text), Buffer.from("#tail")]);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = offset + Buffer.byteLength(text);
  return dictionary.idOfBytes(bytes, view, offset, end, hashBytes(view, bytes, offset, end));
}

describe("Dictionary", () => {
  it("numbers texts in order of first appearance and gives them back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 12 })), (texts) => {
        const dictionary = new Dictionary();
        const oracle = new Map<string, number>();
        for (const text of texts) {
          if (!oracle.has(text)) {
            expect(dictionary.find(text)).toBe(-1);
            oracle.set(text, oracle.size);
          }
          expect(dictionary.id(text)).toBe(oracle.get(text));
        }
        expect(dictionary.size).toBe(oracle.size);
        for (const [text, id] of oracle) {
          expect(dictionary.text(id)).toBe(text);
          expect(dictionary.find(text)).toBe(id);
        }
      }),
    );
  });

  it("finds the same text as a string and as bytes within a buffer", () => {
    const dictionary = new Dictionary();
    for (const text of ["", "a", "abcd", "abcde", "Grüße", "日本語のメール", "👩‍👩‍👧"]) {
      const id = dictionary.id(text);
      for (const offset of [0, 1, 2, 3]) expect(idOfBytes(dictionary, text, offset)).toBe(id);
    }
    expect(idOfBytes(dictionary, "new")).toBe(7);
    expect(dictionary.id("new")).toBe(7);
  });

  it("fetches the numbers that hashes probably stand for", () => {
    const dictionary = new Dictionary();
    const texts = Array.from({ length: 500 }, (_, at) => `person${at}@corp.example`);
    for (const text of texts) dictionary.id(text);
    const hashes = ["person7@corp.example", "nobody@corp.example", "person499@corp.example"].map((text) => {
      const bytes = Buffer.from(text);
      return hashBytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), bytes, 0, bytes.length);
    });
    const values = Int32Array.from([...hashes, 5]);
    dictionary.fetch(values, 3);
    // A text whose slot another one has is not looked for.
    expect([7, -1]).toContain(values[0]);
    expect([499, -1]).toContain(values[2]);
    expect([...values.subarray(0, 3)].filter((value) => value !== -1).length).toBeGreaterThan(0);
    expect([values[1], values[3]]).toEqual([-1, 5]);
  });

  it("keeps its numbers while it grows", () => {
    const dictionary = new Dictionary();
    const ids = Array.from({ length: 70_000 }, (_, at) => dictionary.id(`person${at}@corp.example`));
    expect(ids.every((id, at) => id === at)).toBe(true);
    for (let at = 0; at < 70_000; at += 997) {
      expect(dictionary.find(`person${at}@corp.example`)).toBe(at);
      expect(dictionary.text(at)).toBe(`person${at}@corp.example`);
    }
  });

  it.each([
    ["longer than an arena", [ARENA + 5, 3, 10]],
    ["as long as an arena", [ARENA, 0, 4]],
    ["filling an arena to the last byte", [ARENA - 4, 4, 0, 6]],
    ["not fitting into what is left", [ARENA - 2, 5, 0, ARENA * 2 + 1, ARENA - 6]],
  ])("keeps texts %s", (_, lengths) => {
    const dictionary = new Dictionary();
    const texts = lengths.map((length, at) => String.fromCharCode(97 + at).repeat(length));
    const ids = texts.map((text) => dictionary.id(text));
    expect(ids).toEqual([...texts.keys()]);
    for (const [id, text] of texts.entries()) {
      expect(dictionary.text(id) === text).toBe(true);
      expect(dictionary.id(text)).toBe(id);
    }
  });

  it("ranks texts by code unit, whatever their order of appearance", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "grapheme", maxLength: 5 })), (texts) => {
        const dictionary = new Dictionary();
        for (const text of texts) dictionary.id(text);
        const ranks = dictionary.ranks();
        const byRank = texts.map((text) => [ranks[dictionary.id(text)]!, text] as const);
        const inOrder = byRank.sort((a, b) => a[0] - b[0]).map(([, text]) => text);
        expect(inOrder).toEqual([...texts].sort());
      }),
    );
  });
});

it("finds its texts, and gives others new numbers, after its table was let go", () => {
  const dictionary = new Dictionary();
  const texts = Array.from({ length: 3000 }, (_, at) => `text ${at} ${"\u00e9".repeat(at % 5)}`);
  for (const text of texts) dictionary.id(text);
  dictionary.letGo();
  expect(texts.map((text) => dictionary.text(dictionary.find(text)))).toEqual(texts);
  expect(dictionary.find("none")).toBe(-1);
  dictionary.letGo();
  expect([dictionary.id("new"), dictionary.id(texts[7]!), dictionary.id("new")]).toEqual([3000, 7, 3000]);
});

it("knows texts by the numbers that they were given anew, also after its table was let go", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: "grapheme", maxLength: 30 }), { minLength: 1, maxLength: 60 }),
      fc.boolean(),
      (texts, letsGo) => {
        const dictionary = new Dictionary();
        for (const text of texts) dictionary.id(text);
        const numbers = Int32Array.from(texts, (_, id) => texts.length - 1 - id);
        if (letsGo) dictionary.letGo();
        dictionary.renumber(numbers);
        for (const [id, text] of texts.entries()) {
          expect(dictionary.text(numbers[id]!)).toBe(text);
          expect(dictionary.find(text)).toBe(numbers[id]);
        }
        expect(dictionary.id("a text that is longer than any other")).toBe(texts.length);
      },
    ),
  );
});
