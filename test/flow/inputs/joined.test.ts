import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { audit } from "../../../src/audit.js";
import type { Report } from "../../../src/domain/report.js";
import { folder } from "../kit.js";

type Files = Record<string, readonly string[]>;

function put(files: Files): string {
  const path = folder();
  for (const [name, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), `${lines.join("\n")}\n`);
  }
  return path;
}

function zip(files: Files, encode: (text: string) => Uint8Array = strToU8): string {
  const path = join(folder(), "export.zip");
  const members = Object.entries(files).map(([name, lines]) => [name, encode(`${lines.join("\n")}\n`)]);
  writeFileSync(path, zipSync(Object.fromEntries(members)));
  return path;
}

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");
const people = Array.from({ length: 9 }, (_, i) => `reader${i}@mail${i % 2}.example`);
const at = (i: number, second: number) => `2026-03-17 09:${10 + i}:${second}`;

/** The numbers that a join decides. */
function numbers({ campaigns }: Report) {
  return campaigns.map(({ campaign, delivered, uniqueOpens, uniqueClicks, totalClicks }) => ({
    campaign,
    delivered,
    opens: uniqueOpens.reported,
    clicks: uniqueClicks.reported,
    totalClicks: totalClicks.reported,
  }));
}

const MAILCHIMP: Files = {
  "granular_activity/opens/7_spring.csv": [
    "Timestamp,IP,Email",
    ...people.slice(0, 6).map((person, i) => `${at(i, 10)},198.51.100.${i},${person}`),
  ],
  "granular_activity/clicks/7_spring.csv": [
    "Timestamp,IP,Email,Url",
    ...people.slice(0, 4).map((person, i) => `${at(i, 20)},198.51.100.${i},${person},https://s.example/${i}`),
  ],
  "aggregate_activity/opened/7_spring.csv": [
    "Email Address,First Name,Last Name,Opens",
    ...people.slice(0, 6).map((person) => `${person},A,B,1`),
  ],
  "aggregate_activity/click_activity/7_spring.csv": [
    "Email Address,First Name,Last Name,Clicks",
    ...people.slice(0, 4).map((person) => `${person},A,B,1`),
  ],
  "aggregate_activity/not_opened/7_spring.csv": [
    "Email Address,First Name,Last Name",
    ...people.slice(6).map((person) => `${person},A,B`),
  ],
  "aggregate_activity/bounces/7_spring.csv": ["Email Address,Bounce Type", "gone@mail0.example,hard"],
  "lists/segments.csv": ["Segment,Members", "all,9"],
};

describe("an export in several files", () => {
  it("is one campaign when it comes as the platform's ZIP, and nothing counts twice", async () => {
    const { report } = await audit({ files: [zip(MAILCHIMP)] });
    expect(numbers(report)).toEqual([
      { campaign: "spring", delivered: 9, opens: 6, clicks: 4, totalClicks: 4 },
    ]);
    const opened = report.inputs.find(({ path }) => path.includes("/opened/"));
    expect(opened?.accounting.skipped).toEqual({ "hits that an event log holds already": 6 });
    expect(report.notices.find(({ code }) => code === "file-skipped")?.file).toMatch(/segments\.csv$/);
  });

  it("is one campaign when the platform's files lie in no folder of its own", async () => {
    const path = put({
      "spring_opens.csv": MAILCHIMP["granular_activity/opens/7_spring.csv"]!,
      "spring_clicks.csv": MAILCHIMP["granular_activity/clicks/7_spring.csv"]!,
    });
    const { report } = await audit({ files: [path] });
    expect(numbers(report)).toMatchObject([{ campaign: "spring", opens: 6, clicks: 4 }]);
    expect(report.inputs.map(({ format }) => format).sort()).toEqual([
      "mailchimp-granular-clicks",
      "mailchimp-granular-opens",
    ]);
  });

  it("is one campaign when its lists are of openers and of clickers", async () => {
    const path = put({
      "spring_opened.csv": MAILCHIMP["aggregate_activity/opened/7_spring.csv"]!,
      "spring_clicked.csv": MAILCHIMP["aggregate_activity/click_activity/7_spring.csv"]!,
    });
    const { report } = await audit({ files: [path] });
    expect(numbers(report)).toMatchObject([{ campaign: "spring", opens: 6, clicks: 4 }]);
  });

  it.each(["Email campaign", "Marketing email", "Mailing name", "Betreff"])(
    "is several campaigns where a column %s tells them apart",
    async (header) => {
      const rows = people.flatMap((person, i) => [
        `${person},open,${at(i, 10)},Spring`,
        `${person},click,${at(i, 20)},Autumn`,
      ]);
      for (const columns of ["Recipient,What,When", "email,event,timestamp"]) {
        const { report } = await audit({ files: [put({ "export.csv": [`${columns},${header}`, ...rows] })] });
        expect(numbers(report).map(({ campaign }) => campaign)).toEqual(["Autumn", "Spring"]);
      }
    },
  );

  it("takes no subjects for campaigns that differ from person to person", async () => {
    const rows = people.map((person, i) => `${person},click,${at(i, 10)},Offer no. ${i}`);
    const path = put({ "export.csv": ["Recipient,What,When,Subject", ...rows] });
    const { report } = await audit({ files: [path] });
    expect(numbers(report)).toMatchObject([{ campaign: "export", clicks: 9 }]);
  });

  it("takes no consent for the name of a campaign", async () => {
    const rows = people.map((person, i) => `${person},click,${at(i, 10)},${i % 2 ? "yes" : "no"}`);
    const path = put({ "export.csv": ["Recipient,What,When,Newsletter", ...rows] });
    const { report } = await audit({ files: [path] });
    expect(numbers(report)).toMatchObject([{ campaign: "export", clicks: 9 }]);
  });

  it("says how many rows tell of something else than the mail", async () => {
    const rows = people.flatMap((person, i) => [
      `${person},Clicked Email,${at(i, 10)}`,
      `${person},Clicked SMS,${at(i, 20)}`,
    ]);
    const { report } = await audit({ files: [put({ "export.csv": ["email,event,timestamp", ...rows] })] });
    expect(numbers(report)).toMatchObject([{ clicks: 9, totalClicks: 9 }]);
    expect(report.notices.find(({ code }) => code === "event-words-unknown")?.message).toMatch(
      /^9 of 18 rows /,
    );
  });

  it("reads lists after logs, whichever the user names first", async () => {
    const path = put({
      "a-list.csv": ["Email Address,Clicks", ...people.slice(0, 5).map((person) => `${person},2`)],
      "b-log.csv": [
        "email,event,timestamp,url",
        ...people.slice(0, 3).map((person, i) => `${person},click,${at(i, 10)},https://s.example/`),
      ],
    });
    const options = { campaign: "spring" };
    const one = await audit({ ...options, files: [join(path, "a-list.csv"), join(path, "b-log.csv")] });
    const other = await audit({ ...options, files: [join(path, "b-log.csv"), join(path, "a-list.csv")] });
    // Three from the log, and two people with two clicks each that only the list knows.
    expect(numbers(one.report)[0]).toMatchObject({ clicks: 5, totalClicks: 7 });
    expect(other.report.campaigns).toEqual(one.report.campaigns);
  });

  it("joins sent, opens and clicks by the words in their names", async () => {
    const path = put({
      "Spring - Sent.csv": [
        "Email Address,Sent Date",
        ...people.map((person) => `${person},2026-03-17 09:00:00`),
      ],
      "Spring - Opens.csv": [
        "Email Address,Open Date,IP Address",
        ...people.slice(0, 6).map((person, i) => `${person},${at(i, 10)},198.51.100.${i}`),
      ],
      "Spring - Clicks.csv": [
        "Email Address,Click Date,Link,IP Address",
        ...people.slice(0, 4).map((person, i) => `${person},${at(i, 20)},https://s.example/,198.51.100.${i}`),
      ],
    });
    const { report } = await audit({ files: [path] });
    expect(numbers(report)).toEqual([
      { campaign: "Spring", delivered: 9, opens: 6, clicks: 4, totalClicks: 4 },
    ]);
    expect(report.campaigns[0]?.sentAt).toBe("2026-03-17T09:00:00.000Z");
  });

  it("reads a tracking extract in UTF-16 with the tables that are none of its business", async () => {
    const head = "ClientID,SendID,SubscriberKey,EmailAddress,SubscriberID,ListID,EventDate,EventType";
    const row = (i: number, second: number, type: string) =>
      `1,55,k${i},${people[i]},9,3,3/17/2026 9:${10 + i}:${second} AM,${type}`;
    const path = zip(
      {
        "Sent.csv": [`${head},BatchID`, ...people.map((_, i) => `${row(i, 0, "Sent")},1`)],
        "Opens.csv": [`${head},BatchID`, ...people.slice(0, 6).map((_, i) => `${row(i, 30, "Open")},1`)],
        "Clicks.csv": [
          `${head},SendURLID,URLID,URL,Alias,BatchID`,
          ...people.slice(0, 4).map((_, i) => `${row(i, 40, "Click")},5,6,https://s.example/,hero,1`),
        ],
        "SendJobs.csv": [
          "ClientID,SendID,FromName,FromEmail,SchedTime,SentTime,Subject,EmailName,PreviewURL",
          "1,55,Shop,shop@s.example,3/17/2026 9:00:00 AM,3/17/2026 9:00:00 AM,Save now,Spring sale,https://p.example",
        ],
        "Attributes.csv": ["ClientID,SubscriberKey,Attribute,Value", "1,k1,Plan,Gold"],
      },
      utf16,
    );
    const { report } = await audit({ files: [path] });
    expect(numbers(report)).toEqual([{ campaign: "55", delivered: 9, opens: 6, clicks: 4, totalClicks: 4 }]);
    expect(report.inputs.find(({ path }) => path.includes("SendJobs"))?.role).toBe("campaigns");
    expect(report.campaigns[0]?.sentAt).toBe("2026-03-17T15:00:00.000Z");
  });

  it("finds the addresses of ids in another file, whichever comes first", async () => {
    const path = put({
      "contacts.csv": ["contact_id,email,country", ...people.map((person, i) => `${i},${person},NL`)],
      "events.csv": [
        "ContactId,event,timestamp,url",
        ...people.map((_, i) => `${i},click,${at(i, 10)},https://s.example/`),
      ],
      // The shop counts its customers, too: its number 1 is somebody else.
      "orders.csv": [
        "customer_id,email,order_id,total,order_date",
        `1,other@else.example,o1,5.00,${at(9, 10)}`,
      ],
    });
    const files = ["events.csv", "orders.csv", "contacts.csv"].map((name) => join(path, name));
    const { report } = await audit({ files });
    expect(report.domains.map(({ domain, subscribers }) => [domain, subscribers])).toEqual([
      ["mail0.example", 5],
      ["mail1.example", 4],
    ]);
    expect(report.notices.find(({ code }) => code === "ids-joined")?.message).toMatch(
      /"ContactId".*contacts\.csv$/,
    );
    const other = await audit({ files: files.toReversed() });
    expect(other.report.domains).toEqual(report.domains);
  });

  it("leaves numbers apart that different systems count", async () => {
    const path = put({
      "contacts.csv": ["customer_id,email,country", ...people.map((person, i) => `${i},${person},NL`)],
      "events.csv": [
        "subscriber_id,event,timestamp,url",
        ...people.map((_, i) => `${i},click,${at(i, 10)},https://s.example/`),
      ],
    });
    const { report } = await audit({ files: [path] });
    expect(report.domains.map(({ domain }) => domain)).toEqual([""]);
  });

  it("finds campaigns by their id where the events name nothing else", async () => {
    const path = put({
      "campaigns.csv": ["Campaign ID,Campaign,Send Time,Delivered", "77,Spring sale,2026-03-17 09:00:00,100"],
      "events.csv": [
        "email,event,timestamp,campaign_id,url",
        ...people.map((person, i) => `${person},click,${at(i, 10)},77,https://s.example/`),
      ],
    });
    const { report } = await audit({ files: [path] });
    expect(numbers(report)).toMatchObject([{ campaign: "77", delivered: 100, clicks: 9 }]);
    expect(report.campaigns[0]?.sentAt).toBe("2026-03-17T09:00:00.000Z");
  });

  it("names the folders that a folder holds, since only its files are read", async () => {
    const path = put({
      ...MAILCHIMP,
      "campaigns.csv": ["campaign,sent_at,delivered", "spring,2026-03-17 09:00,9"],
    });
    await expect(audit({ files: [path] })).rejects.toMatchObject({
      hint: expect.stringMatching(/folders inside are not read: .*aggregate_activity$/),
    });
    await expect(audit({ files: [join(path, "granular_activity")] })).rejects.toMatchObject({
      hint: expect.stringMatching(/granular_activity\/clicks .*granular_activity\/opens$/),
    });
    const files = ["granular_activity/opens", "granular_activity/clicks"].map((name) => join(path, name));
    const { report } = await audit({ files: [path, ...files] });
    expect(numbers(report)).toEqual([
      { campaign: "spring", delivered: 9, opens: 6, clicks: 4, totalClicks: 4 },
    ]);
    expect(report.notices.filter(({ code }) => code === "folder-skipped")).toHaveLength(3);
  });

  it("says which columns it guessed", async () => {
    const path = put({ "log.csv": ["Wie;Actie;Datum", `${people[0]};Geklikt;17-03-2026 09:00`] });
    const { report } = await audit({ files: [path] });
    expect(report.notices.find(({ code }) => code === "format-guessed")?.message).toBe(
      'not a known export, read as events: who is "Wie", what is "Actie", when is "Datum"; --map says otherwise',
    );
  });
});
