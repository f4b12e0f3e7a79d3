import type { FollowedUp, SelfCheck } from "../../domain/report.js";
import { count, percent, plural, sentence } from "../words.js";
import { type Page, paragraph } from "./page.js";

/** Do removed clicks lead to orders as kept ones do? If so, too much was removed. */
export function selfCheck(check: SelfCheck | null, page: Page): string[] {
  if (check === null) return [];
  const { kept, removed, statement, warning } = check;
  const text = `Of ${plural(kept.messages, "kept clicker")} ${converted(kept)}; of ${plural(removed.messages, "removed one")} ${converted(removed)}. ${sentence(statement)}`;
  return [
    page.ink.strong("Follow-up check"),
    ...paragraph(text, page).map((line) => (warning ? page.ink.machine(line) : line)),
  ];
}

function converted({ converted, messages, rate, low, high }: FollowedUp): string {
  if (messages === 0) return "none could convert";
  return `${count(converted)} converted (${percent(rate)}, likely ${percent(low).replace(/ %$/, "")} to ${percent(high)})`;
}
