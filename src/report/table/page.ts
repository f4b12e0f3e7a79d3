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
export interface Ink {
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

/** A paragraph, all lines but the first indented by `hang` blanks more than `indent`. */
export function paragraph(text: string, page: Page, indent = 0, hang = 0): string[] {
  const room = Math.min(page.width, LONGEST_LINE) - indent - hang;
  return wrap(text, room).map((line, i) => " ".repeat(indent + (i === 0 ? 0 : hang)) + line);
}

/** A point of a list: `- text`, further lines under the text. */
export function point(text: string, page: Page): string[] {
  return paragraph(`- ${text}`, page, 0, 2);
}

/** Sections with one empty line between them; empty sections vanish. Ends with a newline. */
export function joinSections(sections: string[][]): string {
  const lines = sections.filter((section) => section.length > 0).map((section) => section.join("\n"));
  return `${lines.join("\n\n")}\n`;
}
