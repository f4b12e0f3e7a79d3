import type { World } from "./world.js";

/**
 * Country of a hit, ISO 3166 alpha-2: of consumer and office lines by their address, by what the platform says where the
 * address tells nothing; "" where a country means nothing (clouds, relays, company proxies).
 * @param said number of the country that the platform names
 */
export function countryOf(
  { networks, countryTexts }: Pick<World, "networks" | "countryTexts">,
  ip: number,
  said: number,
): string {
  const { country, class: kind } = networks[ip]!;
  if (kind === "access") return country;
  if (kind !== "unknown") return "";
  return said === 0 ? country : country || countryTexts(said);
}
