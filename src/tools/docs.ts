/** Fills the generated parts of the README and draws its picture of a terminal: `npm run docs`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fillBlocks, readmeBlocks, terminalPicture } from "./readme.js";

const readme = new URL("../../README.md", import.meta.url);
writeFileSync(readme, fillBlocks(readFileSync(readme, "utf8"), await readmeBlocks()));

const pictures = new URL("../../fixtures/pictures/", import.meta.url);
mkdirSync(pictures, { recursive: true });
writeFileSync(new URL("terminal.svg", pictures), await terminalPicture());
