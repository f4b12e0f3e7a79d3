import { randomBytes } from "node:crypto";
import { open, readFile, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MailServerResolver } from "../domain/options.js";
import { InputError } from "../errors.js";
import { parseMx } from "./mx.js";

interface ResolveOptions {
  /** CSV `domain,mx,preference` that keeps the answers; read first, written last. */
  cacheFile: string;
  /** Asks for one domain; the default is the resolver of the system. */
  resolve?: MailServerResolver | undefined;
}

/** What was asked and what came back. */
export interface Resolved {
  /** Mail servers of the domains that are known now, best first; none for a domain that has none. */
  servers: Map<string, string[]>;
  /** Domains whose answers the file already had. */
  cached: number;
  asked: number;
  /** Asked, but DNS did not answer: not kept, so that the next run asks again. */
  failed: number;
}

/** Questions that are open at the same time. */
const PARALLEL = 10;

/** Without one answer after so many failures there is no DNS here, and asking thousands more would take hours. */
const HOPELESS = 30;

/** Per try, in ms; the resolver of the system waits up to 20 s for a server that is not there. */
const TIMEOUT_MS = 3000;

/** First line of the file of answers: whatever else is in a file is not ours to overwrite. */
const HEADER = "domain,mx,preference";

/** Answers that will not change on asking again: no such domain, no mail server. Other errors are asked again next time. */
const NO_ANSWER = new Set(["ENODATA", "ENOTFOUND"]);

/** What may be asked: letters, digits, hyphens, underscores and at least one dot. Reserved endings have no servers. */
const ASKABLE = /^(?=.{4,253}$)(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/;
const RESERVED = /(?:^|\.)(?:example|invalid|localhost|test|local|internal)$/;

/**
 * Asks DNS for the mail servers of the domains that the cache file does not know. The only part of clickaudit that touches a
 * network, and only when the user typed `--resolve-mx`.
 *
 * @throws InputError when the cache file cannot be read or written, or holds something else
 */
export async function resolveMx(domains: Iterable<string>, options: ResolveOptions): Promise<Resolved> {
  const known = parseMx(await readCache(options.cacheFile));
  const all = [...new Set(Array.from(domains, (domain) => domain.toLowerCase()))].sort();
  const unknown = all.filter(
    (domain) => !known.has(domain) && ASKABLE.test(domain) && !RESERVED.test(domain),
  );
  const cached = all.filter((domain) => known.has(domain)).length;
  let failed = 0;
  if (unknown.length > 0) {
    const answers = await resolveAll(unknown, options.resolve ?? (await systemResolver()));
    failed = unknown.length - answers.size;
    for (const [domain, hosts] of answers) known.set(domain, hosts);
    if (answers.size > 0) await writeCache(options.cacheFile, known);
  }
  const servers = new Map<string, string[]>();
  for (const domain of all) if (known.has(domain)) servers.set(domain, known.get(domain)!);
  return { servers, cached, asked: unknown.length, failed };
}

async function systemResolver(): Promise<MailServerResolver> {
  const { Resolver } = await import("node:dns/promises");
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });
  return (domain) => resolver.resolveMx(domain);
}

async function resolveAll(
  domains: readonly string[],
  resolve: MailServerResolver,
): Promise<Map<string, string[]>> {
  const answers = new Map<string, string[]>();
  let next = 0;
  let failures = 0;
  const worker = async () => {
    while (next < domains.length && (answers.size > 0 || failures < HOPELESS)) {
      const domain = domains[next++]!;
      const hosts = await hostsOf(domain, resolve);
      if (hosts === null) failures++;
      else answers.set(domain, hosts);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return answers;
}

async function hostsOf(domain: string, resolve: MailServerResolver): Promise<string[] | null> {
  try {
    const records = await resolve(domain);
    const lines = records.map(({ exchange, priority }) => `${domain},${exchange},${priority}`);
    return parseMx(lines.join("\n")).get(domain) ?? [];
  } catch (error) {
    return NO_ANSWER.has((error as NodeJS.ErrnoException).code ?? "") ? [] : null;
  }
}

async function readCache(file: string): Promise<string> {
  let text: string;
  try {
    // A device may never end, and the answers are put in the place of what is there.
    if (!(await stat(file)).isFile()) throw new Error("no regular file");
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new InputError("cannot be read", { file, hint: "name another file for the answers of DNS" });
  }
  if (text.trim() !== "" && !text.replace(/^\uFEFF/, "").startsWith(HEADER.slice(0, "domain,mx".length)))
    throw new InputError("holds something else than the answers of --resolve-mx", {
      file,
      hint: "name a new file, or one that an earlier run wrote",
    });
  return text;
}

async function writeCache(file: string, answers: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const lines = [HEADER];
  for (const domain of [...answers.keys()].sort()) {
    const hosts = answers.get(domain)!;
    if (hosts.length === 0) lines.push(`${domain},,`);
    hosts.forEach((host, i) => {
      lines.push(`${domain},${host},${10 * (i + 1)}`);
    });
  }
  // Not to be guessed, so that nobody can plant a link there; the domains of recipients are for the owner alone.
  const temporary = join(dirname(file), `.clickaudit-mx.${randomBytes(8).toString("hex")}.tmp`);
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(`${lines.join("\n")}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch {
    await unlink(temporary).catch(() => {});
    throw new InputError("cannot be written", { file, hint: "name another file for the answers of DNS" });
  }
}
