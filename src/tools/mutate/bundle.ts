import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const ROOT = new URL("../../../", import.meta.url).pathname;
const ENTRY = "\0mutation-tests";
/** What the bundler puts in the place of a tagged template that holds `</script`: a helper of a package that is not here. */
const TEMPLATE = "@oxc-project/runtime/helpers/taggedTemplateLiteral";
const TEMPLATE_SOURCE =
  "export default (cooked, raw) => Object.assign([...cooked], { raw: [...(raw ?? cooked)] });";

/**
 * Puts test files, the program and the tests' runner into one file.
 * @param change the source of the file at `path` (below the root) is replaced by this
 */
export async function bundle(
  tests: readonly string[],
  output: string,
  change?: { path: string; source: string },
): Promise<void> {
  const quick = join(ROOT, "src/tools/mutate/quick-tests.ts");
  const build = await rolldown({
    input: ENTRY,
    cwd: ROOT,
    platform: "node",
    logLevel: "silent",
    // The package says that its modules have no effects of their own; tests are nothing else.
    treeshake: false,
    transform: { target: "esnext" },
    external: (id, importer) =>
      importer !== undefined &&
      !/^[./\0]/.test(id) &&
      id !== TEMPLATE &&
      (id !== "vitest" || importer === quick),
    plugins: [
      {
        name: "mutation",
        resolveId(id, importer) {
          if (id === ENTRY || id === TEMPLATE) return id;
          if (id === "vitest" && importer !== quick) return quick;
          if (!id.endsWith(".js") || importer === undefined || importer === ENTRY) return undefined;
          return join(importer, "..", id.replace(/\.js$/, ".ts"));
        },
        load(id) {
          if (id === ENTRY) return entryOf(tests, quick);
          if (id === TEMPLATE) return TEMPLATE_SOURCE;
          if (!id.endsWith(".ts")) return undefined;
          const source =
            change !== undefined && id === join(ROOT, change.path) ? change.source : readFileSync(id, "utf8");
          return source.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href));
        },
      },
    ],
  });
  await build.write({ file: output, format: "esm", codeSplitting: false });
  await build.close();
}

function entryOf(tests: readonly string[], quick: string): string {
  const imports = ["test/setup.ts", ...tests].map((path) => `import ${JSON.stringify(join(ROOT, path))};`);
  return `${imports.join("\n")}
import { runTests } from ${JSON.stringify(quick)};
process.exit((await runTests()) ? 0 : 1);
`;
}
