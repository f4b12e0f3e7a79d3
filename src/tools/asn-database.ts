import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MmdbValue } from "./mmdb-values.js";
import { MmdbWriter, type Words } from "./mmdb-writer.js";

/**
 * The ranges of `@ip-location-db/asn` (CSV: first, last, number, organisation; addresses as decimal numbers) as a
 * MaxMind DB file with the record names of GeoLite2-ASN.
 *
 * @param directory folder of the package
 * @param version its version, which ends in the date of the data: 2.3.2026061719 is 2026-06-17, 19 h
 */
export function asnDatabase(directory: string, version: string): Buffer {
  const writer = new MmdbWriter();
  const records = new Map<string, MmdbValue>();
  for (const [file, words] of [
    ["asn-ipv4-num.csv", ipv4Words],
    ["asn-ipv6-num.csv", ipv6Words],
  ] as const) {
    for (const line of readFileSync(join(directory, file), "utf8").split("\n")) {
      if (line === "") continue;
      const second = line.indexOf(",") + 1;
      const third = line.indexOf(",", second) + 1;
      const key = line.slice(third);
      let record = records.get(key);
      if (record === undefined) {
        record = recordOf(key);
        records.set(key, record);
      }
      writer.insert(words(line.slice(0, second - 1)), words(line.slice(second, third - 1)), record);
    }
  }
  return writer.toBuffer({
    databaseType: "ip-location-db ASN",
    description: `@ip-location-db/asn ${version}, CC BY 4.0: RouteViews, NRO, DB-IP`,
    buildEpoch: epochOf(version),
  });
}

/** `13335,"Cloudflare, Inc."` */
function recordOf(cells: string): MmdbValue {
  const comma = cells.indexOf(",");
  let organisation = cells.slice(comma + 1);
  if (organisation.startsWith('"')) organisation = organisation.slice(1, -1).replaceAll('""', '"');
  return {
    autonomous_system_number: Number(cells.slice(0, comma)),
    autonomous_system_organization: organisation,
  };
}

function ipv4Words(decimal: string): Words {
  return [0, 0, 0, Number(decimal)];
}

function ipv6Words(decimal: string): Words {
  const value = BigInt(decimal);
  const high = value >> 64n;
  const word = (part: bigint) => Number(part & 0xffffffffn);
  return [Number(high >> 32n), word(high), word(value >> 32n), word(value)];
}

function epochOf(version: string): number {
  const date = /\.(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(version);
  if (date === null) throw new Error(`@ip-location-db/asn: version ${version} names no date`);
  return Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]), Number(date[4])) / 1000;
}
