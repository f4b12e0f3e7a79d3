/** One mail server of one domain. Host "" is a null MX (RFC 7505), or a domain that has none. */
interface Answer {
  domain: string;
  host: string;
  preference: number;
}

/** Longest line that is read; zdns prints one JSON object per domain, everything else is short. */
const LONGEST_LINE = 65_536;
const LONGEST_TEXT_LINE = 1_024;

/** How tools print the answer to `MX domain`: groups domain, preference, host by name. */
const ANSWER_LINES: readonly RegExp[] = [
  // dig: example.com. 300 IN MX 10 mx.example.com.
  /^(?<domain>\S+)\s+(?:\d+\s+)?IN\s+MX\s+(?<preference>\d{1,5})\s+(?<host>\S+)$/i,
  // nslookup on Windows: example.com  MX preference = 10, mail exchanger = mx.example.com
  /^(?<domain>\S+)\s+MX preference = (?<preference>\d{1,5}), mail exchanger = (?<host>\S+)$/i,
  // nslookup elsewhere: example.com  mail exchanger = 10 mx.example.com.
  /^(?<domain>\S+)\s+mail exchanger = (?<preference>\d{1,5}) (?<host>\S+)$/i,
  // host: example.com mail is handled by 10 mx.example.com.
  /^(?<domain>\S+) mail is handled by (?<preference>\d{1,5}) (?<host>\S+)$/i,
];

/** `# example.com` or `example.com:` names the domain of the `dig +short` lines below it. */
const HEADING = /^(?:#+\s*([^\s:#]+):?|([^\s:,;#]+):)$/;
const SHORT_ANSWER = /^(?<preference>\d{1,5})\s+(?<host>\S+)$/;

/** What a line says: mail servers, the domain that the lines below it are about, or nothing. */
type Said = "answer" | "heading" | "nothing";

/**
 * Mail servers per domain, from what people have: our own CSV (`domain,mx[,preference]`), `dig`, `dig +short` under a
 * heading, `nslookup` of Windows and Unix, `host`, and zdns JSON lines. Told line by line, so mixed files work.
 */
export class MailServerList {
  private readonly answers = new Map<string, Answer[]>();
  private heading = "";

  /** A new file begins: headings of the one before name nothing here. */
  startFile(): void {
    this.heading = "";
  }

  /** Takes one line of a file. */
  line(raw: string): Said {
    const line = raw.replace(/^\uFEFF/, "").trim();
    if (line === "" || line.length > LONGEST_LINE) return "nothing";
    if (line.startsWith("{")) {
      const found = fromJson(line);
      for (const one of found) this.keep(one);
      return found.length > 0 ? "answer" : "nothing";
    }
    if (line.length > LONGEST_TEXT_LINE) return "nothing";
    const short = SHORT_ANSWER.exec(line)?.groups;
    const named = HEADING.exec(line);
    if (named !== null) {
      this.heading = dnsName(named[1] ?? named[2] ?? "");
      return this.heading === "" ? "nothing" : "heading";
    }
    return this.keep(
      short === undefined ? fromText(line) : answer(this.heading, short.host, short.preference),
    );
  }

  /** Takes one row of a table; false when the domain or the server is no DNS name. */
  add(domain: string, host: string, preference: string): boolean {
    return this.keep(answer(domain.trim(), host.trim(), preference.trim())) === "answer";
  }

  get size(): number {
    return this.answers.size;
  }

  /** Best preference first, equal ones by name; a domain without mail servers has an empty list. */
  servers(): Map<string, string[]> {
    return sorted(this.answers);
  }

  private keep(found: Answer | null): Said {
    if (found === null) return "nothing";
    const known = this.answers.get(found.domain);
    if (known === undefined) this.answers.set(found.domain, [found]);
    else known.push(found);
    return "answer";
  }
}

/** Mail servers per domain of a whole text; lines that say nothing about mail servers are passed over. */
export function parseMx(text: string): Map<string, string[]> {
  const list = new MailServerList();
  for (const line of text.split(/\r\n|\r|\n/)) list.line(line);
  return list.servers();
}

/** Whether some of the lines are what dig, nslookup, host or zdns print about mail servers: nothing else looks like that. */
export function areMailServers(lines: readonly string[]): boolean {
  let heading = "";
  for (const raw of lines) {
    const line = raw.trim();
    if (line.length > LONGEST_TEXT_LINE && !line.startsWith("{")) continue;
    const named = HEADING.exec(line);
    if (named !== null) heading = dnsName(named[1] ?? named[2] ?? "");
    else if (heading !== "" && SHORT_ANSWER.test(line) && line.endsWith(".")) return true;
    else if (line.startsWith("{") ? fromJson(line).length > 0 : ANSWER_LINES.some((one) => one.test(line)))
      return true;
  }
  return false;
}

function fromText(line: string): Answer | null {
  for (const pattern of ANSWER_LINES) {
    const groups = pattern.exec(line)?.groups;
    if (groups !== undefined) return answer(groups.domain, groups.host, groups.preference);
  }
  if (line.startsWith("#")) return null;
  const [domain, host, preference] = line
    .split(/[,;\t]/)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  return host === undefined ? null : answer(domain, host, preference);
}

/** zdns: `{ name, results: { MXLOOKUP: { data: { exchanges: [{ name, preference }] } } } }`; older versions lack `results`. */
function fromJson(line: string): Answer[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return [];
  }
  const name = at(parsed, "name");
  const data = at(at(at(parsed, "results"), "MXLOOKUP") ?? parsed, "data");
  const exchanges = at(data, "exchanges");
  if (typeof name !== "string" || !Array.isArray(exchanges)) return [];
  return exchanges
    .map((exchange) =>
      answer(name, String(at(exchange, "name") ?? ""), String(at(exchange, "preference") ?? "")),
    )
    .filter((one) => one !== null);
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** Null when the domain or the host is no DNS name. */
function answer(
  domain: string | undefined,
  host: string | undefined,
  preference: string | undefined,
): Answer | null {
  const name = dnsName(domain ?? "");
  const none = host === undefined || host === "" || host === ".";
  const server = none ? "" : dnsName(host);
  if (name === "" || (server === "" && !none)) return null;
  return {
    domain: name,
    host: server,
    preference: /^\d{1,5}$/.test(preference ?? "") ? Number(preference) : 0,
  };
}

/** Lower-case, without the trailing dot; "" for what is no name with a dot. */
function dnsName(text: string): string {
  const name = text.toLowerCase().replace(/\.$/, "");
  return name.length <= 253 && /^[^\s.,;:"'/@]+(?:\.[^\s.,;:"'/@]+)+$/.test(name) ? name : "";
}

/** Equal preferences by name, so that the order of the lines does not matter. */
function sorted(answers: Map<string, Answer[]>): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const [domain, found] of answers) {
    found.sort((a, b) => a.preference - b.preference || (a.host < b.host ? -1 : 1));
    result.set(domain, [...new Set(found.map(({ host }) => host).filter((host) => host !== ""))]);
  }
  return result;
}
