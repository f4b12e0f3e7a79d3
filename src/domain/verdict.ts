export type Verdict = "human" | "automated" | "unsure";

/** At most this probability of automation is a person's burst; from DESIGN, "Words". */
const HUMAN_MAX = 0.2;
/** At least this probability is a machine's. */
const AUTOMATED_MIN = 0.8;

export function verdictOf(probability: number): Verdict {
  if (probability >= AUTOMATED_MIN) return "automated";
  return probability <= HUMAN_MAX ? "human" : "unsure";
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
