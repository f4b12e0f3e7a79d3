import { closeSync, fstatSync, openSync, read, statSync } from "node:fs";
import { promisify } from "node:util";
import type { Reader, Response } from "maxmind";
import type { Address } from "./address.js";
import { Ipv4Tree } from "./ipv4-tree.js";
import type { DatabaseRecord } from "./record.js";

/** An open MaxMind database that never throws: a look-up that fails counts as unknown. */
export interface Database {
  readonly file: string;
  /** Type as the file names itself. */
  readonly type: string;
  /** Build date as ISO 8601 day, null when the file holds none that makes sense. */
  readonly date: string | null;
  /** Look-ups that failed because the file is damaged. */
  readonly failures: number;
  /** Addresses of one record get the same object. */
  get(address: Address): DatabaseRecord | null;
}

/** Year 2100: no build date lies beyond it, a damaged one does. */
const LATEST_BUILD = Date.UTC(2100, 0, 1);

/** A damaged file may take long for each failure: so many are enough to refuse it, and to give up on it later. */
const FEW_FAILURES = 8;
const MANY_FAILURES = 1_000;

/** First byte of the addresses that are tried on opening: all that are public. */
const PROBES = Array.from({ length: 222 }, (_, i) => `${i + 1}.1.1.1`);

/**
 * Opens a database and tries whether it answers.
 *
 * @param answers whether a record holds what the caller needs
 * @param needed what that is, for the message
 * @throws Error with one short sentence that says what is wrong with the file
 */
export async function openDatabase(
  file: string,
  answers: (record: DatabaseRecord) => boolean,
  needed: string,
): Promise<Database> {
  // A device may never end, and all of it would be read into memory.
  if (!statSync(file).isFile()) throw new Error("it is no regular file");
  const [bytes, { Reader }] = await Promise.all([bytesOf(file), import("maxmind")]);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new Error("it is compressed, unpack it first");
  let database: OpenDatabase;
  try {
    // A plain Map of decoded records is two to three times faster than none; the package's own LRU is slower than none.
    const reader = new Reader<Response>(bytes, { cache: new Map() });
    checkStructure(reader, bytes.length);
    database = new OpenDatabase(file, reader, bytes);
  } catch {
    throw new Error("it is no MaxMind database, or damaged");
  }
  if (!tryOut(database, answers))
    throw new Error(database.failures > 0 ? "it is damaged" : `it holds no ${needed}`);
  database.failures = 0;
  return database;
}

const readInto = promisify(read);

/**
 * All bytes of a file in one call, which goes on while the program calculates: `readFile` waits for a turn of the loop after each
 * half megabyte.
 */
async function bytesOf(file: string): Promise<Buffer> {
  const fd = openSync(file, "r");
  try {
    const bytes = Buffer.allocUnsafeSlow(fstatSync(fd).size);
    let length = 0;
    for (let more = 1; more > 0 && length < bytes.length; length += more)
      more = (await readInto(fd, bytes, length, bytes.length - length, length)).bytesRead;
    return bytes.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}

/** False when nothing but failures, or nothing but useless records, come back; a file with few addresses passes. */
function tryOut(database: OpenDatabase, answers: (record: DatabaseRecord) => boolean): boolean {
  let useless = 0;
  for (const ip of PROBES) {
    const record = database.probe(ip);
    if (record !== null && answers(record)) return true;
    if (record !== null) useless++;
    if (useless === 0 && database.failures >= FEW_FAILURES) return false;
  }
  return useless === 0 && database.failures === 0;
}

function checkStructure(reader: Reader<Response>, size: number): void {
  const { binaryFormatMajorVersion, ipVersion, nodeCount, searchTreeSize } = reader.metadata;
  const sound =
    binaryFormatMajorVersion === 2 &&
    (ipVersion === 4 || ipVersion === 6) &&
    Number.isInteger(nodeCount) &&
    nodeCount > 0 &&
    searchTreeSize < size;
  if (!sound) throw new Error("unsound metadata");
}

class OpenDatabase implements Database {
  readonly file: string;
  readonly type: string;
  readonly date: string | null;
  failures = 0;
  private readonly reader: Reader<Response>;
  private readonly ipv4Only: boolean;
  private readonly tree: Ipv4Tree;
  /** What the reader said of the records of the tree. */
  private readonly records = new Map<number, DatabaseRecord | null>();

  constructor(file: string, reader: Reader<Response>, bytes: Uint8Array) {
    this.tree = new Ipv4Tree(bytes, reader.metadata);
    const { buildEpoch, databaseType, ipVersion } = reader.metadata;
    this.file = file;
    this.reader = reader;
    this.type = typeof databaseType === "string" ? databaseType.slice(0, 80) : "";
    this.ipv4Only = ipVersion === 4;
    const built = buildEpoch.getTime();
    this.date = built > 0 && built < LATEST_BUILD ? buildEpoch.toISOString().slice(0, 10) : null;
  }

  get(address: Address): DatabaseRecord | null {
    // An IPv4-only file would answer an IPv6 address with the record of some IPv4 address.
    if ((this.ipv4Only && address.family === 6) || this.failures >= MANY_FAILURES) return null;
    if (address.family === 6) return this.probe(address.text);
    const place = this.tree.find(address.key);
    const known = this.records.get(place);
    if (known !== undefined) return known;
    const before = this.failures;
    const record = this.probe(address.text);
    // A look-up that failed may not fail for the next address.
    if (this.failures === before) this.records.set(place, record);
    return record;
  }

  probe(ip: string): DatabaseRecord | null {
    try {
      const record: unknown = this.reader.get(ip);
      return typeof record === "object" && record !== null ? (record as DatabaseRecord) : null;
    } catch {
      this.failures++;
      return null;
    }
  }
}
