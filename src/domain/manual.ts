/** One page of the manual: `clickaudit signals ID`. All of it comes from the file of the signal and the table of weights. */
export interface ManualEntry {
  id: string;
  title: string;
  group: string;
  meaning: string;
  falseAlarms: string;
  advice: string;
  sources: string[];
  /** What the input must have. */
  needs: string[];
  thresholds: { name: string; default: number; unit: string; why: string }[];
  /** The weights are factors, 0 to 1, of the log-odds that the export at hand teaches: there is no fixed weight. */
  learned?: true;
  /** Log-odds per case; above 0 speaks for a machine. */
  weights: { case: string; weight: number }[];
}
