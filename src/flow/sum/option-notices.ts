import type { CampaignRow } from "../../domain/event.js";
import type { AuditOptions } from "../../domain/options.js";
import type { Notice } from "../../domain/report.js";
import { DELIVERED_OPTION, type Delivered } from "./delivered.js";

/**
 * What became of figures that the user gave for a campaign: an export of several has each of them take it, and one that says so
 * itself none. Both make rates that nobody expects.
 * @param files what files say of campaigns, by name
 */
export function optionNotices(
  delivered: readonly Delivered[],
  names: readonly string[],
  files: ReadonlyMap<string, CampaignRow>,
  options: Pick<AuditOptions, "delivered" | "sentAt">,
): Notice[] {
  const notices: Notice[] = [];
  const counted = delivered.filter(({ from }) => from === DELIVERED_OPTION).length;
  if (options.delivered !== undefined && delivered.length > 0 && counted === 0)
    notices.push({
      code: "option-not-used",
      message: `--delivered ${options.delivered} was not used: the files say how many mails were delivered`,
    });
  if (counted > 1)
    notices.push({
      code: "option-for-several",
      message: `--delivered ${options.delivered} was taken for each of ${counted} campaigns; audit them one by one, or add the campaigns export`,
    });
  const dated = names.filter((name) => !hasSendTime(files.get(name))).length;
  if (options.sentAt !== undefined && dated > 1)
    notices.push({
      code: "option-for-several",
      message: `--sent-at ${options.sentAt} was taken for each of ${dated} campaigns; audit them one by one, or add the campaigns export`,
    });
  return notices;
}

function hasSendTime(row: CampaignRow | undefined): boolean {
  return row !== undefined && !Number.isNaN(row.sentAt);
}
