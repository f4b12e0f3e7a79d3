import { expect, it } from "vitest";
import { amazonSesAthena } from "../../../src/normalize/formats/amazonSesAthena.js";

const expand = (cells: Record<string, string>) =>
  amazonSesAthena[0]!.expand!(new Map(Object.entries(cells))).map((record) => Object.fromEntries(record));

const MAIL =
  "{timestamp=2026-03-17T09:00:00.000Z, source=Shop, Inc. <news@shop.example>, messageid=m-1, destination=[ann@north.example], headers=[{name=Subject, value=a=b, {c}}], tags={ses:configuration-set=[Set], campaign=[spring-sale, other]}}";

it("ends a value of a struct only where one of its own keys begins", () => {
  const [record, ...others] = expand({
    eventtype: "Click",
    mail: MAIL,
    click:
      "{ipaddress=198.51.100.7, timestamp=2026-03-17T09:05:00.000Z, useragent=Mozilla/5.0 (X11, Linux) AppleWebKit/537.36 (KHTML, like Gecko), link=https://shop.example/?a=1, b=2&x={y}, linktags=null}",
  });
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    recipient: "ann@north.example",
    campaign: "spring-sale",
    "mail.messageid": "m-1",
    "mail.timestamp": "2026-03-17T09:00:00.000Z",
    "click.ipaddress": "198.51.100.7",
    "click.timestamp": "2026-03-17T09:05:00.000Z",
    "click.useragent": "Mozilla/5.0 (X11, Linux) AppleWebKit/537.36 (KHTML, like Gecko)",
    "click.link": "https://shop.example/?a=1, b=2&x={y}",
  });
});

it("names the people of an event, and nobody for a hit on a mail to several", () => {
  const several = MAIL.replace("[ann@north.example]", "[ann@north.example, ben@south.example]");
  const people = (cells: Record<string, string>) =>
    expand({ mail: several, ...cells }).map(({ recipient }) => recipient);
  expect(people({ eventtype: "Send" })).toEqual(["ann@north.example", "ben@south.example"]);
  expect(people({ eventtype: "Open", open: "{timestamp=2026-03-17T09:05:00.000Z}" })).toEqual(["m-1"]);
  expect(
    people({
      eventtype: "Bounce",
      bounce:
        "{bouncetype=Permanent, bouncedrecipients=[{emailaddress=ben@south.example, action=failed}], timestamp=2026-03-17T09:05:00.000Z}",
    }),
  ).toEqual(["ben@south.example"]);
});

it("takes the configuration set where no tag names the campaign", () => {
  const mail = MAIL.replace(", campaign=[spring-sale, other]", "");
  expect(expand({ eventtype: "Send", mail })[0]).toMatchObject({ campaign: "Set" });
});
