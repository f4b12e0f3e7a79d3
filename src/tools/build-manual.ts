/** Writes manual page, completions and the schemas of the config file and of the report into the package: dist/man, completions, schema. */
import { mkdirSync, writeFileSync } from "node:fs";
import { configJsonSchema } from "../cli/config-schema.js";
import { completion } from "../cli/manual/completion.js";
import { manualPage } from "../cli/manual/page.js";
import { formats, manual, renderSchema } from "../index.js";
import { apiReference, exported } from "./api.js";

const dist = new URL("../", import.meta.url);
const signals = await manual();

/** By the names under which the shells look for them. */
const files = {
  "api.md": apiReference(exported()),
  "schema/config.json": configJsonSchema(),
  "schema/report.json": await renderSchema(),
  "man/clickaudit.1": manualPage(),
  "completions/clickaudit.bash": completion("bash", signals, formats),
  "completions/_clickaudit": completion("zsh", signals, formats),
  "completions/clickaudit.fish": completion("fish", signals, formats),
};

for (const [name, text] of Object.entries(files)) {
  mkdirSync(new URL(".", new URL(name, dist)), { recursive: true });
  writeFileSync(new URL(name, dist), text);
}
