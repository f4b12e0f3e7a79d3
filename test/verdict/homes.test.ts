import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SubscriberRow } from "../../src/domain/event.js";
import { type EventFields, worldOf } from "./judging.js";

const HOUR = 3600;
const ann = "ann@corp.example";
const WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36";

const mail = (campaign: string, subscriber = ann): EventFields => ({
  kind: "delivered",
  campaign,
  subscriber,
  delay: 0,
});
const hit = (campaign: string, ip: string, changes: EventFields | object = {}): EventFields => ({
  kind: "open",
  campaign,
  subscriber: ann,
  ip,
  userAgent: WINDOWS,
  delay: HOUR,
  ...changes,
});
const line = (country: string) => `access none ${country}-1`;

function homeOf(
  events: readonly EventFields[],
  campaign = "Judged",
  file: Record<string, string> = {},
  who = ann,
) {
  const rows = Object.entries(file).map(([subscriber, country]): [string, SubscriberRow] => [
    subscriber,
    { subscriber, country, timezone: "Europe/Amsterdam", segment: "", variant: "" },
  ]);
  const all = [mail(campaign, who), ...events];
  const { world, store } = worldOf(all, new Map(rows));
  const subscriber = store.subscribers.find(who);
  return world.home(subscriber, store.messages.find(store.campaigns.find(campaign), subscriber));
}

/** Four colleagues, each with one mail read in the country. */
const colleagues = (countries: readonly string[], domain = "corp.example"): EventFields[] =>
  countries.flatMap((country, i) => {
    const subscriber = `c${i}@${domain}`;
    return [mail("Judged", subscriber), hit("Judged", line(country), { subscriber })];
  });

describe("where a subscriber is expected", () => {
  it("is where the subscribers file says, with its zone", () => {
    const events = [mail("A"), hit("A", line("BR")), mail("B"), hit("B", line("BR"))];
    expect(homeOf(events, "Judged", { [ann]: "NL" })).toEqual({
      country: "NL",
      zone: "Europe/Amsterdam",
      from: "file",
      agree: 1,
      of: 1,
    });
  });

  it("is else where the subscriber's other mails were read", () => {
    const events = ["A", "B", "C"].flatMap((campaign) => [mail(campaign), hit(campaign, line("NL"))]);
    expect(homeOf(events)).toMatchObject({ country: "NL", from: "history", agree: 3, of: 3 });
  });

  it("leaves the judged mail out, so that it cannot vouch for itself", () => {
    const events = [
      ...["A", "B"].flatMap((campaign) => [mail(campaign), hit(campaign, line("NL"))]),
      hit("Judged", line("BR")),
      hit("Judged", line("BR"), { kind: "click" }),
    ];
    expect(homeOf(events)).toMatchObject({ country: "NL", agree: 2, of: 2 });
    expect(homeOf([mail("A"), hit("A", line("NL")), hit("Judged", line("NL"))])).toBeNull();
  });

  it("bears one journey in five, and not two in four", () => {
    const read = (countries: string[]) =>
      countries.flatMap((country, i) => [mail(`M${i}`), hit(`M${i}`, line(country))]);
    expect(homeOf(read(["NL", "NL", "NL", "NL", "BR"]))).toMatchObject({ country: "NL", agree: 4, of: 5 });
    expect(homeOf(read(["NL", "NL", "BR", "BR"]))).toBeNull();
  });

  it.each([
    ["a cloud", hit("A", "cloud probable US-1")],
    ["a gateway", hit("A", "security certain US-1")],
    ["a privacy relay", hit("A", "relay none US-1")],
    ["a company proxy", hit("A", "web-proxy none US-1")],
    ["a tool", hit("A", line("US"), { userAgent: "curl/8.4.0" })],
    ["an image proxy", hit("A", line("US"), { userAgent: "GoogleImageProxy" })],
    ["the time right after delivery", hit("A", line("US"), { delay: 40 })],
    ["what the platform calls a machine", hit("A", line("US"), { flag: "machine" })],
  ])("learns nothing from %s", (_, first) => {
    const again = { ...first, campaign: "B" };
    expect(homeOf([mail("A"), first, mail("B"), again])).toBeNull();
  });

  it("is else where the colleagues are, by the file or by their own mails", () => {
    expect(homeOf(colleagues(["DE", "DE", "DE", "DE"]))).toMatchObject({
      country: "DE",
      from: "colleagues",
      agree: 4,
      of: 4,
    });
    expect(homeOf(colleagues(["DE", "DE", "DE"]))).toBeNull();
    expect(homeOf(colleagues(["DE", "DE", "FR", "FR", "NL"]))).toBeNull();
    const file = {
      "c0@corp.example": "FR",
      "c1@corp.example": "FR",
      "c2@corp.example": "FR",
      "c3@corp.example": "FR",
    };
    expect(homeOf(colleagues(["DE", "DE", "DE", "DE"]), "Judged", file)).toMatchObject({ country: "FR" });
  });

  it("leaves a person's own place out of that of the colleagues", () => {
    const own = hit("Judged", line("BR"));
    expect(homeOf([...colleagues(["DE", "DE", "DE", "DE"]), own])).toMatchObject({ country: "DE", of: 4 });
  });

  it("takes people of free mail for no colleagues", () => {
    const free = colleagues(["DE", "DE", "DE", "DE", "DE"], "gmail.com");
    expect(homeOf(free, "Judged", {}, "x@gmail.com")).toBeNull();
  });

  it("does not depend on the order of rows", () => {
    const events = [
      ...["A", "B", "C"].flatMap((campaign, i) => [
        mail(campaign),
        hit(campaign, line(i === 2 ? "BR" : "NL")),
      ]),
      ...colleagues(["DE", "DE", "DE", "FR", "DE"]),
    ];
    const expected = homeOf(events);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(homeOf(shuffled)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});
