/**
 * Readers for the records of the databases that people have: GeoLite2 and DB-IP (nested), ip-location-db (flat),
 * IPinfo (`asn: "AS15169"`, country as text). A damaged file can hold anything, so every value is checked.
 */

/** Longest name that is kept: the longest organisation in the ASN data has 167 characters. */
const LONGEST_NAME = 200;

/** Record of a database: nothing is known about its shape. */
export type DatabaseRecord = { readonly [key: string]: unknown };

export interface NetworkOfRecord {
  asn: number;
  organisation: string;
}

export interface PlaceOfRecord {
  city: string;
  latitude: number;
  longitude: number;
}

/** Number and organisation, null where the record has none. */
export function networkOf(record: DatabaseRecord): NetworkOfRecord | null {
  const asn = asnOf(record.autonomous_system_number ?? record.asn ?? record.as_number);
  if (asn === 0) return null;
  const organisation = record.autonomous_system_organization ?? record.as_name ?? record.name;
  return { asn, organisation: nameOf(organisation) };
}

function asnOf(value: unknown): number {
  const number = typeof value === "string" && /^AS\d{1,10}$/i.test(value) ? Number(value.slice(2)) : value;
  return typeof number === "number" && Number.isInteger(number) && number > 0 && number < 2 ** 32
    ? number
    : 0;
}

/** ISO 3166 alpha-2, "" where the record has none. */
export function countryOf(record: DatabaseRecord): string {
  const country = record.country;
  const code = field(country, "iso_code") ?? record.country_code ?? country;
  // ZZ is "unknown" in DB-IP, and reserved for private use by ISO 3166.
  return typeof code === "string" && /^[A-Z]{2}$/.test(code) && code !== "ZZ" ? code : "";
}

/** City and coordinates, null where the record has neither. */
export function placeOf(record: DatabaseRecord): PlaceOfRecord | null {
  const city = nameOf(field(field(record.city, "names"), "en") ?? record.city);
  const location = record.location;
  const latitude = degrees(field(location, "latitude") ?? record.latitude ?? record.lat, 90);
  const longitude = degrees(field(location, "longitude") ?? record.longitude ?? record.lng, 180);
  const located = !Number.isNaN(latitude) && !Number.isNaN(longitude);
  if (city === "" && !located) return null;
  return { city, latitude: located ? latitude : Number.NaN, longitude: located ? longitude : Number.NaN };
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as DatabaseRecord)[name] : undefined;
}

function nameOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST_NAME).trim() : "";
}

/** Number, or number as text as IPinfo writes it; NaN outside of plus or minus `limit`. */
function degrees(value: unknown, limit: number): number {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Math.abs(number) <= limit ? number : Number.NaN;
}
