import { fileURLToPath } from "node:url";
import ts from "typescript";

/** One name that the package exports. */
export interface Exported {
  name: string;
  kind: "function" | "value" | "type";
  /** First paragraph of its comment. */
  text: string;
  /** As a caller sees it: signature, type, or the whole declaration of an interface with its comments. */
  code: string;
}

/** Everything that `import ... from "clickaudit"` gives, by kind and name, from the comments in the source. */
export function exported(): Exported[] {
  const entry = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    types: ["node"],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!)!;
  const all = checker.getExportsOfModule(module).map((symbol) => describe(checker, symbol));
  const order = ["function", "value", "type"];
  return all.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

function describe(checker: ts.TypeChecker, alias: ts.Symbol): Exported {
  const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
  const declaration = symbol.declarations![0]!;
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const { name } = alias;
  if (!(symbol.flags & ts.SymbolFlags.Value)) return { name, kind: "type", text, code: source(declaration) };
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  const [call] = type.getCallSignatures();
  if (call !== undefined) {
    const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrowStyleSignature;
    return {
      name,
      kind: "function",
      text,
      code: `${name}: ${checker.signatureToString(call, undefined, flags)}`,
    };
  }
  if (symbol.flags & ts.SymbolFlags.Class) return { name, kind: "value", text, code: source(declaration) };
  return { name, kind: "value", text, code: `${name}: ${checker.typeToString(type)}` };
}

/** The declaration as written, without what it inherits and without how it is done. */
function source(declaration: ts.Node): string {
  return declaration
    .getText()
    .replace(/^export /, "")
    .replace(/\n {2}constructor[\s\S]*?\n {2}\}/, "");
}

/** The reference as Markdown: dist/api.md. */
export function apiReference(all: readonly Exported[]): string {
  const chapters = [
    ["Functions", "function"],
    ["Values", "value"],
    ["Types", "type"],
  ] as const;
  const parts = chapters.flatMap(([title, kind]) => [
    `## ${title}`,
    ...all
      .filter((one) => one.kind === kind)
      .map(({ name, text, code }) => `### ${name}\n\n${text}\n\n\`\`\`ts\n${code}\n\`\`\``),
  ]);
  return `# clickaudit, the library\n\nGenerated from the comments in its source.\n\n${parts.join("\n\n")}\n`;
}
