import { expect, it } from "vitest";
import type { NetworkReport, SubscriberReport } from "../../src/domain/report.js";
import { diagnosis } from "../../src/insights/index.js";
import { campaign, links, measure, report, signal } from "./report.js";

const answers = (...args: Parameters<typeof diagnosis>) => diagnosis(...args).map((one) => one.answer);

function subscriber(signalId: string, because: string, weight = 2): SubscriberReport {
  return {
    subscriber: "ada@acme.example",
    domain: "acme.example",
    mailboxSystem: "",
    verdict: "automated",
    probability: 0.99,
    clicks: { reported: 9, human: 0, automated: 9, unsure: 0 },
    campaigns: ["spring"],
    reasons: [{ signal: signalId, because, weight }],
  };
}

function network(name: string, kind: string, reported: number): NetworkReport {
  const clicks = { reported, human: 0, automated: reported, unsure: 0 };
  return { network: name, asn: 1, class: kind, certainty: "probable", clicks, addresses: 1 };
}

it("answers no four times for a clean campaign, and cannot tell without an automation log", () => {
  expect(answers(report({ networks: [network("Home line", "access", 40)] }))).toEqual([
    "no",
    "no",
    "no",
    "no",
    "cannot tell",
  ]);
});

it("cannot tell anything without clicks", () => {
  const empty = campaign({
    totalClicks: measure(0),
    uniqueClicks: measure(0),
    clickRate: measure(0),
    delays: [],
  });
  expect(new Set(answers(report({ campaigns: [empty] })))).toEqual(new Set(["cannot tell"]));
  expect(new Set(answers(report({ campaigns: [], total: { ...empty } })))).toEqual(new Set(["cannot tell"]));
});

it("finds machines that click right after sending, and names the worst campaign", () => {
  const scanned = campaign({
    campaign: "summer",
    delays: [
      { bucket: "10 s to 1 min", human: 1, automated: 30, unsure: 2 },
      { bucket: "2 to 8 h", human: 27, automated: 0, unsure: 0 },
    ],
  });
  const [early] = diagnosis(report({ campaigns: [campaign(), scanned] }));
  expect(early!.answer).toBe("yes");
  expect(early!.evidence).toContain(
    "33 of 100 clicks (33.0 %) came within 5 minutes of the delivery; 30 of them are judged automated and 2 unsure.",
  );
  expect(early!.evidence).toContain("summer: 50.0 % of its clicks");
});

it("leaves quick readers in, and does not decide over unsure early clicks", () => {
  const quick = (human: number, unsure: number) =>
    report({ campaigns: [campaign({ delays: [{ bucket: "1 to 5 min", human, automated: 0, unsure }] })] });
  expect(diagnosis(quick(40, 0))[0]).toMatchObject({
    answer: "no",
    advice: expect.stringContaining("Leave them in"),
  });
  expect(diagnosis(quick(20, 20))[0]!.answer).toBe("cannot tell");
});

it("cannot tell early clicks without times", () => {
  const untimed = campaign({
    earlyFrom: null,
    delays: campaign().delays.map((one) => ({ ...one, human: 0 })),
  });
  expect(diagnosis(report({ campaigns: [untimed] }))[0]!.answer).toBe("cannot tell");
});

it("finds who clicked every link, with the sentence of one of them", () => {
  const because = "clicked 9 of the 9 links of the mail in one go";
  const found = diagnosis(report({ subscribers: [subscriber("every-link-clicked", because)] }))[1]!;
  expect(found.answer).toBe("yes");
  expect(found.evidence).toContain(
    `1 suspicious subscriber all or most links of a mail were clicked in one go. One of them: ${because}.`,
  );
});

it("does not blame keen readers of short mails, nor reasons that speak for a person", () => {
  const keen = report({ signals: [signal("every-link-clicked", "ran", [], 4)] });
  expect(diagnosis(keen)[1]).toMatchObject({ answer: "no", evidence: expect.stringContaining("4 times") });
  expect(diagnosis(report({ subscribers: [subscriber("every-link-clicked", "x", -1)] }))[1]!.answer).toBe(
    "no",
  );
});

it("does not call a mail with two links fully clicked or not", () => {
  expect(diagnosis(report({ links: links(2) }))[1]).toMatchObject({
    answer: "cannot tell",
    evidence: expect.stringContaining("three links or more"),
  });
  const twoMails = links(4).map((one, at) => ({ ...one, campaign: `mail-${at % 2}` }));
  expect(diagnosis(report({ links: twoMails }))[1]!.answer).toBe("cannot tell");
});

it("says what is missing when a check did not run", () => {
  const found = diagnosis(
    report({ signals: [signal("every-link-clicked", "skipped", ["links"]), signal("cloud-network", "off")] }),
  );
  expect(found[1]).toMatchObject({
    answer: "cannot tell",
    evidence: 'The check "Title of every-link-clicked" needs links, which these files lack.',
  });
  expect(found[2]).toMatchObject({
    answer: "cannot tell",
    evidence: 'The check "Title of cloud-network" is switched off.',
  });
});

it("finds clicks from data centres and from countries where the subscriber is not", () => {
  const hosted = diagnosis(
    report({ networks: [network("Amazon, Dublin", "cloud", 10), network("Home line", "access", 30)] }),
  )[2]!;
  expect(hosted.answer).toBe("yes");
  expect(hosted.evidence).toContain("10 of 40 clicks with a known network (25.0 %)");
  expect(hosted.evidence).toContain("most from Amazon, Dublin");
  const abroad = report({
    subscribers: [subscriber("unexpected-place", "clicked from US, but the subscriber is in NL")],
  });
  expect(diagnosis(abroad)[2]!.answer).toBe("yes");
});

it("cannot rule out odd places without the subscribers' countries", () => {
  const found = diagnosis(
    report({
      signals: [
        signal("cloud-network", "ran"),
        signal("unexpected-place", "skipped", ["subscribers with country"]),
      ],
      networks: [network("Home line", "access", 40)],
    }),
  )[2]!;
  expect(found.answer).toBe("cannot tell");
  expect(found.evidence).toContain("needs subscribers with country");
});

it("compares the reported rate with the people's range", () => {
  const rate = (clickRate: ReturnType<typeof measure>) =>
    diagnosis(report({ campaigns: [campaign({ clickRate })] }))[3]!;
  expect(rate(measure(0.096, 0.044, 0.042, 0.047))).toMatchObject({
    answer: "yes",
    evidence:
      "Reported click rate 9.6 %, people 4.4 % (4.2 to 4.7 %). 54.2 % of what is reported is the work of machines.",
  });
  expect(rate(measure(0.05, 0.049, 0.047, 0.05)).answer).toBe("no");
  expect(rate(measure(0.05, 0.04, 0.02, 0.05)).answer).toBe("cannot tell");
});

it("cannot tell when doubts alone make the difference", () => {
  const doubtful = campaign({
    clickRate: measure(0.1, 0.05, 0.02, 0.08),
    totalClicks: measure(100, 50, 20, 80),
  });
  const systems = (automated: number) => [
    {
      name: "unknown",
      delivered: null,
      subscribers: 40,
      clicks: { reported: 100, human: 20, automated, unsure: 80 - automated },
    },
  ];
  const rate = (automated: number) =>
    diagnosis(report({ campaigns: [doubtful], mailboxSystems: systems(automated) }))[3]!;
  expect(rate(5).answer).toBe("cannot tell");
  expect(rate(5).evidence).toContain("clicks that these files do not settle");
  expect(rate(45).answer).toBe("yes");
});

it("compares counts where no rate is known", () => {
  const counted = campaign({ clickRate: measure(null), uniqueClicks: measure(1200, 400, 380, 420) });
  expect(diagnosis(report({ campaigns: [counted] }))[3]).toMatchObject({
    answer: "yes",
    evidence: expect.stringContaining("reported 1,200, people 400 (380 to 420)"),
  });
});

it("answers for automations from their log", () => {
  const entry = (firedBy: "machine" | "person" | "both" | "unknown") => ({
    automation: "welcome",
    subscriber: "a",
    firedBy,
  });
  const answer = (...fired: Parameters<typeof entry>[0][]) => diagnosis(report(), fired.map(entry))[4]!;
  expect(answer("machine", "person")).toMatchObject({
    answer: "yes",
    evidence: "1 of 2 entries followed only a machine's click. They are in welcome.",
  });
  expect(answer("person", "both").answer).toBe("no");
  expect(answer("person", "unknown").answer).toBe("cannot tell");
  expect(answer("unknown").answer).toBe("cannot tell");
});
