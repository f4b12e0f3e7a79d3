import type { CampaignReport, Report } from "../domain/report.js";
import { figures } from "./headline.js";
import { renderMarkdown } from "./markdown.js";
import { maskReport } from "./mask.js";
import { forGithub, forGithubProperty } from "./neutralize.js";
import type { RenderOptions } from "./render.js";

/** GitHub shows at most ten annotations of a kind per step (actions/toolkit, docs/problem-matchers.md). */
const ANNOTATIONS = 10;
/** From here on a campaign is a warning: at least every fifth click was a machine's. */
const WARNING_SHARE = 0.2;

/** Workflow commands: an error per limit that was passed, then one annotation per campaign; never per subscriber. */
export function renderGithub(report: Report, options: Pick<RenderOptions, "mask" | "failures">): string {
  const shown = options.mask ? maskReport({ ...report, subscribers: [] }) : report;
  const errors = (options.failures ?? []).map((failure) => `::error title=clickaudit::${forGithub(failure)}`);
  const campaigns = [...shown.campaigns].sort((a, b) => (b.automatedShare ?? 0) - (a.automatedShare ?? 0));
  const commands = campaigns.slice(0, ANNOTATIONS).map(annotation);
  const more = campaigns.length - ANNOTATIONS;
  if (more > 0)
    commands[ANNOTATIONS - 1] = `::notice title=clickaudit::${more + 1} more campaigns: see the job summary`;
  return [...errors, ...commands].map((line) => `${line}\n`).join("");
}

function annotation(campaign: CampaignReport): string {
  const level = (campaign.automatedShare ?? 0) >= WARNING_SHARE ? "warning" : "notice";
  return `::${level} title=${forGithubProperty(campaign.campaign)}::${forGithub(figures(campaign).join(" "))}`;
}

/** Markdown for the job summary (`$GITHUB_STEP_SUMMARY`). */
export function githubSummary(report: Report, options: RenderOptions): string {
  return renderMarkdown(report, options);
}
