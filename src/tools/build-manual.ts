/** Writes the manual page and the completions into the package: dist/man and dist/completions. */
import { mkdirSync, writeFileSync } from "node:fs";
import { completion } from "../cli/manual/completion.js";
import { manualPage } from "../cli/manual/page.js";
import { formats, manual } from "../index.js";

const dist = new URL("../", import.meta.url);
const signals = await manual();

/** By the names under which the shells look for them. */
const files = {
  "man/clickaudit.1": manualPage(),
  "completions/clickaudit.bash": completion("bash", signals, formats),
  "completions/_clickaudit": completion("zsh", signals, formats),
  "completions/clickaudit.fish": completion("fish", signals, formats),
};

for (const [name, text] of Object.entries(files)) {
  mkdirSync(new URL(".", new URL(name, dist)), { recursive: true });
  writeFileSync(new URL(name, dist), text);
}
