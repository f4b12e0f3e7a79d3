import { DOCUMENTATION_RANGES, PRIVATE_RANGES } from "../data/special-ranges.js";
import type { NetworkInfo } from "../domain/clients.js";
import { type Address, parseAddress } from "./address.js";
import type { Database } from "./database.js";
import { type KnownNetwork, knownNetwork } from "./network-classes.js";
import { RangeTable } from "./range-table.js";
import { countryOf, type DatabaseRecord, type NetworkOfRecord, networkOf, placeOf } from "./record.js";

/** A database in use, for the report. */
export interface NetworkData {
  readonly name: string;
  /** Version of the embedded package, or the file that the user gave. */
  readonly version: string;
  /** Build date, ISO 8601 day; null when the file holds none that makes sense. */
  readonly date: string | null;
  /** One sentence. */
  readonly licence: string;
}

/** What is wrong with a database, in one sentence. */
export interface DataWarning {
  readonly message: string;
  readonly file?: string;
}

export interface Databases {
  asn: Database | null;
  country: Database | null;
  city: Database | null;
}

const NOBODY: NetworkInfo = {
  asn: 0,
  organisation: "",
  class: "unknown",
  vendor: "",
  certainty: "none",
  scope: "none",
  country: "",
  city: "",
  latitude: Number.NaN,
  longitude: Number.NaN,
  label: "an unknown network",
};
const NO_OWNER: NetworkOfRecord = { asn: 0, organisation: "" };
const UNREADABLE: NetworkInfo = Object.freeze({ ...NOBODY, label: "no readable address" });
const PRIVATE: NetworkInfo = Object.freeze({ ...NOBODY, class: "private", label: "a private address" });

const privateRanges = new RangeTable(PRIVATE_RANGES.map((range) => [range, true]));
const documentationRanges = new RangeTable(DOCUMENTATION_RANGES.map((range) => [range, true]));

/** Look-ups over open databases and the tables. */
export class Networks {
  readonly data: NetworkData[];
  private databases: Databases;
  private openWarnings: DataWarning[];
  private readonly owners = new Map<DatabaseRecord, NetworkOfRecord | null>();
  /** Lines by their records in the ASN and country databases: most addresses share them. */
  private readonly lines = new Map<DatabaseRecord | null, Map<DatabaseRecord | null, NetworkInfo>>();

  constructor(databases: Databases, data: NetworkData[], warnings: DataWarning[]) {
    this.databases = databases;
    this.data = data;
    this.openWarnings = warnings;
  }

  /** False when there is no usable ASN database: signals about networks see the known ranges only. */
  get hasAsn(): boolean {
    return this.databases.asn !== null;
  }

  /** False when there is no usable country or city database: signals about places are off. */
  get hasCountry(): boolean {
    return this.databases.country !== null || this.databases.city !== null;
  }

  /** One for each broken database; empty when all is well. Complete after the last look-up. */
  get warnings(): DataWarning[] {
    const damaged = Object.values(this.databases).filter(
      (database) => database !== null && database.failures > 0,
    );
    const later = damaged.map(({ file, failures }: Database) => ({
      file,
      message: `the database is damaged: ${failures} look-ups failed and count as unknown`,
    }));
    return [...this.openWarnings, ...later];
  }

  /** Who owns the address. Never throws: what cannot be read or found has class "unknown". */
  lookup(ip: string): NetworkInfo {
    const address = parseAddress(ip);
    if (address === null) return UNREADABLE;
    if (privateRanges.find(address) !== undefined) return PRIVATE;
    const { asn: numbers, city, country } = this.databases;
    const asnRecord = numbers?.get(address) ?? null;
    const owner = asnRecord === null ? null : this.ownerOf(asnRecord);
    const known = knownNetwork(address, owner?.asn ?? 0);
    if (known !== undefined) return classified(known, owner);
    if (city !== null) return line(address, owner, city.get(address), country?.get(address) ?? null);
    const countryRecord = country?.get(address) ?? null;
    if (owner === null) return line(address, null, null, countryRecord);
    const lines = group(this.lines, asnRecord, () => new Map<DatabaseRecord | null, NetworkInfo>());
    return group(lines, countryRecord, () => line(address, owner, null, countryRecord));
  }

  /** Lets go of the databases, which are large: no address can be looked up afterwards. */
  close(): void {
    this.openWarnings = this.warnings;
    this.databases = { asn: null, country: null, city: null };
    this.owners.clear();
    this.lines.clear();
  }

  private ownerOf(record: DatabaseRecord): NetworkOfRecord | null {
    return group(this.owners, record, () => networkOf(record));
  }
}

/** A network that is in no table: somebody's line, as far as the databases know it. */
function line(
  address: Address,
  owner: NetworkOfRecord | null,
  cityRecord: DatabaseRecord | null,
  countryRecord: DatabaseRecord | null,
): NetworkInfo {
  const { asn, organisation } = owner ?? NO_OWNER;
  const place = cityRecord === null ? null : placeOf(cityRecord);
  let code = cityRecord === null ? "" : countryOf(cityRecord);
  if (code === "" && countryRecord !== null) code = countryOf(countryRecord);
  if (asn === 0 && code === "" && documentationRanges.find(address) !== undefined) return PRIVATE;
  return {
    asn,
    organisation,
    class: asn === 0 ? "unknown" : "access",
    vendor: "",
    certainty: "none",
    scope: "none",
    country: code,
    city: place?.city ?? "",
    latitude: place?.latitude ?? Number.NaN,
    longitude: place?.longitude ?? Number.NaN,
    label: asn === 0 ? NOBODY.label : organisation === "" ? `network AS${asn}` : organisation,
  };
}

/** Places are left out: a cloud, relay or gateway is not where the reader is. */
function classified({ row, label }: KnownNetwork, owner: NetworkOfRecord | null): NetworkInfo {
  const { asn, organisation } = owner ?? NO_OWNER;
  return {
    asn,
    organisation,
    class: row.class,
    vendor: row.vendor,
    certainty: row.certainty,
    scope: row.scope,
    country: "",
    city: "",
    latitude: Number.NaN,
    longitude: Number.NaN,
    label,
  };
}

function group<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
