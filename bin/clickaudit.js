#!/usr/bin/env node
import { existsSync } from "node:fs";

// `npm run build` puts the program into a few files, which start faster; a tree that only the compiler has seen has none.
const app = new URL("../dist/app/main.js", import.meta.url);
await import(existsSync(app) ? app.href : "../dist/cli/main.js");
