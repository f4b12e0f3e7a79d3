import { existsSync, readFileSync } from "node:fs";

/** The root of the package, seen from `dist` and from `dist/app`. */
const PLACES = ["../package.json", "../../package.json"];

/** Version of the installed package; package.json is the only place that holds it. */
export function version(): string {
  const file = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))!;
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
