import type { FormatSpec } from "../format.js";
import { MORE_COLUMNS, NO_NETWORK, ZONE_UNSEEN } from "./caveats.js";
import { type Cells, withCells } from "./records.js";

/** `details` is the clicked address on CLK rows and a bounce code elsewhere. */
function linkOfClick(record: Cells): readonly Cells[] {
  const isClick = (record.get("statusType") ?? "").trim().toUpperCase() === "CLK";
  return isClick ? [withCells(record, [["link", record.get("details") ?? ""]])] : [record];
}

/** https://help.mailup.com/pages/viewpage.action?pageId=60882983. */
export const mailup: readonly FormatSpec[] = [
  {
    id: "mailup-full-export",
    vendor: "MailUp",
    title: "Statistics, full export",
    howToGet: "Statistics > Message > full export",
    role: "events",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["idList", "idNl", "statusType", "statusChange"]],
    columns: {
      email: ["e-mail", "email"],
      eventType: "statusType",
      eventTime: "statusChange",
      sendTime: "sentDate",
      url: "link",
      campaignId: "idNl",
      subject: "subject",
    },
    events: { opn: "open", clk: "click", nco: "bounce" },
    time: { order: "ymd", verified: true },
    caveats: [
      "only the latest action of each recipient is kept: who opened and clicked has no open row, so click-without-open cannot be judged",
      NO_NETWORK,
      ZONE_UNSEEN,
      "the spelling of the e-mail column is not verified",
      MORE_COLUMNS,
    ],
    expand: linkOfClick,
  },
];
