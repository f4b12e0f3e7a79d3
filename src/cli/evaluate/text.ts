import { forTerminal } from "../../report/neutralize.js";
import type { Evaluation } from "./compare.js";

/** An evaluation for people, at most 80 columns wide. */
export function evaluationText({
  of,
  unmatched,
  score,
  messageF1,
  opens,
  campaigns,
  rateError,
  held,
}: Evaluation): string {
  const lines = [
    `${score.labelled} labelled ${of} were judged${unmatched > 0 ? `; ${unmatched} labels found no verdict` : ""}`,
    "",
    figure("precision", score.precision, "of what was called automated, was"),
    figure("recall", score.recall, "of what was automated, was found"),
    figure("F1", score.f1, "both in one figure"),
    figure("people lost", score.humanLost, "of what people did, was called automated"),
    figure("Brier score", score.brier, "0 is perfect, 0.25 is a coin"),
  ];
  if (messageF1 !== null)
    lines.push(figure("message F1", messageF1, "messages that a person clicked were told from the others"));
  if (campaigns.length > 0) {
    lines.push(
      figure("rate error", rateError, "mean distance from the true click rate"),
      figure("in range", held, "of the campaigns have the truth in their range"),
    );
  }
  lines.push("", "  said      was automated   of");
  for (const { said, was, labelled } of score.calibration) {
    lines.push(`  ${said.toFixed(3).padEnd(10)}${was.toFixed(3).padEnd(16)}${labelled}`);
  }
  if (opens !== null) {
    lines.push(
      "",
      `Opens apart: ${opens.labelled} labelled rows`,
      figure("F1", opens.f1, "both in one figure"),
      figure("people lost", opens.humanLost, "of what people did, was called automated"),
      figure("Brier score", opens.brier, "0 is perfect, 0.25 is a coin"),
    );
  }
  if (campaigns.length > 1) lines.push("", ...campaignLines(campaigns));
  return `${lines.join("\n")}\n`;
}

/** Characters of a campaign's name: the line stays within 80 columns. */
const NAME = 36;

function campaignLines(campaigns: Evaluation["campaigns"]): string[] {
  return [
    `  ${"campaign".padEnd(NAME)}${"people".padStart(10)}${"adjusted".padStart(10)}${"low".padStart(10)}${"high".padStart(10)}`,
    ...campaigns.map(({ campaign, truth, adjusted, low, high }) => {
      const numbers = [truth, adjusted, low, high].map((value) =>
        (value === null ? "-" : value.toFixed(0)).padStart(10),
      );
      return `  ${forTerminal(campaign)
        .slice(0, NAME - 1)
        .padEnd(NAME)}${numbers.join("")}`;
    }),
  ];
}

function figure(name: string, value: number | null, meaning: string): string {
  return `  ${name.padEnd(13)}${(value === null ? "-" : value.toFixed(3)).padStart(6)}  ${meaning}`;
}
