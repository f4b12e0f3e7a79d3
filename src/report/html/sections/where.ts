import type {
  ClickCounts,
  DomainReport,
  GroupReport,
  NetworkReport,
  Report,
} from "../../../domain/report.js";
import { clicksBar } from "../bars.js";
import { html, type Markup, value } from "../escape.js";
import { count, percent } from "../format.js";
import type { Section } from "../section.js";
import { legend } from "../svg.js";
import { type Column, cutNote, table } from "../table.js";

const SHOWN = 20;

interface HasClicks {
  clicks: ClickCounts;
}

/** Most machine clicks first; equal ones stay in the order of the report. */
export function worstFirst<Row extends HasClicks>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => b.clicks.automated - a.clicks.automated);
}

/** Domains, mailbox systems and networks with their share of machine clicks. */
export function where(report: Report): Section | null {
  const parts = [domains(report.domains), systems(report.mailboxSystems), networks(report.networks)];
  if (parts.every((part) => part === null)) return null;
  return {
    id: "where",
    title: "Where the machine clicks sit",
    body: html`${legend(["people", "unsure", "machine"])}
${parts}${report.networks.length === 0 ? html`<p class="note">The files hold no addresses (IP) of clicks, so networks are unknown.</p>` : null}`,
  };
}

function domains(all: DomainReport[]): Markup | null {
  const name: Column<DomainReport> = { head: "Domain", cell: (d) => value(d.domain) };
  const system: Column<DomainReport> = {
    head: "Mailbox system",
    cell: (d) => (isKnown(d.mailboxSystem) ? value(d.mailboxSystem) : "–"),
  };
  return part(
    "domains-table",
    "Recipient domains",
    all,
    all.some(({ mailboxSystem }) => isKnown(mailboxSystem))
      ? [name, system, subscribers]
      : [name, subscribers],
    "domains",
    "domains.csv",
  );
}

function isKnown(system: string): boolean {
  return system !== "" && system !== "unknown";
}

function systems(all: GroupReport[]): Markup | null {
  const name: Column<GroupReport> = {
    head: "Mailbox system",
    cell: (s) => (isKnown(s.name) ? value(s.name) : "not known"),
  };
  return part(
    "systems-table",
    "Mailbox systems of the recipients",
    all,
    [name, subscribers],
    "systems",
    "report.json",
  );
}

function networks(all: NetworkReport[]): Markup | null {
  const columns: Column<NetworkReport>[] = [
    {
      head: "Network",
      cell: (n) => html`${value(n.network)}${n.asn > 0 ? html` <small>AS${n.asn}</small>` : null}`,
    },
    {
      head: "Kind",
      cell: kindOf,
    },
    { head: "Addresses", kind: "number", cell: (n) => count(n.addresses) },
  ];
  return part(
    "networks-table",
    "Networks that the clicks came from",
    all,
    columns,
    "networks",
    "report.json",
  );
}

/** The classes of `domain/clients.ts` in words; others are shown as they are. */
const KINDS = new Map([
  ["security", "mail security"],
  ["cloud", "data centre"],
  ["web-proxy", "web proxy"],
  ["relay", "privacy relay"],
  ["image-proxy", "image proxy"],
  ["access", "home or office line"],
  ["private", "private address"],
  ["unknown", "not known"],
]);

function kindOf({ class: kind, certainty }: NetworkReport): Markup {
  const sure = certainty === "certain" ? "certainly" : certainty === "probable" ? "probably" : "";
  return html`${value(KINDS.get(kind) ?? kind)}${sure === "" ? null : html` <small>${sure} machines</small>`}`;
}

const subscribers: Column<{ subscribers: number }> = {
  head: "Subscribers",
  kind: "number",
  cell: (row) => count(row.subscribers),
};

function part<Row extends HasClicks>(
  id: string,
  caption: string,
  all: Row[],
  columns: Column<Row>[],
  what: string,
  file: string,
): Markup | null {
  if (all.length === 0) return null;
  const rows = worstFirst(all).slice(0, SHOWN);
  const longest = Math.max(...rows.map((r) => r.clicks.reported));
  const figures: Column<Row>[] = [
    { head: "Clicks by", kind: "bar", cell: (r) => clicksBar(r.clicks, longest) },
    { head: "Clicks", kind: "number", cell: (r) => count(r.clicks.reported) },
    { head: "Machines", kind: "number", cell: (r) => count(r.clicks.automated) },
    { head: "Share", kind: "number", cell: (r) => percent(r.clicks.automated / r.clicks.reported) },
  ];
  const note = cutNote(rows.length, all.length, what, file);
  return html`${table({ id, caption, columns: [...columns, ...figures], rows, note })}`;
}
