import type { MailboxSystem } from "../../domain/clients.js";
import type { AuditOptions } from "../../domain/options.js";
import type { Notice } from "../../domain/report.js";
import type { Table } from "../../domain/table.js";
import { areMailServers, mailboxSystem, resolveMx, systemOfMailServer } from "../../enrich/index.js";
import type { Detection } from "../../normalize/index.js";
import { openTables } from "../../read/index.js";
import { domainOf } from "../../store/domain-of.js";
import type { EventStore } from "../../store/events.js";
import type { Collected } from "../take/collect.js";
import type { Identified } from "./identify.js";

/** First line of a table with columns; tools print no such line. */
const COLUMNS = /^"?(?:recipient |email |mail )?domain(?: name)?"?[,;\t|]/i;

/** Opens what `--mx` names: a table with a header, else the lines that a tool printed. */
export async function openMailServers(path: string, options: AuditOptions): Promise<Table[]> {
  const reading = { encoding: options.encoding, stdin: options.stdin };
  const lines = await openTables(path, { ...reading, lines: true });
  if (path === "-" || !lines.every(({ info }) => COLUMNS.test(info.sample[0]?.[0] ?? ""))) return lines;
  await Promise.all(lines.map((table) => table.close?.()));
  return openTables(path, reading);
}

/**
 * What is known of a table of mail servers that detection by columns cannot say: it may be what dig, nslookup, host or zdns
 * printed. Any other table comes back as it is.
 */
export async function asMailServers(one: Identified, options: AuditOptions): Promise<Identified> {
  const { table, detection } = one;
  if (detection.role === "mx")
    return { table, detection: known(detection, isLines(table) ? { mx: "line" } : detection.columns) };
  // Standard input and members of archives cannot be opened a second time; --mx reads them as lines from the start.
  const { path, compression } = table.info;
  if (detection.role !== "unknown" || path === "-" || compression === "zip") return one;
  const [lines] = await openTables(path, { encoding: options.encoding, lines: true });
  if (lines === undefined || !areMailServers(lines.info.sample.map(([line = ""]) => line))) return one;
  return { table: lines, detection: known({ ...detection, role: "mx", question: null }, { mx: "line" }) };
}

function known(detection: Detection, columns: Detection["columns"]): Detection {
  return { ...detection, format: "mail-servers", guessed: false, columns, notes: [] };
}

function isLines({ info }: Table): boolean {
  return info.delimiter === null && info.headerLine === 0 && info.header[0] === "line";
}

/** How a row of such a file is taken: by its columns where it has them, else as a line. */
export function mailServerTaker(
  { table, detection }: Identified,
  list: Collected["mailServers"],
): (cells: readonly string[]) => "analysed" | { skip: string } {
  list.startFile();
  const { header } = table.info;
  const { recipientDomain, mx } = detection.columns;
  const nothing = { skip: "names no mail server" };
  if (isLines(table)) return ([line = ""]) => (list.line(line) === "nothing" ? nothing : "analysed");
  const [domain, host] = [recipientDomain, mx].map((name) =>
    name === undefined ? -1 : header.indexOf(name),
  );
  const preference = header.findIndex((name) => /^\W*(pref|prio)/i.test(name));
  return (cells) =>
    list.add(cells[domain!] ?? "", cells[host!] ?? "", cells[preference] ?? "") ? "analysed" : nothing;
}

/** Who receives for each mail domain: by the mail servers that a file, the export or DNS names, else by the domain. */
export async function mailboxes(
  options: AuditOptions,
  { store, mailServers }: Collected,
): Promise<{ mailbox: (domain: string) => MailboxSystem; known: boolean; notices: Notice[] }> {
  const servers = mailServers.servers();
  for (const [domain, host] of store.mailServers) if (!servers.has(domain)) servers.set(domain, [host]);
  const notices =
    options.resolveMx === undefined ? [] : await ask(options, options.resolveMx, store, servers);
  const found = new Map<string, MailboxSystem>();
  const mailbox = (domain: string) => {
    let system = found.get(domain);
    if (system === undefined) {
      // The best server that is known: companies put servers of their own beside those of their gateway.
      const known = (servers.get(domain) ?? []).map(systemOfMailServer).find(({ name }) => name !== "");
      system = known ?? mailboxSystem(domain);
      found.set(domain, system);
    }
    return system;
  };
  return { mailbox, known: servers.size > 0, notices };
}

/** Asks DNS about the domains whose servers no file names; free mail is known without asking. */
async function ask(
  { resolver }: AuditOptions,
  cacheFile: string,
  store: EventStore,
  servers: Map<string, string[]>,
): Promise<Notice[]> {
  const domains = new Set<string>();
  for (let id = 0; id < store.subscribers.size; id++) {
    const domain = domainOf(store.subscribers.text(id));
    if (domain !== "" && !servers.has(domain) && mailboxSystem(domain).name === "") domains.add(domain);
  }
  const resolved = await resolveMx(domains, { cacheFile, resolve: resolver });
  for (const [domain, hosts] of resolved.servers) servers.set(domain, hosts);
  const { asked, failed, cached } = resolved;
  const failures = failed === 0 ? "" : `, of which ${failed} got no answer and will be asked again next time`;
  return [
    {
      code: "dns-asked",
      message: `--resolve-mx: DNS was asked for the mail servers of ${count(asked)}${failures}; those of ${count(cached)} were known from an earlier run`,
      file: cacheFile,
    },
  ];
}

function count(domains: number): string {
  return domains === 1 ? "1 domain" : `${domains} domains`;
}
