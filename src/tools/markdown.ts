/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** Text of a cell: a bar would end it, an angle bracket outside of code would start a tag. */
export function cell(text: string): string {
  const whole = text.replaceAll("|", "\\|");
  return whole.startsWith("`") ? whole : whole.replaceAll("<", "&lt;");
}
