import type { Program } from "./program.js";

/** What a check found out. */
export interface Measured {
  /** The figure, in words. */
  readonly figure: string;
  /** What fell short; none: the bar is met. */
  readonly problems: readonly string[];
}

/** One of the bars R1 to R16 (reliability facts, section 6). */
export interface Bar {
  readonly id: string;
  readonly asks: string;
  measure(program: Program, corpus: string, effort: Effort): Promise<Measured>;
}

/** How often what is random is tried. */
export interface Effort {
  readonly fuzz: number;
  readonly kills: number;
  readonly coverage: boolean;
}
