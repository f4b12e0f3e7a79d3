import type { FormatSpec } from "../format.js";
import { SES_EVENTS } from "./amazonSes.js";
import { type Cells, withCells } from "./records.js";

/**
 * Athena prints structs as `{key=value, key=[a, b], ...}` without quotes: commas, equals signs and brackets of a value look like
 * those of the struct, so that a value ends only where one of the struct's own keys begins.
 */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  mail: [
    "timestamp",
    "source",
    "sourcearn",
    "sendingaccountid",
    "messageid",
    "destination",
    "headerstruncated",
    "headers",
    "commonheaders",
    "tags",
  ],
  click: ["ipaddress", "timestamp", "useragent", "link", "linktags"],
  open: ["ipaddress", "timestamp", "useragent"],
  delivery: [
    "processingtimemillis",
    "recipients",
    "remotemtaip",
    "reportingmta",
    "smtpresponse",
    "timestamp",
  ],
  bounce: [
    "bouncedrecipients",
    "bouncesubtype",
    "bouncetype",
    "feedbackid",
    "reportingmta",
    "timestamp",
    "remotemtaip",
  ],
  complaint: [
    "arrivaldate",
    "complainedrecipients",
    "complaintfeedbacktype",
    "complaintsubtype",
    "feedbackid",
    "timestamp",
    "useragent",
  ],
  deliverydelay: ["delaytype", "delayedrecipients", "expirationtime", "reportingmta", "timestamp"],
};
const LONGEST_STRUCT = 1 << 16;

/** Values of a struct by key; nothing for a cell that is none. */
function structOf(column: string, cell: string | undefined): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const text = (cell ?? "").trim().slice(0, LONGEST_STRUCT);
  if (!text.startsWith("{")) return values;
  const starts = [...text.matchAll(/(?<=^\{|, )([a-z_]+)=/gi)].filter(([, key]) =>
    KEYS[column]!.includes(key!.toLowerCase()),
  );
  for (const [at, { 1: key, 0: found, index }] of starts.entries()) {
    const end = starts[at + 1] === undefined ? text.replace(/\}$/, "").length : starts[at + 1]!.index - 2;
    const name = key!.toLowerCase();
    const value = text.slice(index + found.length, end);
    if (!values.has(name) && value !== "null") values.set(name, value);
  }
  return values;
}

/** `[a@b.example, c@d.example]`, or the addresses of a list of structs. */
function addressesOf(list: string | undefined): string[] {
  return [...(list ?? "").matchAll(/[^\s,[\]{}=<>]{1,320}@[^\s,[\]{}=<>]{1,255}/g)].map(
    ([address]) => address,
  );
}

function campaignOf(tags: string | undefined): string {
  for (const name of ["campaign", "ses[:_]configuration[-_]?set"]) {
    const found = new RegExp(`(?:^\\{|, )${name}=\\[([^\\]]*)\\]`, "i").exec(tags ?? "")?.[1];
    if (found !== undefined && found !== "null" && found.trim() !== "") return found.split(", ")[0]!;
  }
  return "";
}

const PEOPLE = [
  ["bounce", "bouncedrecipients"],
  ["complaint", "complainedrecipients"],
  ["deliverydelay", "delayedrecipients"],
  ["delivery", "recipients"],
] as const;

/** One record per person, with the paths of the published records. */
function expandEvents(record: Cells): readonly Cells[] {
  const structs = new Map(Object.keys(KEYS).map((name) => [name, structOf(name, record.get(name))]));
  const mail = structs.get("mail")!;
  const cells: [string, string][] = [
    ["mail.timestamp", mail.get("timestamp") ?? ""],
    ["mail.messageid", mail.get("messageid") ?? ""],
    ["campaign", campaignOf(mail.get("tags"))],
  ];
  for (const [name, struct] of structs)
    for (const key of ["timestamp", "ipaddress", "useragent", "link"])
      if (name !== "mail" && struct.has(key)) cells.push([`${name}.${key}`, struct.get(key)!]);
  return peopleOf(structs).map((person) => withCells(record, [...cells, ["recipient", person]]));
}

function peopleOf(structs: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  for (const [name, key] of PEOPLE) {
    const people = addressesOf(structs.get(name)!.get(key));
    if (people.length > 0) return people;
  }
  const mail = structs.get("mail")!;
  const people = addressesOf(mail.get("destination"));
  // One pixel and one link serve all recipients: a hit on them stands under the message.
  const isHit = structs.get("open")!.size > 0 || structs.get("click")!.size > 0;
  return people.length === 1 || (people.length > 1 && !isHit) ? people : [mail.get("messageid") ?? ""];
}

/** Header of ses_events_table.csv beside the status view (see `ses-athena-status-view`); only the form of the structs is documented. */
export const amazonSesAthena: readonly FormatSpec[] = [
  {
    id: "ses-athena-events",
    vendor: "Amazon SES",
    title: "Raw events table of Athena, as CSV",
    howToGet: "Athena > query of the table of SES events > Download results",
    role: "events",
    confidence: "partly",
    syntax: ["csv"],
    signatures: [["eventtype", "mail", "delivery", "open", "click"]],
    reads: Object.keys(KEYS),
    columns: {
      email: "recipient",
      eventType: "eventtype",
      eventTime: [
        "click.timestamp",
        "open.timestamp",
        "delivery.timestamp",
        "bounce.timestamp",
        "complaint.timestamp",
        "deliverydelay.timestamp",
        "mail.timestamp",
      ],
      sendTime: "mail.timestamp",
      deliveryTime: "delivery.timestamp",
      url: "click.link",
      ip: ["click.ipaddress", "open.ipaddress"],
      userAgent: ["click.useragent", "open.useragent"],
      messageId: "mail.messageid",
      campaignName: "campaign",
    },
    events: SES_EVENTS,
    time: { zone: "UTC", verified: true },
    caveats: [
      "what stands inside the columns is not verified: it is read as Athena prints structs, {key=value, ...}",
      "the campaign is the message tag `campaign`, else the configuration set",
    ],
    expand: expandEvents,
  },
];
