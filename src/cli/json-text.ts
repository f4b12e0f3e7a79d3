import { forJson } from "../report/neutralize.js";

/** Data as JSON for people and programs: indented, invisible characters escaped, with a final newline. */
export function jsonText(data: object): string {
  return `${forJson(JSON.stringify(data, null, 2))}\n`;
}
