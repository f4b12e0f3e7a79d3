import type { Report } from "../../domain/report.js";
import { percent } from "../words.js";
import { type Page, paragraph, point } from "./page.js";

// What can be pasted into any shell as it is. Names that cannot are not offered: a subscriber chooses its own.
const PASTABLE = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9.-]{1,120}$/;

/** What to do with the result, and the commands that say more. */
export function next({ subscribers, total }: Report, masked: boolean, page: Page): string[] {
  const points: string[] = [];
  const { reported, adjusted } = total.clickRate;
  if (reported !== null && adjusted !== null && percent(reported) !== percent(adjusted)) {
    points.push(`Report ${percent(adjusted)} instead of ${percent(reported)}, with its range.`);
  }
  if (subscribers.length > 0) {
    points.push(
      "Leave machine clicks out of reports and segments, but keep the subscribers: people read there too.",
    );
  }
  const person = subscribers[0]?.subscriber;
  const commands = [
    ["The whole report, to forward:", "clickaudit FILES -f html=report.html"],
    ["Every row with its verdict:", "clickaudit FILES --out-dir results"],
  ];
  if (person !== undefined) {
    const name = masked || !PASTABLE.test(person) ? "SUBSCRIBER" : person;
    commands.unshift(["Every click of one subscriber:", `clickaudit explain ${name} FILES`]);
  }
  return [
    page.ink.strong("What to do next"),
    ...points.flatMap((text) => point(text, page)),
    ...commands.flatMap(([what, command]) => [`- ${what}`, ...paragraph(command!, page, 4)]),
  ];
}
