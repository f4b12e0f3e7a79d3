import type { Excerpt } from "../excerpt.js";
import { onlyMachines, type RankedLink, type RankedMail } from "../link-ranks.js";
import { count, plural } from "../words.js";
import { folded, table } from "./table.js";

const ROWS = 10;

/** Links by what people clicked, with the places they lose or gain. */
export function links({ links: mails, mails: all }: Excerpt): string {
  if (mails.length === 0) return "";
  const more = all - mails.length;
  const rest =
    more > 0 ? `\n\nThe links of ${plural(more, "other campaign")} are in links.csv (--out-dir).` : "";
  return folded("Links, by what people clicked", `${mails.map(mail).join("\n\n")}${rest}`);
}

function mail({ campaign, links }: RankedMail): string {
  const rows = links
    .slice(0, ROWS)
    .map((one) => [
      one.link.link,
      count(one.link.position),
      count(one.reported),
      `**${count(one.adjusted)}**`,
      place(one),
    ]);
  const more = links.length - ROWS;
  const rest = more > 0 ? `\n\n${plural(more, "more link")} not shown.` : "";
  return `**${campaign}**\n\n${table(["Link", ">Order in mail", ">Reported", ">People", "Place by people"], rows)}${rest}`;
}

function place(one: RankedLink): string {
  if (onlyMachines(one)) return "only machines";
  if (Math.round(one.adjusted) === 0) return "hardly anybody";
  const { rankAdjusted, rankReported } = one;
  return rankAdjusted === rankReported
    ? count(rankAdjusted)
    : `${count(rankAdjusted)} (was ${count(rankReported)})`;
}
