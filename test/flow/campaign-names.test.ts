import { describe, expect, it } from "vitest";
import { auditOf } from "./kit.js";

const PEOPLE = Array.from({ length: 20 }, (_, n) => `reader${n}@firm${n % 3}.example`);
const LIST = "Campaign,Send date,Delivered,Unique clicks\nMay letter,2026-05-04 09:00,200,20\n";

function clicks(day: string, campaign?: string) {
  const named = campaign === undefined ? "" : ",campaign";
  const rows = PEOPLE.map(
    (who, n) => `${who},click,${day}T09:${10 + n}:00Z,/a${campaign === undefined ? "" : `,${campaign}`}`,
  );
  return [`email,event,timestamp,url${named}`, ...rows].join("\n");
}

async function noticesOf(files: Record<string, string>, options: Parameters<typeof auditOf>[1] = {}) {
  const { report } = await auditOf(files, options);
  return report.notices
    .filter(({ code }) => ["campaigns-unmatched", "campaign-reused", "honeypot-unseen"].includes(code))
    .map(({ message }) => message);
}

describe("a list of campaigns that names others", () => {
  it("is told, with the name that would join them", async () => {
    const files = { "clicked.csv": clicks("2026-05-04"), "list.csv": LIST };
    const [message, ...more] = await noticesOf(files);
    expect(more).toEqual([]);
    expect(message).toMatch(/is not in the list of campaigns \(it has "May letter"\)/);
    expect(await noticesOf(files, { campaign: "May letter" })).toEqual([]);
  });

  it("is none that names more", async () => {
    const list = `${LIST}June letter,2026-06-04 09:00,200,20\n`;
    expect(await noticesOf({ "log.csv": clicks("2026-05-04", "May letter"), "list.csv": list })).toEqual([]);
  });
});

it("one name for the mailings of two years is told", async () => {
  const years = (second: string) => ({
    "a.csv": clicks("2025-05-04", "Letter"),
    "b.csv": clicks(second, "Letter"),
  });
  const [message] = await noticesOf(years("2026-05-04"), { delivered: 100 });
  expect(message).toMatch(/^campaign "Letter": 20 of 20 people who clicked did so again/);
  expect(await noticesOf(years("2025-05-09"), { delivered: 100 })).toEqual([]);
});

it("a hidden link that nothing names is told", async () => {
  const files = { "log.csv": clicks("2026-05-04", "May").replaceAll("/a", "https://shop.example/a") };
  const [message] = await noticesOf(files, { honeypots: ["shop.example/a"], delivered: 100 });
  expect(message).toMatch(/^--honeypot shop\.example\/a is in no click/);
  expect(await noticesOf(files, { honeypots: ["https://shop.example/a"], delivered: 100 })).toEqual([]);
});
