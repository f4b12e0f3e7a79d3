import type { FormatSpec } from "../format.js";
import { NO_CLICK_TIME, NO_NETWORK, TRANSLATED } from "./caveats.js";
import { type Cells, firstAddress, withCells } from "./records.js";

/** Several view times may sit in one cell, one per line: the first is kept as the time of the first open. */
function firstView(record: Cells): readonly Cells[] {
  const views = record.get("Viewed") ?? "";
  const end = views.search(/[\r\n]/);
  return [end < 0 ? record : withCells(record, [["Viewed", views.slice(0, end).trim()]])];
}

/** The list has one nameless column: whoever stands in it clicked. */
function clicker(record: Cells): readonly Cells[] {
  const address = firstAddress(record);
  if (address === "") return [];
  return [
    new Map([
      ["email", address],
      ["clicked", "1"],
    ]),
  ];
}

/** https://github.com/phpList/phplist3, admin/mviews.php and userclicks.php. */
export const phplist: readonly FormatSpec[] = [
  {
    id: "phplist-opens",
    vendor: "phpList",
    title: "Message open statistics",
    howToGet: "Statistics > view opens > the message > Download as CSV",
    role: "recipients",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Subscriber", "Response time"]],
    columns: { email: "Subscriber", sendTime: "Sent", openTime: "Viewed", totalOpens: "Total views" },
    time: { verified: false },
    caveats: [
      "no clicks in this export",
      NO_NETWORK,
      "the site sets how times are written, in the zone of the server: give --timezone",
      TRANSLATED,
    ],
    expand: firstView,
  },
  {
    id: "phplist-clickers",
    vendor: "phpList",
    title: "Subscribers who clicked",
    howToGet: "Statistics > click statistics > a link > Download subscribers who clicked",
    role: "recipients",
    confidence: "verified",
    syntax: ["csv"],
    // No header: a sentence that names link, subject and send time, then one address per line.
    signatures: [],
    recognise: ({ header, preamble, sample }) =>
      header.length <= 1 &&
      /who clicked/i.test([...preamble, ...header].join("\n").slice(0, 2000)) &&
      sample.length > 0 &&
      sample.every((cells) => firstAddress(new Map([["", cells[0] ?? ""]])) !== ""),
    columns: { email: "email", clicked: "clicked" },
    caveats: [NO_CLICK_TIME, NO_NETWORK],
    expand: clicker,
  },
];
