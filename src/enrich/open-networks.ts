import { basename } from "node:path";
import { InputError } from "../errors.js";
import { type Database, openDatabase } from "./database.js";
import { type EmbeddedDatabase, embeddedData, embeddedFile } from "./embedded.js";
import { type Databases, type DataWarning, type NetworkData, Networks } from "./networks.js";
import { countryOf, type DatabaseRecord, networkOf } from "./record.js";

/** The user's own databases instead of the embedded ones: GeoLite2, DB-IP, IPinfo, ip-location-db. */
export interface NetworkOptions {
  asnDb?: string;
  countryDb?: string;
  cityDb?: string;
  /** A broken database is an error, not a warning. */
  strict?: boolean;
}

interface Need {
  slot: keyof Databases;
  file: string | undefined;
  flag: string;
  embedded: EmbeddedDatabase | undefined;
  answers: (record: DatabaseRecord) => boolean;
  needed: string;
}

/** What goes without each database. */
const OFF = {
  asn: "networks are known by published ranges only",
  country: "places are unknown",
  city: "places are known by country only",
} as const;

const hasNetwork = (record: DatabaseRecord) => networkOf(record) !== null;
const hasCountry = (record: DatabaseRecord) => countryOf(record) !== "";

/**
 * Opens the databases.
 *
 * @throws InputError when a file that the user named does not exist, and for any broken file with `strict`
 */
export async function openNetworks(options: NetworkOptions = {}): Promise<Networks> {
  const databases: Databases = { asn: null, country: null, city: null };
  const data: NetworkData[] = [];
  const warnings: DataWarning[] = [];
  for (const { need, file, opening } of needsOf(options).map(begin)) {
    if (file === undefined || opening === undefined) {
      if (need.slot !== "city")
        warnings.push({
          message: `the embedded database with ${need.needed} is missing from this installation: ${OFF[need.slot]}`,
        });
      continue;
    }
    try {
      const database = await opening;
      databases[need.slot] = database;
      data.push(describe(database, need));
    } catch (error) {
      const message = `the ${need.slot === "asn" ? "ASN" : need.slot} database cannot be used: ${(error as Error).message}`;
      const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
      if (options.strict === true || (missing && need.file !== undefined)) {
        throw new InputError(missing ? "no such file" : message, { file, hint: `check ${need.flag}` });
      }
      warnings.push({ file, message: `${message}: ${OFF[need.slot]}` });
    }
  }
  return new Networks(databases, data, warnings);
}

/** Begins to open a database: all are read at once. */
function begin(need: Need): { need: Need; file?: string; opening?: Promise<Database> } {
  const file = need.file ?? (need.embedded === undefined ? undefined : embeddedFile(need.embedded.file));
  if (file === undefined) return { need };
  const opening = openDatabase(file, need.answers, need.needed);
  // It is told when its turn comes.
  opening.catch(() => {});
  return { need, file, opening };
}

function needsOf(options: NetworkOptions): Need[] {
  const embedded = embeddedData()?.databases;
  return [
    {
      slot: "asn",
      file: options.asnDb,
      flag: "--asn-db",
      embedded: embedded?.asn,
      answers: hasNetwork,
      needed: "network numbers",
    },
    {
      slot: "country",
      file: options.countryDb,
      flag: "--country-db",
      embedded: embedded?.country,
      answers: hasCountry,
      needed: "countries",
    },
    {
      slot: "city",
      file: options.cityDb,
      flag: "--city-db",
      embedded: undefined,
      answers: hasCountry,
      needed: "places",
    },
  ];
}

function describe(database: Database, need: Need): NetworkData {
  if (need.file === undefined && need.embedded !== undefined) {
    const { name, version, licence } = need.embedded;
    return { name, version, date: database.date, licence };
  }
  return {
    name: database.type,
    version: basename(database.file),
    date: database.date,
    licence: `Your own file, given with ${need.flag}: its licence is between you and its maker.`,
  };
}
