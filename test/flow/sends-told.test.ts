import { describe, expect, it } from "vitest";
import { auditOf } from "./kit.js";

async function delivered(files: Record<string, string>) {
  const { report } = await auditOf(files, { campaign: "Spring" });
  const [one] = report.campaigns;
  return { delivered: one!.delivered, rate: one!.clickRate.reported, notices: report.notices };
}

const SENT_AT = "2026-03-10 09:00:00";
const clicked = (id: number) =>
  `p${id}@corp.example,${SENT_AT},2026-03-10 09:1${id}:07,https://shop.example/a`;
const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

describe("lists that hold nobody but those who opened or clicked", () => {
  it.each(["Sent at", "Delivered at"])("do not say how many got the mail: %s", async (header) => {
    const rows = Array.from({ length: 9 }, (_, id) => clicked(id));
    const found = await delivered({ "clicks.csv": lines(`Email,${header},Clicked at,URL`, ...rows) });
    expect(found.delivered).toBeNull();
    expect(found.notices.map(({ code }) => code)).toContain("delivered-unknown");
  });

  it("do not say so where there is one row", async () => {
    const found = await delivered({ "clicks.csv": lines("Email,Sent at,Clicked at,URL", clicked(1)) });
    expect(found.delivered).toBeNull();
  });

  it("say so with one person who did neither", async () => {
    const rows = [clicked(1), clicked(2), `p3@corp.example,${SENT_AT},,`];
    const found = await delivered({ "list.csv": lines("Email,Sent at,Clicked at,URL", ...rows) });
    expect(found.delivered).toBe(3);
  });

  it("add up with the list of those who did not", async () => {
    const found = await delivered({
      "opens.csv": lines(
        "Email,Opened at",
        "p1@corp.example,2026-03-10 09:12:07",
        "p2@corp.example,2026-03-10 09:13:09",
      ),
      "not opened.csv": lines("Email", "p3@corp.example", "p4@corp.example", "p5@corp.example"),
    });
    expect(found.delivered).toBe(5);
    expect(found.notices.map(({ code }) => code)).not.toContain("hits-without-send");
  });
});

describe("sent rows of a log", () => {
  const row = (email: string, event: string, minute: number) =>
    `${email},${event},2026-03-10 09:${minute}:07`;

  it("are counted though each was opened", async () => {
    const log = lines(
      "email,event,timestamp",
      row("a@corp.example", "sent", 10),
      row("a@corp.example", "open", 12),
    );
    expect((await delivered({ "log.csv": log })).delivered).toBe(1);
  });

  it("do not grow by people whom only an open names, who are told of", async () => {
    const log = lines(
      "email,event,timestamp",
      row("a@corp.example", "sent", 10),
      row("b@corp.example", "sent", 10),
      row("a@corp.example", "open", 12),
      row("c@corp.example", "open", 14),
    );
    const found = await delivered({ "log.csv": log });
    expect(found.delivered).toBe(2);
    const said = found.notices.find(({ code }) => code === "hits-without-send");
    expect(said?.message).toContain(
      'campaign "Spring": 1 of 2 people who opened or clicked are in no sent row',
    );
  });

  it("tell of ids that lost their zeros in a list of sends", async () => {
    const found = await delivered({
      "sent.csv": lines("subscriber_id,Sent at", `00007,${SENT_AT}`, `00008,${SENT_AT}`, `00009,${SENT_AT}`),
      "clicks.csv": lines("subscriber_id,Clicked at,URL", "7,2026-03-10 09:12:07,https://shop.example/a"),
    });
    expect(found.delivered).toBe(3);
    expect(found.notices.map(({ code }) => code)).toContain("hits-without-send");
  });
});
