import { type Verdict, verdictOf } from "../../domain/verdict.js";
import { type Person, segments } from "../../insights/index.js";
import { COMPLAINED, UNSUBSCRIBED } from "../../store/fold.js";
import type { Prepared } from "../prepare.js";

/** Follow-ups that a program does not make by fetching pages; a page visit is none. */
const DEEDS = new Set(["purchase", "form", "booking", "other"]);

/** The lists of `segments/`, by file name: rows with their header first, under the platform's own name of the column. */
export function segmentsOf(prepared: Prepared): Map<string, string[][]> {
  return segments(peopleOf(prepared), addressHeader(prepared));
}

/** What the export calls the column of the recipient, so that its platform knows it again. */
function addressHeader({ tables }: Prepared): string {
  for (const { detection } of tables) {
    if (detection.role !== "events" && detection.role !== "recipients") continue;
    const header = (detection.columns.email ?? detection.columns.subscriberId ?? "").trim();
    if (header !== "") return header;
  }
  return "";
}

interface Clicks {
  /** Expected number of times at which they clicked themselves. */
  human: number;
  /** Probability that no click was their own. */
  none: number;
  verdicts: Set<Verdict>;
}

function peopleOf(prepared: Prepared): Person[] {
  const { store } = prepared.collected;
  const clicks = clicksBySubscriber(prepared);
  const hasMail = new Uint8Array(store.subscribers.size);
  const hasLeft = new Uint8Array(store.subscribers.size);
  for (let message = 0; message < store.messages.size; message++) {
    const subscriber = store.messages.b(message);
    hasMail[subscriber] = 1;
    if ((store.state.get(message) & (UNSUBSCRIBED | COMPLAINED)) !== 0) hasLeft[subscriber] = 1;
  }
  const people: Person[] = [];
  for (let id = 0; id < store.subscribers.size; id++) {
    // Who only ordered got no mail of these, and may have agreed to none.
    if (hasMail[id] === 0) continue;
    const one = clicks.get(id);
    const deeds = { conversions: 0, replies: 0 };
    store.followUps.forEach(id, (time, type) => {
      // What was bought before the mails of this export went out says nothing about them.
      if (time < store.from) return;
      if (type === "reply") deeds.replies++;
      else if (DEEDS.has(type)) deeds.conversions++;
    });
    if (one === undefined && deeds.conversions + deeds.replies === 0) continue;
    const subscriber = store.subscribers.text(id);
    people.push({
      subscriber,
      human: one?.human ?? 0,
      ...deeds,
      hasLeft: hasLeft[id] === 1,
      verdict: overall(one),
    });
  }
  return people;
}

function clicksBySubscriber({ collected: { store }, judge }: Prepared): Map<number, Clicks> {
  const clicks = new Map<number, Clicks>();
  judge.forEachRange((message, from, to) => {
    const subscriber = store.messages.b(message);
    const one = clicks.get(subscriber) ?? { human: 0, none: 1, verdicts: new Set() };
    clicks.set(subscriber, one);
    for (let burst = from; burst < to; burst++) {
      const probability = judge.probability[burst]!;
      one.verdicts.add(verdictOf(probability));
      one.human += 1 - probability;
      one.none *= probability;
    }
  });
  return clicks;
}

/** As the report judges suspicious subscribers. */
function overall(one: Clicks | undefined): Person["verdict"] {
  if (one === undefined) return "no clicks";
  if (one.verdicts.has("human")) return one.verdicts.size > 1 ? "mixed" : "human";
  return verdictOf(one.none) === "automated" ? "automated" : "unsure";
}
