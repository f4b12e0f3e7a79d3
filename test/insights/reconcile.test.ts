import { expect, it } from "vitest";
import { reconcile } from "../../src/insights/index.js";
import { campaign, measure } from "./report.js";

const spring = campaign({
  campaign: "Spring",
  totalClicks: measure(400, 150),
  uniqueClicks: measure(300, 120),
});
const summer = campaign({ campaign: "Summer" });
const count = (more: object) => ({
  campaign: "Spring",
  source: "sponsor",
  measure: "clicks",
  count: 140,
  ...more,
});

it.each([
  ["clicks", 400, 150],
  ["", 400, 150],
  ["Sessions", 400, 150],
  ["unique_clicks", 300, 120],
  ["Unique visitors", 300, 120],
  ["delivered", 1000, 1000],
  ["page views", null, null],
  ["__proto__", null, null],
])("sets %j beside ours", (measured, reported, adjusted) => {
  expect(reconcile([spring, summer], [count({ measure: measured })])).toMatchObject([
    { theirs: 140, reported, adjusted },
  ]);
});

it("finds a campaign whose name is typed with other case, unless two fit", () => {
  expect(reconcile([spring, summer], [count({ campaign: " spring " })])).toMatchObject([
    { campaign: "Spring", reported: 400 },
  ]);
  const twin = { ...spring, campaign: "SPRING" };
  expect(reconcile([spring, twin], [count({ campaign: "spring" })])).toMatchObject([
    { campaign: "spring", reported: null },
  ]);
  expect(reconcile([spring, twin], [count({ campaign: "SPRING" })])).toMatchObject([
    { campaign: "SPRING", reported: 400 },
  ]);
});

it("takes a nameless count for the only campaign, and for none of several", () => {
  expect(reconcile([spring], [count({ campaign: "" })])).toMatchObject([
    { campaign: "Spring", reported: 400 },
  ]);
  expect(reconcile([spring, summer], [count({ campaign: "" })])).toMatchObject([{ reported: null }]);
});

it("sorts by campaign, source and measure", () => {
  const counts = [
    count({ source: "web" }),
    count({ source: "platform" }),
    count({ campaign: "Summer", source: "a" }),
  ];
  expect(reconcile([spring, summer], counts).map((one) => one.source)).toEqual(["platform", "web", "a"]);
});
