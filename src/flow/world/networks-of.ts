import type { AuditOptions } from "../../domain/options.js";
import { Networks, openNetworks } from "../../enrich/index.js";
import type { EventStore } from "../../store/events.js";
import type { Identified } from "../inputs/identify.js";

/** Opens the databases while the rows are read, where they seem to hold addresses to look up. */
export function begunNetworks(
  options: AuditOptions,
  tables: readonly Identified[],
): Promise<Networks> | null {
  if (tables.every(({ detection }) => detection.columns.ip === undefined)) return null;
  const opening = openNetworks(options);
  // What is wrong with the rows is told first.
  opening.catch(() => {});
  return opening;
}

/**
 * Databases are used only where there are addresses to look up, or where the user named one.
 * @param opening those that are being opened already
 */
export async function networksOf(
  options: AuditOptions,
  store: EventStore,
  opening: Promise<Networks> | null,
): Promise<Networks> {
  const named = options.asnDb ?? options.countryDb ?? options.cityDb;
  return store.ips.size > 1 || named !== undefined
    ? (opening ?? openNetworks(options))
    : new Networks({ asn: null, country: null, city: null }, [], []);
}
