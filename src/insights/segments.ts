import { compare } from "../domain/compare.js";

/** One subscriber with clicks or follow-ups, as the lists see them. */
export interface Person {
  readonly subscriber: string;
  /** Expected number of times at which they clicked themselves, in one campaign or several. */
  readonly human: number;
  readonly conversions: number;
  readonly replies: number;
  /** Unsubscribed or complained: a list for re-import would bring them back. */
  readonly hasLeft: boolean;
  readonly verdict: "human" | "automated" | "mixed" | "unsure" | "no clicks";
}

/** By strength, strongest first. */
const STRENGTHS = ["conversion", "reply", "repeated clicks", "one click"] as const;
type Strength = (typeof STRENGTHS)[number];

/** An expected number of clicks counts from here on as one, and as more than one. */
const ONE = 0.5;
const REPEATED = 1.5;

/** Names that no platform has, so that the lists are told from exports and collide with no merge field. */
const STRENGTH = "clickaudit_strength";
const NOTE = "clickaudit_note";

const REVIEW_NOTE = "not clear who clicked: look before you act";
const LEAVE_OUT_NOTE = "leave out of click reports and click triggers; keep on the mailing list";

/**
 * Lists ready for re-import, by file name: rows with their header first. Nobody is in two of them, and none of them is
 * meant for removing people from the mailing list, or brings back who left it.
 * @param header name of the address column of the export
 */
export function segments(people: readonly Person[], header: string): Map<string, string[][]> {
  const name = header.trim() || "email";
  const sorted = people.toSorted((a, b) => compare(a.subscriber, b.subscriber));
  const staying = sorted.filter(({ hasLeft }) => !hasLeft);
  const engaged = staying
    .map((person) => ({ person, strength: strengthOf(person) }))
    .filter((one): one is { person: Person; strength: Strength } => one.strength !== null)
    .sort(
      (a, b) =>
        STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) || b.person.human - a.person.human,
    );
  const rest = (of: readonly Person[], verdicts: readonly Person["verdict"][], note: string) => [
    [name, NOTE],
    ...of
      .filter((person) => strengthOf(person) === null)
      .filter(({ verdict }) => verdicts.includes(verdict))
      .map(({ subscriber }) => [subscriber, note]),
  ];
  return new Map([
    [
      "engaged.csv",
      [[name, STRENGTH], ...engaged.map(({ person, strength }) => [person.subscriber, strength])],
    ],
    ["review.csv", rest(staying, ["unsure", "mixed", "human"], REVIEW_NOTE)],
    ["leave-out-of-reports.csv", rest(sorted, ["automated"], LEAVE_OUT_NOTE)],
  ]);
}

/** What a person did that no machine does, or that is judged their own; null when nothing is sure enough. */
function strengthOf({ human, conversions, replies, verdict }: Person): Strength | null {
  if (conversions > 0) return "conversion";
  if (replies > 0) return "reply";
  if ((verdict !== "human" && verdict !== "mixed") || human < ONE) return null;
  return human >= REPEATED ? "repeated clicks" : "one click";
}
