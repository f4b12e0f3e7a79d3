/** How well verdicts meet known labels; all shares as fractions. */
export interface Scores {
  /** Automated clicks are the positives. */
  precision: number;
  recall: number;
  rowF1: number;
  humanRowsLost: number;
  /** Messages with a person's click are the positives. */
  messageF1: number;
  /** Mean over campaigns of |adjusted - true| / true unique clicks. */
  rateError: number;
  /** The same with its sign: above 0 where too many are called people. */
  rateBias: number;
  brier: number;
  /** Share of campaigns whose truth lies within low..high, and mean width over truth. */
  covered: number;
  width: number;
  rows: number;
  campaigns: number;
  /** Per tenth of probability: mean probability, share automated, rows. */
  reliability: { predicted: number; actual: number; rows: number }[];
}

/** Collects labelled verdicts row by row, message by message, campaign by campaign. */
export class Scoring {
  private truePositive = 0;
  private falsePositive = 0;
  private falseNegative = 0;
  private human = 0;
  private rows = 0;
  private squares = 0;
  private messageHit = 0;
  private messageFalse = 0;
  private messageMissed = 0;
  private readonly bins = Array.from({ length: 10 }, () => ({ predicted: 0, actual: 0, rows: 0 }));
  private readonly campaigns: { truth: number; adjusted: number; low: number; high: number }[] = [];

  row(probability: number, automated: boolean): void {
    const called = probability >= 0.5;
    this.rows++;
    this.squares += (probability - (automated ? 1 : 0)) ** 2;
    if (!automated) this.human++;
    if (called && automated) this.truePositive++;
    if (called && !automated) this.falsePositive++;
    if (!called && automated) this.falseNegative++;
    const bin = this.bins[Math.min(9, Math.floor(probability * 10))]!;
    bin.predicted += probability;
    bin.actual += automated ? 1 : 0;
    bin.rows++;
  }

  /** @param called whether at least one burst of the message is more likely human */
  message(called: boolean, human: boolean): void {
    if (called && human) this.messageHit++;
    if (called && !human) this.messageFalse++;
    if (!called && human) this.messageMissed++;
  }

  campaign(truth: number, adjusted: number, range: { low: number; high: number }): void {
    this.campaigns.push({ truth, adjusted, ...range });
  }

  get scores(): Scores {
    const mean = (value: (one: (typeof this.campaigns)[number]) => number) =>
      this.campaigns.length === 0
        ? Number.NaN
        : this.campaigns.reduce((sum, one) => sum + value(one), 0) / this.campaigns.length;
    return {
      precision: this.truePositive / (this.truePositive + this.falsePositive),
      recall: this.truePositive / (this.truePositive + this.falseNegative),
      rowF1: f1(this.truePositive, this.falsePositive, this.falseNegative),
      humanRowsLost: this.falsePositive / Math.max(1, this.human),
      messageF1: f1(this.messageHit, this.messageFalse, this.messageMissed),
      rateError: mean((one) => Math.abs(one.adjusted - one.truth) / Math.max(1, one.truth)),
      rateBias: mean((one) => (one.adjusted - one.truth) / Math.max(1, one.truth)),
      brier: this.squares / Math.max(1, this.rows),
      covered: mean((one) => (one.low <= one.truth && one.truth <= one.high ? 1 : 0)),
      width: mean((one) => (one.high - one.low) / Math.max(1, one.truth)),
      rows: this.rows,
      campaigns: this.campaigns.length,
      reliability: this.bins
        .filter((bin) => bin.rows > 0)
        .map((bin) => ({
          predicted: bin.predicted / bin.rows,
          actual: bin.actual / bin.rows,
          rows: bin.rows,
        })),
    };
  }
}

function f1(hit: number, wrong: number, missed: number): number {
  return (2 * hit) / Math.max(1, 2 * hit + wrong + missed);
}
