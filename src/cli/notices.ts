import type { InputReport, Notice, Report } from "../domain/report.js";
import type { Options } from "./options.js";
import type { Output } from "./outputs.js";

/** Formats that list the notices where the user looks anyway. */
const TELLS_NOTICES = new Set(["table", "markdown", "github"]);

/** What matters most to whoever sees one line only: rows and rates that are lost, then what was assumed. Others follow in their order. */
const FIRST = [
  "rows-rejected",
  "delivered-unknown",
  "deliveries-incomplete",
  "hits-without-send",
  "clock-skew",
  "date-order-assumed",
  "timezone-assumed",
  "send-time-inferred",
];
/** Findings about the campaigns, not about the files: they are results and stand in the report. */
const FINDINGS = new Set(["new-scanner", "platform-break"]);

/** The notices that a message may quote, the most important first. */
function ranked(notices: Report["notices"]): Report["notices"] {
  const place = (code: string) => (FIRST.includes(code) ? FIRST.indexOf(code) : FIRST.length);
  return notices.filter(({ code }) => !FINDINGS.has(code)).sort((a, b) => place(a.code) - place(b.code));
}

/**
 * What a successful audit says on standard error. One line at most where nobody watches, so that scripts can rely on it; on a terminal
 * also what was written.
 */
export function reportLines(
  report: Report,
  options: Options,
  outputs: readonly Output[],
  watched: boolean,
): string[] {
  const lines = options.verbose === true ? report.inputs.map(describe) : [];
  const notices = ranked(report.notices);
  const first = notices[0];
  const told = outputs.some(({ format, file }) => file === null && TELLS_NOTICES.has(format));
  if (first !== undefined && !told) {
    // What several files have in common is one thing to know.
    const more = new Set(notices.map(({ code, message }) => `${code} ${message}`)).size - 1;
    lines.push(
      `${filesOf(first, notices)}${first.message}${more === 0 ? "" : `; and ${more} more under "notices" in the report`}`,
    );
  }
  if (watched) {
    const files = outputs.flatMap(({ file }) => (file === null ? [] : [file]));
    if (options.rejects !== undefined) files.push(options.rejects);
    if (options.outDir !== undefined) files.push(`the reports into ${options.outDir}`);
    if (files.length > 0) lines.push(`wrote ${files.join(", ")}`);
  }
  return lines;
}

/** `export.csv: `, `export.csv and 2 more files: `, as in an error; "" for what concerns the whole audit. */
function filesOf({ code, message, file }: Notice, notices: readonly Notice[]): string {
  if (file === undefined) return "";
  const alike = notices.filter((one) => one.code === code && one.message === message);
  const more = new Set(alike.map((one) => one.file)).size - 1;
  return more === 0 ? `${file}: ` : `${file} and ${more} more ${more === 1 ? "file" : "files"}: `;
}

function describe({ path, role, format, encoding, timezone, period, accounting }: InputReport): string {
  const zone = timezone ?? (period.from === null ? "no times" : "times with their zone");
  const skipped = Object.values(accounting.skipped).reduce((sum, count) => sum + count, 0);
  const rows = [
    `${accounting.rows} rows`,
    `${accounting.analysed} analysed`,
    `${accounting.duplicates} duplicates`,
    `${skipped} skipped`,
    `${accounting.rejected} rejected`,
  ].join(", ");
  return `${path}: ${role}, ${format}, ${encoding}, ${zone}: ${rows}`;
}
