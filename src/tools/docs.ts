/** Fills the generated parts of the README: `npm run docs`. */
import { readFileSync, writeFileSync } from "node:fs";
import { fillBlocks, readmeBlocks } from "./readme.js";

const readme = new URL("../../README.md", import.meta.url);
writeFileSync(readme, fillBlocks(readFileSync(readme, "utf8"), await readmeBlocks()));
