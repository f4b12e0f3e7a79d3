/** A table of GitHub Flavored Markdown. Heads that begin with `>` are aligned to the right. */
export function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = heads.map((head) => (head.startsWith(">") ? "---:" : "---"));
  return [line(heads.map((head) => head.replace(/^>/, ""))), line(rule), ...rows.map(line)].join("\n");
}

/** What is read by those who want to know more. */
export function folded(summary: string, body: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
