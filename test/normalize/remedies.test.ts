import { describe, expect, it } from "vitest";
import type { Need } from "../../src/domain/signal.js";
import { formats } from "../../src/normalize/formats/index.js";
import { remedyFor } from "../../src/normalize/remedies.js";
import { signals } from "../../src/signals/index.js";

function remedy(id: string, need: Need): string {
  const spec = formats.find((one) => one.id === id);
  const vendor = spec?.vendor ?? "";
  return remedyFor(need, { vendor, spec, columns: {}, sources: {}, kind: spec?.event ?? null });
}

describe("what would enable a check", () => {
  it.each([
    // The same button gives the other half of a granular export.
    ["mailchimp-granular-clicks", "opens", /^the export "Account export, granular_activity\/opens"/],
    ["mailchimp-granular-clicks", "user_agent", /^no export of Mailchimp that is known here holds it$/],
    [
      "mailchimp-aggregate-clicked",
      "ip",
      /^column "IP" of the export "Account export, granular_activity\/clicks"/,
    ],
    ["mailchimp-aggregate-clicked", "subscribers with country", /^the export "Audience export"/],
    ["gophish-results", "click times", /^column "time" of the export "Raw Events" \(Campaign results/],
    ["sfmc-extract-clicks", "delivery or send times", /^the export "Tracking extract, Sen/],
    ["brevo-logs", "platform flags", /^column "st_text" of this export/],
    ["sendgrid-webhook", "ip", /^column "ip" of this export, which this file leaves out/],
    ["generic", "user_agent", /^a column such as "user_agent", or --map user_agent=COLUMN/],
    ["generic", "opens", /^a file with one row per open$/],
    ["klaviyo-events-json", "conversions", /--conversions FILE$/],
    ["generic", "mail servers (--mx)", /--resolve-mx FILE/],
  ] as const)("%s, %s", (id, need, phrase) => expect(remedy(id, need)).toMatch(phrase));

  it("has an answer for every export and every need", () => {
    const needs = [...new Set(signals.flatMap((signal) => signal.needs))];
    for (const { id } of formats) {
      for (const need of needs) expect(remedy(id, need)).toMatch(/^\S.{8,400}[^.]$/);
    }
  });
});

it("names the flag where the times are there and only their order is unknown", () => {
  const detection = {
    vendor: "",
    spec: undefined,
    kind: null,
    columns: { eventTime: " Date ", email: "Email" },
  };
  const unread = { ...detection, sources: { email: ["Email"] } };
  expect(remedyFor("click times", unread)).toBe(
    '--date-order, so that the times in column "Date" can be read',
  );
  const read = { ...detection, sources: { email: ["Email"], eventTime: ["Date"] } };
  expect(remedyFor("click times", read)).toMatch(/^a column such as "timestamp"/);
});
