import { describe, expect, it } from "vitest";
import { auditOf } from "./kit.js";

const time = (minute: number, second = 0) =>
  `2026-03-10T09:${String(minute).padStart(2, "0")}:${String(second).padStart(2, "0")}Z`;
const opened = (id: number) => ({ timestamp: time(id), ip: "203.0.113.7" });
const clicked = (id: number, page: string) => ({
  timestamp: time(id, 40),
  url: `https://shop.example/${page}`,
});
const PEOPLE = Array.from({ length: 12 }, (_, id) => ({
  email: `p${id}@corp.example`,
  country: "NL",
  created_at: "2020-01-01T00:00:00Z",
  opens: id % 3 === 0 ? [] : [opened(id)],
  clicks: id % 3 === 2 ? [clicked(id, "a"), clicked(id, "b")] : [],
}));

async function read(value: unknown, name = "spring.json") {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const { report } = await auditOf({ [name]: text }, { campaign: "Spring" });
  const { delivered, totalClicks, uniqueOpens } = report.campaigns[0]!;
  const { period, accounting } = report.inputs[0]!;
  return { report, period, accounting, delivered, clicks: totalClicks.reported, opens: uniqueOpens.reported };
}

describe("JSON records of one person each with lists of events", () => {
  const activity = PEOPLE.map(({ opens, clicks, ...person }) => ({ ...person, activity: { opens, clicks } }));
  const history = PEOPLE.map(({ opens, clicks, ...person }) => ({
    ...person,
    events: [
      ...opens.map((one) => ({ type: "open", ...one })),
      ...clicks.map((one) => ({ type: "click", ...one })),
    ],
  }));
  const times = PEOPLE.map(({ opens, clicks, ...person }) => ({
    ...person,
    opens: opens.map(({ timestamp }) => timestamp),
    clicks: clicks.map(({ timestamp }) => timestamp),
  }));

  it.each([
    ["one list for each kind", PEOPLE],
    ["under another name", activity],
    ["one list for all kinds", history],
    ["both, which say the same", PEOPLE.map((one, id) => ({ ...one, events: history[id]!.events }))],
    ["nothing but times", times],
    ["inside a campaign", { campaign: "Spring", members: PEOPLE }],
    ["one on each line", PEOPLE.map((one) => JSON.stringify(one)).join("\n")],
  ])("are read: %s", async (_, value) => {
    const found = await read(value);
    expect(found).toMatchObject({ delivered: 12, clicks: 8, opens: 8 });
    expect(found.accounting).toMatchObject({ rows: 12, analysed: 12, rejected: 0 });
    // When the person was added is no time of an event.
    expect(found.period.from).toBe("2026-03-10T09:01:00.000Z");
  });

  it("say nothing of the sending where each has done something", async () => {
    const active = PEOPLE.filter(({ opens }) => opens.length > 0);
    expect(await read(active)).toMatchObject({ delivered: null, clicks: 8, opens: 8 });
  });

  it("lose a record with a time that nobody can read, not a part of it", async () => {
    const broken = PEOPLE.map((one, id) =>
      id === 1 ? { ...one, opens: [opened(1), { timestamp: "soon" }] } : one,
    );
    const found = await read(broken);
    expect(found.accounting).toMatchObject({ analysed: 11, rejected: 1 });
  });

  it("say which count is not used beside them", async () => {
    const counted = PEOPLE.map(({ opens, ...one }) => ({ ...one, opens: opens.length }));
    const { report } = await read(counted);
    expect(report.notices.find(({ code }) => code === "column-not-used")?.message).toMatch(
      /"opens" is not used beside column "clicks\[\]"/,
    );
  });

  it("are none where the lists hold no events", async () => {
    const named = PEOPLE.map(({ email }) => ({ email, opens: ["phone"], clicks: ["footer"] }));
    await expect(read(named)).rejects.toThrow(/--map|--clicks/);
  });
});
