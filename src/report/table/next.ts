import type { Report } from "../../domain/report.js";
import { actions, type Verdicts } from "../actions.js";
import { type Page, paragraph, point } from "./page.js";

// What can be pasted into any shell as it is. Names that cannot are not offered: a subscriber chooses its own.
const PASTABLE = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9.-]{1,120}$/;

/** What to do with the result, and the commands that say more. */
export function next(report: Report, verdicts: Verdicts, masked: boolean, page: Page): string[] {
  const commands = [
    ["The whole report, to forward:", "clickaudit FILES -f html=report.html"],
    ["Every row with its verdict, and lists for re-import:", "clickaudit FILES --out-dir results"],
  ];
  const person = report.subscribers[0]?.subscriber;
  if (person !== undefined) {
    const name = masked || !PASTABLE.test(person) ? "SUBSCRIBER" : person;
    commands.unshift(["Every click of one subscriber:", `clickaudit explain ${name} FILES`]);
  }
  return [
    page.ink.strong("What to do next"),
    ...actions(report, verdicts).flatMap((text) => point(text, page)),
    ...commands.flatMap(([what, command]) => [`- ${what}`, ...paragraph(command!, page, 4)]),
  ];
}
