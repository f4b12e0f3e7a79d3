/** Values of all flags of a run, from the command line and the config file; absent ones were not given. */
export interface Options {
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
  encoding?: string;
  strict?: boolean;
  subscribers?: string[];
  links?: string[];
  conversions?: string[];
  campaigns?: string[];
  mx?: string[];
  automations?: string[];
  counts?: string[];
  campaign?: string;
  delivered?: number;
  sentAt?: string;
  honeypot?: string[];
  set?: Record<string, number>;
  off?: string[];
  asnDb?: string;
  countryDb?: string;
  cityDb?: string;
  threads?: number;
  mask?: boolean;
  pseudonymize?: boolean;
  keyFile?: string;
  keepDomain?: boolean;
  maxAutomated?: number;
  baseline?: string;
  maxRise?: number;
  labels?: string;
  minF1?: number;
  maxRateError?: number;
  /** A path, false for --no-config. */
  config?: string | false;
  printConfig?: boolean;
  printSchema?: boolean;
  about?: boolean;
}
