import type { ExportOptions } from "../domain/options.js";

/** Shells that completions are made for. */
export type Shell = "bash" | "zsh" | "fish";

/** Values of all flags of a run, from the command line and the config file; absent ones were not given. */
export interface Options {
  /** Only in the config file: how the files of single exports are read, by a name for each. */
  exports?: Record<string, Omit<ExportOptions, "name" | "files"> & { files: string | string[] }>;
  format?: string[];
  output?: string;
  outDir?: string;
  rejects?: string;
  rows?: boolean;
  top?: number;
  color?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  map?: Record<string, string>;
  timezone?: string;
  dateOrder?: "dmy" | "mdy" | "ymd";
  filtered?: "yes" | "no";
  encoding?: string;
  strict?: boolean;
  subscribers?: string[];
  links?: string[];
  conversions?: string[];
  campaigns?: string[];
  mx?: string[];
  automations?: string[];
  recipients?: string[];
  clicks?: string[];
  opens?: string[];
  sends?: string[];
  deliveries?: string[];
  bounces?: string[];
  unsubscribes?: string[];
  counts?: string[];
  campaign?: string;
  delivered?: number;
  sentAt?: string;
  from?: string;
  honeypot?: string[];
  set?: Record<string, number>;
  off?: string[];
  asnDb?: string;
  countryDb?: string;
  cityDb?: string;
  resolveMx?: string;
  threads?: number;
  mask?: boolean;
  pseudonymize?: boolean;
  keyFile?: string;
  keepDomain?: boolean;
  maxAutomated?: number;
  baseline?: string;
  maxRise?: number;
  minClickRate?: number;
  maxDrop?: number;
  labels?: string;
  seed?: number;
  people?: number;
  mailings?: number;
  minF1?: number;
  minMessageF1?: number;
  maxPeopleLost?: number;
  maxBrier?: number;
  maxRateError?: number;
  minInRange?: number;
  /** A path, false for --no-config. */
  config?: string | false;
  printConfig?: boolean;
  printSchema?: boolean;
  printConfigSchema?: boolean;
  printCompletion?: Shell;
  printMan?: boolean;
  about?: boolean;
}
