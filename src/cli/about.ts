import { version } from "../version.js";
import { neutralize } from "./message.js";
import type { Stages } from "./stages.js";

/** Version, platform, and the data behind the verdicts with their dates and licences: what a bug report needs. */
export async function about(stages: Stages): Promise<string> {
  const data = await stages.data();
  const lines = [
    `clickaudit ${version()}`,
    `Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    "",
    "Data:",
    ...data.map(({ name, version: edition, date, licence }) =>
      neutralize(`  ${[name, edition, date].filter(Boolean).join(", ")}: ${licence}`),
    ),
    "",
    "Texts of the licences: the file NOTICE of the package.",
  ];
  return `${lines.join("\n")}\n`;
}
