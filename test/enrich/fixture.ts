import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { MmdbMetadata, MmdbValue } from "../../src/tools/mmdb-values.js";
import { MmdbWriter, type Words } from "../../src/tools/mmdb-writer.js";

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "clickaudit-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** First and last address of a range in CIDR notation; IPv4 lies in ::/96. */
function rangeOf(cidr: string): [Words, Words] {
  const [address = "", length = ""] = cidr.split("/");
  const first = wordsOf(address);
  const bits = Number(length) + (isIPv4(address) ? 96 : 0);
  const last = first.map((word, i) => {
    const fixed = Math.min(32, Math.max(0, bits - 32 * i));
    return fixed === 32 ? word : (word | (0xffffffff >>> fixed)) >>> 0;
  });
  return [first, last as unknown as Words];
}

function wordsOf(address: string): Words {
  if (isIPv4(address))
    return [0, 0, 0, address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0)];
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  const word = (i: number) =>
    Number.parseInt(groups[2 * i]!, 16) * 65536 + Number.parseInt(groups[2 * i + 1]!, 16);
  return [word(0), word(1), word(2), word(3)];
}

export function mmdb(
  rows: readonly (readonly [cidr: string, record: MmdbValue])[],
  metadata: Partial<MmdbMetadata> = {},
): Buffer {
  const writer = new MmdbWriter();
  for (const [cidr, record] of rows) writer.insert(...rangeOf(cidr), record);
  return writer.toBuffer({
    databaseType: "Test",
    description: "made up",
    buildEpoch: 1_780_000_000,
    ...metadata,
  });
}

/** Writes a database into the folder and returns its path. */
export function mmdbFile(folder: string, name: string, ...content: Parameters<typeof mmdb>): string {
  const file = join(folder, name);
  writeFileSync(file, mmdb(...content));
  return file;
}

export function asnRecord(asn: number, organisation: string): MmdbValue {
  return { autonomous_system_number: asn, autonomous_system_organization: organisation };
}
