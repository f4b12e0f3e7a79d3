#!/usr/bin/env node
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runBundle } from "../dist/cli/bundle.js";

// V8 comes to take what is made for each burst for long-lived, in some runs and not in others, and lets 100 MB of it lie dead.
setFlagsFromString("--no-allocation-site-pretenuring");

// `npm run build` puts the program into a few files, which start faster; a tree that only the compiler has seen has none.
const app = fileURLToPath(new URL("../dist/app", import.meta.url));
if (existsSync(app)) runBundle(app, "main.js");
else await import("../dist/cli/main.js");
