/** Width of a letter and height of a line in pixels, at 14 pixels of a usual monospaced font. */
const LETTER = 8.4;
const LINE = 19;
const MARGIN = 18;
const BAR = 34;

const COLORS: Readonly<Record<number, string>> = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  34: "#79c0ff",
  35: "#d2a8ff",
  36: "#76e3ea",
};

interface Style {
  bold: boolean;
  faint: boolean;
  color: string | null;
}

/**
 * A picture of a terminal: text with colours as chalk writes them, line by line. Letters are placed by column, so that the
 * picture does not depend on the font at hand.
 * @param columns width of the terminal in letters
 */
export function terminalSvg(text: string, columns: number): string {
  const lines = text.trimEnd().split("\n");
  const width = Math.ceil(columns * LETTER + 2 * MARGIN);
  const height = BAR + lines.length * LINE + MARGIN;
  const body = lines.map((line, at) => lineSvg(line, BAR + MARGIN / 2 + (at + 0.5) * LINE)).join("");
  const dots = ["#ff5f57", "#febc2e", "#28c840"]
    .map((fill, at) => `<circle cx="${20 + at * 20}" cy="17" r="6" fill="${fill}"/>`)
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="clickaudit in a terminal">
<rect width="${width}" height="${height}" rx="10" fill="#161b22"/>${dots}
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="#e6edf3" xml:space="preserve">
${body}</g>
</svg>
`;
}

function lineSvg(line: string, y: number): string {
  const style: Style = { bold: false, faint: false, color: null };
  let column = 0;
  let out = "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences of a terminal begin with one
  for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
    const codes = part.startsWith("\x1b[") ? part.slice(2, -1).split(";").map(Number) : null;
    if (codes !== null) for (const code of codes) apply(style, code);
    else {
      out += runs(part, column, y, style);
      column += [...part].length;
    }
  }
  return out === "" ? "" : `${out}\n`;
}

/** Words apart: two or more blanks end a run, so that columns stay in line. */
function runs(text: string, from: number, y: number, style: Style): string {
  let out = "";
  for (const { 0: word, index } of text.matchAll(/\S+(?: \S+)*/g)) {
    const x = (MARGIN + (from + [...text.slice(0, index)].length) * LETTER).toFixed(1);
    const length = ([...word].length * LETTER).toFixed(1);
    const look = [
      style.bold ? ' font-weight="700"' : "",
      style.faint ? ' opacity=".55"' : "",
      style.color === null ? "" : ` fill="${style.color}"`,
    ].join("");
    out += `<text x="${x}" y="${y.toFixed(1)}" textLength="${length}" lengthAdjust="spacingAndGlyphs" dominant-baseline="central"${look}>${escaped(word)}</text>`;
  }
  return out;
}

function apply(style: Style, code: number): void {
  if (code === 0) Object.assign(style, { bold: false, faint: false, color: null });
  else if (code === 1) style.bold = true;
  else if (code === 2) style.faint = true;
  else if (code === 22) Object.assign(style, { bold: false, faint: false });
  else if (code === 39) style.color = null;
  else if (code in COLORS) style.color = COLORS[code]!;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
