#!/usr/bin/env node
import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

// V8 comes to take what is made for each burst for long-lived, in some runs and not in others, and lets 100 MB of it lie dead.
setFlagsFromString("--no-allocation-site-pretenuring");

// `npm run build` puts the program into a few files, which start faster; a tree that only the compiler has seen has none.
const app = new URL("../dist/app/main.js", import.meta.url);
await import(existsSync(app) ? app.href : "../dist/cli/main.js");
