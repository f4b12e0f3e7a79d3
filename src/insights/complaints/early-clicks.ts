import type { CampaignReport, DelayBucket } from "../../domain/report.js";
import { percent, plural, whole } from "../text.js";
import { type Answer, type Findings, NO_CLICKS, reportedClicks } from "./answer.js";

const complaint = "Clicks right after sending";

/** Buckets of the report that end within 5 minutes: 97 % of scanner bursts start there (facts/scanners.md 0.1). */
const EARLY = new Set(["before delivery", "under 10 s", "10 s to 1 min", "1 to 5 min"]);
/** Automated share of all timed clicks above which it is more than a stray; a hand-set limit. */
const NOTABLE = 0.05;
/** Fewer timed clicks say nothing about shares. */
const ENOUGH = 10;
/** facts/scanners.md 4.4. */
const USUAL = "Of an ordinary newsletter people make about 6 to 8 % of their clicks that early.";
const ADVICE =
  "Count people's clicks, not the reported ones. Start nothing on a click of the first 5 minutes, and do not pick the winner of a test by it.";

/** Do machines click in the first minutes? */
export function earlyClicks(report: Findings): Answer {
  const sums = report.campaigns.map((campaign) => ({ campaign, ...sumOf(campaign.delays) }));
  const all = sums.reduce((sum, one) => sum + one.all, 0);
  if (all < ENOUGH) {
    const why =
      reportedClicks(report) === 0
        ? NO_CLICKS
        : "Too few clicks have both their own time and a time of delivery or sending";
    return {
      complaint,
      answer: "cannot tell",
      evidence: `${why}.`,
      advice:
        "Export the clicks with their times, and give the send time with --sent-at or a campaigns file.",
    };
  }
  const early = sums.reduce((sum, one) => sum + one.early, 0);
  const automated = sums.reduce((sum, one) => sum + one.automated, 0);
  const unsure = sums.reduce((sum, one) => sum + one.unsure, 0);
  const evidence = `${whole(early)} of ${plural(all, "click")} (${percent(early / all)}) came within 5 minutes of ${baseOf(report)}; ${whole(automated)} of them are judged automated and ${whole(unsure)} unsure. ${USUAL}${worst(sums)}`;
  if (automated >= all * NOTABLE) return { complaint, answer: "yes", evidence, advice: ADVICE };
  if (automated + unsure >= all * NOTABLE)
    return {
      complaint,
      answer: "cannot tell",
      evidence,
      advice:
        "Export addresses (IP), user agents and links with the clicks, so that the unsure ones can be told apart.",
    };
  return {
    complaint,
    answer: "no",
    evidence,
    advice:
      early >= all * NOTABLE * 2
        ? "Leave them in: most early clicks look like those of quick readers."
        : "Nothing to do.",
  };
}

function sumOf(delays: readonly DelayBucket[]) {
  const sum = { all: 0, early: 0, automated: 0, unsure: 0 };
  for (const { bucket, human, automated, unsure } of delays) {
    sum.all += human + automated + unsure;
    if (!EARLY.has(bucket)) continue;
    sum.early += human + automated + unsure;
    sum.automated += automated;
    sum.unsure += unsure;
  }
  return sum;
}

/** The campaign with most automated early clicks by share, where there are several. */
function worst(sums: readonly { campaign: CampaignReport; all: number; automated: number }[]): string {
  const large = sums.filter(({ all, automated }) => all >= ENOUGH && automated > 0);
  if (sums.length < 2 || large.length === 0) return "";
  const most = large.reduce((best, one) =>
    one.automated / one.all > best.automated / best.all ? one : best,
  );
  return ` The campaign with most of them is ${most.campaign.campaign}: ${percent(most.automated / most.all)} of its clicks were automated and that early.`;
}

function baseOf(report: Findings): string {
  const { earlyFrom } = report.total;
  if (earlyFrom === "delivery") return "the delivery";
  if (earlyFrom === "send") return "the send time";
  return earlyFrom === "inferred"
    ? "the start of the campaign, which was inferred from the clicks"
    : "the delivery or the send time";
}
