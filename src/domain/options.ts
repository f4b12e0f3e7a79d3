import type { Readable } from "node:stream";
import type { CustomSignal } from "./signal.js";
import type { Role } from "./table.js";

/** Rows from a program: a database cursor, a queue, a stream of another parser. */
export interface RowSource {
  /** Names the rows wherever a path names a file: in messages, in `inputs[]`, in `events.csv`. */
  name: string;
  /** Objects whose keys are column names; nested ones as a webhook sends them. Read once, in order. */
  rows: Iterable<object> | AsyncIterable<object>;
  /** What one row is; found from keys and values when absent. */
  role?: Role;
}

/** What a row of a file can be as a whole, where no column says it. */
export type RowKind = "sent" | "delivered" | "open" | "click" | "bounce" | "unsubscribe";

/** A file of which the user said what it holds. */
export interface NamedFile {
  path: string;
  role?: Role;
  event?: RowKind;
}

/** How the files of one export are read: its columns, its role, its times. */
export interface ExportOptions {
  /** For messages. */
  name: string;
  /** Patterns of file names, `crm-*.csv`: `*` is any text, `?` one character; case does not matter. */
  files: readonly string[];
  /** Canonical field -> header of the file, beside the map for all files. */
  map?: Record<string, string>;
  role?: Role;
  /** What each row is, where no column says it. */
  event?: RowKind;
  timezone?: string;
  dateOrder?: "dmy" | "mdy" | "ymd";
  filtered?: "yes" | "no";
}

/** Everything that changes what an audit does; the CLI fills it from flags and config, library users directly. */
export interface AuditOptions {
  /** Files, folders, archives; `-` is standard input. The role is found from the content. */
  files?: string[];
  /** Rows from any iterable, beside or instead of files. */
  rows?: RowSource[];
  /** Files of which the user said what they hold: their role (`--conversions orders.csv`), or what each row is (`--clicks list.csv`). */
  named?: NamedFile[];
  /** Standard input, for `-`. */
  stdin?: Readable;
  /** IANA name or offset for times without a zone; UTC with a notice when absent. */
  timezone?: string;
  dateOrder?: "dmy" | "mdy" | "ymd";
  /** Whether the platform has left machines out of the exports; known exports say it themselves. */
  filtered?: "yes" | "no";
  /** WHATWG encoding label that overrides detection. */
  encoding?: string;
  /** Label for rows that name no campaign. */
  campaign?: string;
  /** Delivered messages, where no file says. */
  delivered?: number;
  /** Send time (ISO 8601), where no file says. */
  sentAt?: string;
  /** Sending domain or address, for the check of the links against it. */
  from?: string;
  /** Links hidden from people: whoever hits one is a machine. */
  honeypots?: string[];
  /** Canonical field -> header of the file: always wins over detection. */
  map?: Record<string, string>;
  /** How the files of single exports are read; the first whose pattern fits a file counts. */
  exports?: readonly ExportOptions[];
  /** `signal.threshold` -> number. */
  set?: Record<string, number>;
  /** Signals that are switched off. */
  off?: string[];
  /** Signals of your own, beside the built-in ones. */
  signals?: readonly CustomSignal[];
  /** Any rejected row or broken database is an error. */
  strict?: boolean;
  asnDb?: string;
  countryDb?: string;
  cityDb?: string;
  /** File with mail servers per domain. */
  mx?: string;
  /**
   * Asks DNS for the mail servers of the domains that no file names, and keeps the answers in this file (CSV
   * `domain,mx,preference`). The only thing that ever uses a network.
   */
  resolveMx?: string;
  /** Answers instead of the DNS of the system, for `resolveMx`. */
  resolver?: MailServerResolver;
  /** Threads that may read and judge a large export: two are used at most, and 1 is for none beside. As many as there are cores when absent. The result is the same. */
  threads?: number;
  /** Forces one way of reading events from CSV; large files are read as bytes when absent. The result is the same. */
  reader?: "cells" | "bytes";
  onProgress?: (progress: Progress) => void;
  /** Called when a stage begins. */
  onStage?: (stage: Stage) => void;
  /** Called before much is read, or more than the machine may have room for. */
  onMemoryNeed?: (need: MemoryNeed) => void;
}

/** What reading is about to take, estimated by the size of the files. */
export interface MemoryNeed {
  /** Rows of events and lists. */
  readonly rows: number;
  /** Bytes: where people come again, and where each row is somebody new. */
  readonly least: number;
  readonly most: number;
  /** Bytes that the machine can give. */
  readonly free: number;
}

/** The MX records of a domain; rejects with an error whose code is ENODATA or ENOTFOUND where there are none. */
export type MailServerResolver = (
  domain: string,
) => Promise<readonly { readonly exchange: string; readonly priority: number }[]>;

/** `open`: what is in which file; `look up`: networks, user agents, domains; `sum`: from verdicts to the report. */
export type Stage = "open" | "read" | "look up" | "judge" | "sum";

/** How far a long audit is. */
export interface Progress {
  stage: "read" | "judge" | "write";
  /** The file that is being read, "" for all. */
  path: string;
  /** Of all files so far. */
  rows: number;
  /** Bytes read and to read of all files where known, else 0. */
  bytes: number;
  totalBytes: number;
}

/** A row that could not be used, for `--rejects FILE` and `rejects.csv`. */
export interface RejectedRow {
  file: string;
  line: number;
  record: number;
  reason: string;
  /** The record as text (at most 8 KiB). */
  raw: string;
}

/** The verdict on one open or click: a line of `-f ndjson`. */
export interface HitVerdict {
  file: string;
  /** 1-based data record in its file. */
  row: number;
  event: "open" | "click";
  subscriber: string;
  campaign: string;
  time: string | null;
  /** "" on opens. */
  url: string;
  verdict: "human" | "automated" | "unsure";
  /** That it was automated. */
  probability: number;
  /** Ids of what was seen, strongest first. */
  signals: string[];
}

/** One subscriber's story: `clickaudit explain`. */
export interface Explanation {
  subscriber: string;
  domain: string;
  mailboxSystem: string;
  verdict: "human" | "automated" | "mixed" | "unsure" | "no clicks";
  probability: number;
  messages: {
    campaign: string;
    sentAt: string | null;
    deliveredAt: string | null;
    opens: number;
    bursts: ExplainedBurst[];
    /** `at` is a time, or the day where the file says no more. */
    conversions: { at: string; type: string; value: number | null }[];
  }[];
}

export interface ExplainedBurst {
  from: string | null;
  /** Seconds since delivery (or send), null when unknown. */
  delay: number | null;
  clicks: { at: string | null; url: string; ip: string; network: string; userAgent: string; twin: boolean }[];
  verdict: "human" | "automated" | "unsure";
  probability: number;
  /** Prior in log-odds, with the sentence that says where it comes from. */
  prior: { weight: number; because: string };
  evidence: { signal: string; title: string; because: string; weight: number }[];
  /** What would change the verdict, in a sentence; "" when nothing near would. */
  wouldChange: string;
}
