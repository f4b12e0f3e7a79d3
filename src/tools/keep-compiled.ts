/**
 * Runs the bundle as users do, in an audit of made-up mailings, and keeps what V8 compiled for it. Part of `bundle.ts`: a process
 * of its own, without flags.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepCompiled, loadedFiles } from "../cli/bundle.js";

const place = mkdtempSync(join(tmpdir(), "clickaudit-build-"));
const outputs = ["table", "json", "html"].flatMap((format) => ["-f", `${format}=${join(place, format)}`]);

process.argv.splice(2, Number.POSITIVE_INFINITY, "demo", join(place, "demo"), "--quiet", ...outputs);
process.once("exit", (code) => {
  rmSync(place, { recursive: true, force: true });
  if (code === 0) for (const file of loadedFiles) keepCompiled(file);
});
await import(new URL("../../bin/clickaudit.js", import.meta.url).href);
