import { Chalk, type ChalkInstance } from "chalk";
import type { RenderOptions } from "../render.js";
import { wrap } from "../width.js";

/** What a section of a terminal page needs to know to draw itself. */
export interface Page {
  width: number;
  ink: Ink;
  /** The line under a table head. */
  rule: string;
}

/** The few styles in use; without colour they leave text as it is. */
interface Ink {
  strong: ChalkInstance;
  faint: ChalkInstance;
  people: ChalkInstance;
  machine: ChalkInstance;
}

/** Lines of prose longer than this are hard to follow, however wide the terminal. */
const LONGEST_LINE = 100;

export function pageFor(options: Pick<RenderOptions, "color" | "unicode" | "width">): Page {
  const chalk = new Chalk({ level: options.color ? 1 : 0 });
  return {
    width: Math.min(200, Math.max(60, Math.floor(options.width))),
    ink: { strong: chalk.bold, faint: chalk.dim, people: chalk.green, machine: chalk.yellow },
    rule: options.unicode ? "\u2500" : "-",
  };
}

/** A paragraph, all its lines indented. */
export function paragraph(text: string, page: Page, indent = 0): string[] {
  return hanging(" ".repeat(indent), text, page);
}

/** A paragraph with `lead` before its first line; the others stand under the text. The lead is ASCII. */
export function hanging(lead: string, text: string, page: Page): string[] {
  const lines = wrap(text, Math.min(page.width, LONGEST_LINE) - lead.length);
  return lines.map((line, i) => (i === 0 ? lead : " ".repeat(lead.length)) + line);
}

/** A point of a list. */
export function point(text: string, page: Page): string[] {
  return hanging("- ", text, page);
}

/** Sections with one empty line between them; empty sections vanish. Ends with a newline. */
export function joinSections(sections: string[][]): string {
  const lines = sections.filter((section) => section.length > 0).map((section) => section.join("\n"));
  return `${lines.join("\n\n")}\n`;
}
