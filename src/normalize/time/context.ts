/** In which order a numeric date names day, month and year. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** What is known about the times of a column beyond their text. */
export interface TimeContext {
  /**
   * Zone of times that name none: an IANA name, "UTC", or an offset such as "+02:00". Vendors' own words are given as
   * offsets (Salesforce's "CST without DST" is "-06:00"). Default UTC.
   */
  zone?: string | undefined;
  /** Without it, 03-04-2026 is no date; 04-04-2026 is one, because all orders agree on it. */
  order?: DateOrder | undefined;
  /** Unit of bare numbers. Without it the number of digits decides. */
  unit?: "s" | "ms" | "us";
}

/** How a local time falls into its zone: an "overlap" hour happens twice, a "gap" hour never. */
export type LocalKind = "plain" | "overlap" | "gap";
