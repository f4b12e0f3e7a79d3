import { open, readFile, rename } from "node:fs/promises";
import { InputError } from "../errors.js";
import { parseMx } from "./mx.js";

export interface ResolveOptions {
  /** CSV `domain,mx,preference` that keeps the answers; read first, written last. */
  cacheFile: string;
  /** Asks for one domain; the default is the resolver of the system. */
  resolve?: (domain: string) => Promise<readonly MxRecord[]>;
}

interface MxRecord {
  readonly exchange: string;
  readonly priority: number;
}

/** Questions that are open at the same time. */
const PARALLEL = 10;

/** Answers that will not change on asking again: no such domain, no mail server. Other errors are asked again next time. */
const NO_ANSWER = new Set(["ENODATA", "ENOTFOUND"]);

/** What may be asked: letters, digits, hyphens, underscores and at least one dot. Reserved endings have no servers. */
const ASKABLE = /^(?=.{4,253}$)(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/;
const RESERVED = /(?:^|\.)(?:example|invalid|localhost|test|local|internal)$/;

/**
 * Asks DNS for the mail servers of the domains that the cache file does not know. The only part of clickaudit that touches a
 * network, and only when the user typed `--resolve-mx`. Returns what is known about all of `domains`.
 *
 * @throws InputError when the cache file cannot be read or written
 */
export async function resolveMx(
  domains: Iterable<string>,
  options: ResolveOptions,
): Promise<Map<string, string[]>> {
  const cached = parseMx(await readCache(options.cacheFile));
  const asked = [...new Set(Array.from(domains, (domain) => domain.toLowerCase()))].sort();
  const unknown = asked.filter(
    (domain) => !cached.has(domain) && ASKABLE.test(domain) && !RESERVED.test(domain),
  );
  if (unknown.length > 0) {
    const resolve = options.resolve ?? (await import("node:dns/promises")).resolveMx;
    for (const [domain, hosts] of await resolveAll(unknown, resolve)) cached.set(domain, hosts);
    await writeCache(options.cacheFile, cached);
  }
  return new Map(
    asked.flatMap((domain) => (cached.has(domain) ? [[domain, cached.get(domain)!] as const] : [])),
  );
}

async function resolveAll(
  domains: readonly string[],
  resolve: NonNullable<ResolveOptions["resolve"]>,
): Promise<Map<string, string[]>> {
  const answers = new Map<string, string[]>();
  let next = 0;
  const worker = async () => {
    while (next < domains.length) {
      const domain = domains[next++]!;
      const hosts = await hostsOf(domain, resolve);
      if (hosts !== null) answers.set(domain, hosts);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return answers;
}

async function hostsOf(
  domain: string,
  resolve: NonNullable<ResolveOptions["resolve"]>,
): Promise<string[] | null> {
  try {
    const records = await resolve(domain);
    const lines = records.map(({ exchange, priority }) => `${domain},${exchange},${priority}`);
    return parseMx(lines.join("\n")).get(domain) ?? [];
  } catch (error) {
    return NO_ANSWER.has((error as NodeJS.ErrnoException).code ?? "") ? [] : null;
  }
}

async function readCache(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new InputError("cannot be read", { file, hint: "name another file for the answers of DNS" });
  }
}

async function writeCache(file: string, answers: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const lines = ["domain,mx,preference"];
  for (const domain of [...answers.keys()].sort()) {
    const hosts = answers.get(domain)!;
    if (hosts.length === 0) lines.push(`${domain},,`);
    hosts.forEach((host, i) => {
      lines.push(`${domain},${host},${10 * (i + 1)}`);
    });
  }
  const temporary = `${file}.tmp`;
  try {
    const handle = await open(temporary, "w");
    try {
      await handle.writeFile(`${lines.join("\n")}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch {
    throw new InputError("cannot be written", { file, hint: "name another file for the answers of DNS" });
  }
}
