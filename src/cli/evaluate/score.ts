/** One thing whose truth is known: its probability of automation as judged, and whether it was a machine. */
export interface Judged {
  readonly probability: number;
  readonly automated: boolean;
}

/** How verdicts stand against the truth; automated is the positive class, .5 and above counts as automated. */
export interface Score {
  readonly labelled: number;
  /** Of what was called automated, the share that was. Null when nothing was. */
  readonly precision: number | null;
  /** Of what was automated, the share that was found. */
  readonly recall: number | null;
  readonly f1: number | null;
  /** Of what people did, the share that was called automated. */
  readonly humanLost: number | null;
  /** Mean squared error of the probabilities: 0 is perfect, .25 is a coin. */
  readonly brier: number | null;
  /** Tenths of probability: how often it was a machine, beside what was said. Empty tenths are left out. */
  readonly calibration: readonly { from: number; labelled: number; said: number; was: number }[];
}

/** The running sums of a score: labelled things come one by one, none is kept. */
export class Scorer {
  #foundTrue = 0;
  #foundFalse = 0;
  #automated = 0;
  #labelled = 0;
  #squares = 0;
  readonly #bins = Array.from({ length: 10 }, () => ({ labelled: 0, said: 0, was: 0 }));

  add({ probability, automated }: Judged): void {
    const truth = automated ? 1 : 0;
    this.#labelled++;
    this.#automated += truth;
    if (probability >= 0.5) {
      this.#foundTrue += truth;
      this.#foundFalse += 1 - truth;
    }
    this.#squares += (probability - truth) ** 2;
    const bin = this.#bins[Math.min(9, Math.floor(probability * 10))]!;
    bin.labelled++;
    bin.said += probability;
    bin.was += truth;
  }

  score(): Score {
    const found = this.#foundTrue + this.#foundFalse;
    return {
      labelled: this.#labelled,
      precision: ratio(this.#foundTrue, found),
      recall: ratio(this.#foundTrue, this.#automated),
      f1: ratio(2 * this.#foundTrue, found + this.#automated),
      humanLost: ratio(this.#foundFalse, this.#labelled - this.#automated),
      brier: ratio(this.#squares, this.#labelled),
      calibration: this.#bins.flatMap(({ labelled, said, was }, index) =>
        labelled === 0 ? [] : [{ from: index / 10, labelled, said: said / labelled, was: was / labelled }],
      ),
    };
  }
}

/** The adjusted number of messages with a human click of one campaign, beside the true one. */
export interface RateCheck {
  readonly campaign: string;
  readonly truth: number;
  readonly adjusted: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** |adjusted - truth| / truth; null where the truth is 0 or nothing was adjusted. */
  readonly error: number | null;
  /** Does the range hold the truth? */
  readonly held: boolean | null;
}

export function rateCheck(
  campaign: string,
  truth: number,
  measure: { adjusted: number | null; low: number | null; high: number | null } | undefined,
): RateCheck {
  const { adjusted = null, low = null, high = null } = measure ?? {};
  return {
    campaign,
    truth,
    adjusted,
    low,
    high,
    error: adjusted === null || truth === 0 ? null : Math.abs(adjusted - truth) / truth,
    held: low === null || high === null ? null : low <= truth && truth <= high,
  };
}

/** Mean of what is known; null when nothing is. */
export function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return ratio(
    known.reduce((sum, value) => sum + value, 0),
    known.length,
  );
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
