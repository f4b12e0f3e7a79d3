/**
 * What an audit may cost beside csv-parse that only reads the same file, and beside an analyst's SQL; time as a ratio of
 * medians, since seconds are the machine's. Bars of the project, not what was last measured.
 */
export const budget = {
  /** Time of the audit / time of csv-parse. */
  parse: 0.6,
  /** Time of the audit / time of the SQL, by million rows. */
  sql: { 1: 1, 5: 0.8, 20: 0.9 } as Readonly<Record<number, number>>,
  /** Time of an audit of ten rows / time of Node that does nothing. */
  start: 4,
  /** Peak memory in MB, by million rows. */
  memory: { 1: 256, 5: 384, 20: 800 } as Readonly<Record<number, number>>,
  /**
   * Bytes of memory for each row above those of a small file: more fails. It does not depend on the machine. 85 to 110 were
   * measured at a million rows, 46 at five and 34 at twenty: some is fixed, and garbage lies for longer in some runs.
   */
  bytesPerRow: 160,
} as const;
