import type { ExportOptions } from "../../domain/options.js";

/** Finds the export that a file belongs to, by the last part of its path (of its place in an archive). */
export function exportFinder(exports: readonly ExportOptions[]): (path: string) => ExportOptions | undefined {
  const patterns = exports.map((one) => ({ one, fits: one.files.map(namePattern) }));
  return (path) => {
    const name = path.split(/[\\/]/).at(-1)!;
    return patterns.find(({ fits }) => fits.some((fit) => fit.test(name)))?.one;
  };
}

/** What a pattern of file names fits: `*` is any text, `?` one character; case does not matter. */
export function namePattern(glob: string): RegExp {
  const parts = glob.split(/([*?])/).map((part) => {
    if (part === "*") return ".*";
    return part === "?" ? "." : part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "is");
}
