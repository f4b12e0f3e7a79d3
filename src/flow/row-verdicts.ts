import type { EventRow } from "../domain/event.js";
import type { Prepared } from "./prepare.js";

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

  constructor(prepared: Prepared) {
    this.prepared = prepared;
    this.textOf = new Int32Array(prepared.judge.columns.size);
  }

  of(row: EventRow, hash: number, exact: boolean): RowVerdict {
    const { collected, judge } = this.prepared;
    if (row.kind === "click") {
      const click = collected.store.findClick(row, hash, exact);
      if (click === -1) return NOTHING;
      const burst = judge.burstOfClick(click);
      return verdictRow(judge.probability[burst]!, this.signals(burst));
    }
    if (row.kind !== "open") return NOTHING;
    const message = this.prepared.collected.store.findMessage(row);
    const group = this.prepared.collected.store.findOpenGroup(row);
    if (message === -1 || group === -1) return NOTHING;
    const { logOdds, signals } = this.prepared.opens.judge(message, group);
    return verdictRow(1 / (1 + Math.exp(-logOdds)), signals.join(";"));
  }

  private signals(burst: number): string {
    if (this.textOf[burst] === 0) this.findSignals(burst);
    return this.texts[this.textOf[burst]! - 1]!;
  }

  /** Of all bursts of the message at once: rows of two flooded messages may take turns, and each turn costs a whole message. */
  private findSignals(burst: number): void {
    const { judge } = this.prepared;
    const [from, to] = judge.range(judge.columns.message[burst]!);
    for (let one = from; one < to; one++) {
      const evidence = judge.evidenceAt(one).filter(({ weight }) => weight !== 0);
      const text = evidence.map(({ signal }) => signal).join(";");
      const place = this.places.get(text) ?? this.texts.push(text);
      this.places.set(text, place);
      this.textOf[one] = place;
    }
  }
}

function verdictRow(probability: number, signals: string): RowVerdict {
  return {
    verdict: probability >= 0.8 ? "automated" : probability <= 0.2 ? "human" : "unsure",
    probability: probability.toFixed(4),
    signals,
  };
}
