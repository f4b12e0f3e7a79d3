import { DOCUMENTATION_RANGES, PRIVATE_RANGES } from "../data/special-ranges.js";
import type { NetworkInfo } from "../domain/clients.js";
import { type Address, parseAddress } from "./address.js";
import type { Database } from "./database.js";
import { type KnownNetwork, knownNetwork } from "./network-classes.js";
import { RangeTable } from "./range-table.js";
import { countryOf, networkOf, placeOf } from "./record.js";

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
const UNREADABLE: NetworkInfo = Object.freeze({ ...NOBODY, label: "no readable address" });
const PRIVATE: NetworkInfo = Object.freeze({ ...NOBODY, class: "private", label: "a private address" });

const privateRanges = new RangeTable(PRIVATE_RANGES.map((range) => [range, true]));
const documentationRanges = new RangeTable(DOCUMENTATION_RANGES.map((range) => [range, true]));

/** Look-ups over open databases and the tables. */
export class Networks {
  readonly data: NetworkData[];
  private readonly databases: Databases;
  private readonly openWarnings: DataWarning[];

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
    const asnRecord = this.databases.asn?.get(address) ?? null;
    const network = asnRecord === null ? null : networkOf(asnRecord);
    const asn = network?.asn ?? 0;
    const organisation = network?.organisation ?? "";
    const known = knownNetwork(address, asn);
    return known === undefined
      ? this.located(address, asn, organisation)
      : classified(known, asn, organisation);
  }

  /** A network that is in no table: somebody's line, as far as the databases know it. */
  private located(address: Address, asn: number, organisation: string): NetworkInfo {
    const { city, country } = this.databases;
    const cityRecord = city?.get(address) ?? null;
    const place = cityRecord === null ? null : placeOf(cityRecord);
    let code = cityRecord === null ? "" : countryOf(cityRecord);
    if (code === "") {
      const countryRecord = country?.get(address) ?? null;
      if (countryRecord !== null) code = countryOf(countryRecord);
    }
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
}

/** Places are left out: a cloud, relay or gateway is not where the reader is. */
function classified({ row, label }: KnownNetwork, asn: number, organisation: string): NetworkInfo {
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
