import { expect, it } from "vitest";
import type { LinkReport } from "../../src/domain/report.js";
import { inflated, inMailOrder, onlyMachines, rankedLinks } from "../../src/report/link-ranks.js";

const link = (
  name: string,
  reported: number,
  adjusted: number,
  more: Partial<LinkReport> = {},
): LinkReport => ({
  campaign: "spring",
  link: name,
  position: null,
  clicks: { reported, human: Math.round(adjusted), automated: reported - Math.round(adjusted), unsure: 0 },
  uniqueClicks: { reported, adjusted, low: adjusted, high: adjusted },
  footer: false,
  ...more,
});

it("ranks by people, and tells the place by reported clicks", () => {
  const [mail] = rankedLinks([link("footer", 70, 1), link("hero", 60, 40), link("shop", 60, 12)]);
  expect(mail!.links.map((one) => [one.link.link, one.rankReported, one.rankAdjusted])).toEqual([
    ["hero", 2, 1],
    ["shop", 2, 2],
    ["footer", 1, 3],
  ]);
});

it("puts the mail first whose links hold most machine clicks", () => {
  const mails = rankedLinks([link("a", 10, 9), link("b", 50, 2, { campaign: "summer" })]);
  expect(mails.map(({ campaign }) => campaign)).toEqual(["summer", "spring"]);
});

it("tells links that only machines touched from those that nobody is known to have clicked", () => {
  const [mail] = rankedLinks([
    link("scanned", 9, 0.1, { clicks: { reported: 9, human: 0, automated: 9, unsure: 0 } }),
    link("unsure", 9, 0.4, { clicks: { reported: 9, human: 0, automated: 8, unsure: 1 } }),
  ]);
  expect(mail!.links.filter(onlyMachines).map((one) => one.link.link)).toEqual(["scanned"]);
});

it("calls a link inflated from twice the clicks of people on, the worst first", () => {
  const [mail] = rankedLinks([link("fair", 10, 6), link("twice", 10, 5), link("footer", 10, 0)]);
  expect(inflated(mail!.links).map((one) => one.link.link)).toEqual(["footer", "twice"]);
});

it("knows the order of the mail only where every link has its place", () => {
  const [known] = rankedLinks([link("b", 5, 5, { position: 2 }), link("a", 5, 1, { position: 1 })]);
  expect(inMailOrder(known!.links)!.map((one) => one.link.link)).toEqual(["a", "b"]);
  const [partly] = rankedLinks([link("b", 5, 5, { position: 2 }), link("a", 5, 1)]);
  expect(inMailOrder(partly!.links)).toBeNull();
});
