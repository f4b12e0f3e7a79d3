import type { AuditOptions } from "../../domain/options.js";
import type { Need, Signal } from "../../domain/signal.js";
import { UsageError } from "../../errors.js";
import type { EventStore } from "../../store/events.js";
import { collectBursts, type Judging } from "../../verdict/burst-collector.js";
import { Judge, type Weights } from "../../verdict/judge.js";
import type { Settings, WeightSet } from "../../verdict/model.js";
import { type KnownOdds, OpenJudge } from "../../verdict/opens.js";
import type { LookedUp } from "../world/look-up-all.js";
import { clickedMessages } from "../world/order.js";
import { surroundingsOf } from "../world/surroundings.js";
import type { SignalsInForce } from "./signals.js";

/** The verdicts of an audit. */
export interface Judged {
  settings: Settings;
  judge: Judge;
  opens: OpenJudge;
  /** What a second thread says of opens, as soon as it is done; null where there is none. */
  openOdds: () => Promise<KnownOdds | null>;
}

/** Judges clicks, and begins with opens where a second thread helps. */
export async function judgeAll(
  options: Pick<AuditOptions, "set" | "off">,
  store: EventStore,
  { world, facts, has, helper }: LookedUp,
  { signals, weights, openWeights }: SignalsInForce,
): Promise<Judged> {
  const settings: Settings = {
    set: checked(options.set ?? {}, signals),
    off: new Set([...(options.off ?? []), ...unable(has, signals)]),
  };
  const judging: Judging = [
    signals,
    settings,
    has.has("click times") || has.has("ip") ? weights : blind(weights),
    surroundingsOf(facts),
  ];
  const clicked = clickedMessages(store);
  const bursts =
    helper === null
      ? collectBursts(world, clicked, ...judging)
      : await helper.collect(world, clicked, store.openGroups, ...judging);
  const judge = new Judge(world, bursts, ...judging);
  const odds = helper?.judgeOpens(judge.clicksOfPeople());
  const opens = new OpenJudge(world, signals, settings, openWeights, (click) => judge.clickedAs(click));
  const openOdds = async () => {
    try {
      return (await odds) ?? null;
    } finally {
      await helper?.end();
    }
  };
  return { settings, judge, opens, openOdds };
}

/**
 * Without a time per click hardly any check can run, so that nothing may be concluded from the fitted starting point either:
 * every burst starts even, stays unsure, and the range says so.
 */
function blind({ first, final }: Weights): Weights {
  return { first: even(first), final: even(final) };
}

/** `undated-click` corrects the starting point that is not taken here. */
function even(set: WeightSet): WeightSet {
  return { prior: 0, contamination: 0, weights: { ...set.weights, "undated-click": { undated: 0 } } };
}

/** Signals whose needs the input does not meet see nothing: their columns are missing, not empty. */
function unable(has: ReadonlySet<Need>, signals: readonly Signal[]): string[] {
  return signals.filter((signal) => signal.needs.some((need) => !has.has(need))).map((signal) => signal.id);
}

function checked(set: Readonly<Record<string, number>>, signals: readonly Signal[]): Record<string, number> {
  const known = new Set(
    signals.flatMap((signal) => signal.thresholds.map((threshold) => `${signal.id}.${threshold.name}`)),
  );
  for (const key of Object.keys(set))
    if (!known.has(key)) throw new UsageError(`--set ${key}: no such threshold; see clickaudit signals`);
  return { ...set };
}
