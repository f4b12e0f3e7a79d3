import ts from "typescript";

/** One small change of a source file. */
export interface Mutant {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly line: number;
  /** What was there, cut. */
  readonly was: string;
}

type Change = [from: number, to: number, text: string];

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&": ["|"],
  "|": ["&"],
  ">>": ["<<"],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
  "||=": ["&&="],
  "??=": ["&&="],
};
/** Methods, and what they become; "" leaves the call out. */
const METHODS: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
  min: "max",
  max: "min",
  trim: "",
  trimStart: "",
  trimEnd: "",
  toLowerCase: "",
  sort: "",
  reverse: "",
  normalize: "",
};
const PATTERN: readonly (readonly [RegExp, string])[] = [
  [/^\/\^/, "/"],
  [/\$\/([a-z]*)$/, "/$1"],
  [/\[\^/, "["],
  [/\\d/, "\\D"],
  [/\\s/, "\\S"],
  [/\\p\{/, "\\P{"],
  [/[+*](?=[^?\])])/, ""],
  [/\(\?!/, "(?="],
  [/\(\?=/, "(?!"],
  [/\(\?<=/, "(?<!"],
];

/**
 * All mutants of a source file, after Stryker's operators: comparisons, arithmetic, logic, conditions, blocks, literals,
 * patterns and methods. Texts of messages (arguments of an error) are left out: their words are no behaviour.
 */
export function mutantsOf(path: string, source: string): Mutant[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isSkipped(node)) return;
    for (const [from, to, text] of changesOf(node, file)) {
      const line = file.getLineAndCharacterOfPosition(from).line + 1;
      found.push({ from, to, text, line, was: source.slice(from, to).replace(/\s+/g, " ").slice(0, 60) });
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

export function applied(source: string, { from, to, text }: Mutant): string {
  return source.slice(0, from) + text + source.slice(to);
}

function isSkipped(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.isNewExpression(node) && /Error$/.test(node.expression.getText()))
  );
}

function changesOf(node: ts.Node, file: ts.SourceFile): Change[] {
  const start = node.getStart(file);
  const { end } = node;
  if (ts.isBinaryExpression(node)) {
    const { operatorToken } = node;
    const at = operatorToken.getStart(file);
    return (OPERATORS[operatorToken.getText(file)] ?? []).map((other) => [at, operatorToken.end, other]);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return unary(node, file);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [[start, end, "false"]];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [[start, end, "true"]];
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return literal(node, start, end);
  if (ts.isTemplateExpression(node)) return [[start, end, '""']];
  if (ts.isRegularExpressionLiteral(node)) return pattern(node.text, start, end);
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return [[start, end, "[]"]];
  if (ts.isBlock(node) && node.statements.length > 0) return [[start, end, "{}"]];
  if (ts.isCallExpression(node)) return method(node, file);
  return condition(node, file);
}

function unary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, file: ts.SourceFile): Change[] {
  const { operand, operator } = node;
  const [from, to] = [operand.getStart(file), operand.end];
  const isPrefix = ts.isPrefixUnaryExpression(node);
  const rest = file.text.slice(from, to);
  if (operator === ts.SyntaxKind.ExclamationToken) return [[node.getStart(file), node.end, rest]];
  if (operator === ts.SyntaxKind.MinusToken) return [[node.getStart(file), node.end, rest]];
  if (operator !== ts.SyntaxKind.PlusPlusToken && operator !== ts.SyntaxKind.MinusMinusToken) return [];
  const other = operator === ts.SyntaxKind.PlusPlusToken ? "--" : "++";
  return [[node.getStart(file), node.end, isPrefix ? other + rest : rest + other]];
}

/** Keys and module names are no values. */
function literal(node: ts.LiteralLikeNode, start: number, end: number): Change[] {
  const { parent } = node as ts.Node;
  const isKey = ts.isPropertyAssignment(parent) && parent.name === (node as ts.Node);
  const isModule = ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isKey || isModule ? [] : [[start, end, node.text === "" ? '"mutated"' : '""']];
}

function pattern(text: string, start: number, end: number): Change[] {
  return PATTERN.filter(([what]) => what.test(text)).map(([what, other]) => [
    start,
    end,
    text.replace(what, other),
  ]);
}

function method(node: ts.CallExpression, file: ts.SourceFile): Change[] {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const name = expression.name.text;
  if (!Object.hasOwn(METHODS, name)) return [];
  const other = METHODS[name]!;
  return other === ""
    ? [[expression.expression.end, node.end, ""]]
    : [[expression.name.getStart(file), expression.name.end, other]];
}

function condition(node: ts.Node, file: ts.SourceFile): Change[] {
  const whole = (tested: ts.Expression, text: string): Change => [tested.getStart(file), tested.end, text];
  if (ts.isIfStatement(node)) return [whole(node.expression, "true"), whole(node.expression, "false")];
  if (ts.isConditionalExpression(node))
    return [whole(node.condition, "true"), whole(node.condition, "false")];
  if (ts.isWhileStatement(node)) return [whole(node.expression, "false")];
  if (ts.isForStatement(node) && node.condition !== undefined) return [whole(node.condition, "false")];
  return [];
}
