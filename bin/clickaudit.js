#!/usr/bin/env node
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runBundle } from "../dist/cli/bundle.js";

// `npm run build` puts the program into a few files, which start faster; a tree that only the compiler has seen has none.
const app = fileURLToPath(new URL("../dist/app", import.meta.url));
if (existsSync(app)) runBundle(app, "main.js");
else await import("../dist/cli/main.js");
