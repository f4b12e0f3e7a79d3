import type { Report } from "../../../domain/report.js";
import { html } from "../escape.js";
import { moment } from "../format.js";
import type { Section } from "../section.js";
import { type Column, table } from "../table.js";

const COLUMNS: Column<Report["data"][number]>[] = [
  { head: "Data", cell: (d) => d.name },
  { head: "Version", cell: (d) => d.version },
  { head: "Date", kind: "date", cell: (d) => moment(d.date, true) },
  { head: "Licence", cell: (d) => d.licence },
];

/** Reference data behind the verdicts: how old it is, whose it is. DB-IP's licence asks for its line. */
export function sources({ data }: Report): Section | null {
  if (data.length === 0) return null;
  const dbIp = data.some((d) => /db-?ip/i.test(d.name));
  return {
    id: "sources",
    title: "Reference data",
    body: html`${table({ id: "sources-table", caption: "Data that the checks look things up in", columns: COLUMNS, rows: data })}
${dbIp ? html`<p class="note"><a href="https://db-ip.com" rel="noreferrer">IP Geolocation by DB-IP</a>, https://db-ip.com</p>` : null}`,
  };
}
