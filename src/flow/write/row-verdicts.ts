import type { EventRow } from "../../domain/event.js";
import { sigmoid, verdictOf } from "../../domain/verdict.js";
import type { EventIds } from "../../store/event-ids.js";
import { findClick, findMessage, findOpenGroup } from "../../store/find.js";
import type { Prepared } from "../prepare.js";

/** The verdict of one row of the input, as it is written. */
export interface RowVerdict {
  /** human, automated or unsure; "" where the row is no open or click. */
  verdict: string;
  /** That it was automated: four decimals, or "". */
  probability: string;
  /** Ids, strongest first, separated by `;`. */
  signals: string;
}

export const NOTHING: RowVerdict = { verdict: "", probability: "", signals: "" };

/** The verdict of any row of the input, found again by what it says. */
export class RowVerdicts {
  private readonly prepared: Prepared;
  /** By burst: place of its signals among the texts, plus one; found when the burst is first asked for. */
  private readonly textOf: Int32Array;
  private readonly texts: string[] = [];
  private readonly places = new Map<string, number>();
  /** Opens share few lists of signals. */
  private readonly openTexts = new Map<readonly string[], string>();
  /** Evidence of the burst at hand, strongest first. */
  private readonly signals: string[] = [];
  private readonly weights: number[] = [];

  constructor(prepared: Prepared) {
    this.prepared = prepared;
    this.textOf = new Int32Array(prepared.judge.columns.size);
  }

  of(row: EventRow, hash: number, exact: boolean): RowVerdict {
    const { store } = this.prepared.collected;
    if (row.kind === "click") return this.ofClick(findClick(store, row, hash, exact));
    return row.kind === "open" ? this.ofOpen(findMessage(store, row), findOpenGroup(store, row)) : NOTHING;
  }

  /** The same for a row whose texts have their numbers. */
  ofIds(ids: EventIds, hash: number, exact: boolean): RowVerdict {
    const { store } = this.prepared.collected;
    if (ids.kind === "click") return this.ofClick(store.clickOf(ids, hash, exact));
    return ids.kind === "open" ? this.ofOpen(ids.message, store.openGroupOf(ids)) : NOTHING;
  }

  private ofClick(click: number): RowVerdict {
    if (click === -1) return NOTHING;
    const { judge } = this.prepared;
    const burst = judge.burstOfClick(click);
    return verdictRow(judge.probability[burst]!, this.signalsOf(burst));
  }

  private ofOpen(message: number, group: number): RowVerdict {
    if (message === -1 || group === -1) return NOTHING;
    const { logOdds, signals } = this.prepared.opens.judge(message, group);
    let text = this.openTexts.get(signals);
    if (text === undefined) {
      text = signals.join(";");
      this.openTexts.set(signals, text);
    }
    return verdictRow(sigmoid(logOdds), text);
  }

  private signalsOf(burst: number): string {
    if (this.textOf[burst] === 0) {
      const text = this.findSignals(burst);
      const place = this.places.get(text) ?? this.texts.push(text);
      this.places.set(text, place);
      this.textOf[burst] = place;
    }
    return this.texts[this.textOf[burst]! - 1]!;
  }

  private findSignals(burst: number): string {
    this.signals.length = 0;
    this.weights.length = 0;
    this.prepared.judge.forEachEvidence(burst, this.see);
    return this.signals.join(";");
  }

  /** Puts one more piece of evidence in its place. */
  private readonly see = (one: number, weight: number): void => {
    if (weight === 0) return;
    const { signals, weights } = this;
    const { signal } = this.prepared.judge.combinations.caseAt(one);
    const strength = Math.abs(weight);
    let at = signals.length;
    for (; at > 0; at--) {
      const before = weights[at - 1]!;
      if (before > strength || (before === strength && signals[at - 1]! < signal)) break;
      signals[at] = signals[at - 1]!;
      weights[at] = before;
    }
    signals[at] = signal;
    weights[at] = strength;
  };
}

const DECIMALS = 10_000;
/** Texts of probabilities, made when they are first needed. */
const probabilities: (string | undefined)[] = new Array(DECIMALS + 1);

function verdictRow(probability: number, signals: string): RowVerdict {
  const rounded = Math.round(probability * DECIMALS);
  probabilities[rounded] ??= (rounded / DECIMALS).toFixed(4);
  return { verdict: verdictOf(probability), probability: probabilities[rounded], signals };
}
