import type { Report } from "../../src/domain/report.js";

/** Text that would run, load or break out if it were ever taken as markup. */
export const PAYLOADS = [
  "<script>window.pwned=1</script>",
  "<img src=x onerror=window.pwned=1>",
  "javascript:window.pwned=1",
  `"><svg onload=window.pwned=1>`,
  "' onmouseover='window.pwned=1",
  "</title></style></script><script>window.pwned=1</script>",
  "<style>*{display:none}</style><base href=https://evil.example/>",
  "</table></section><iframe src=https://evil.example/></iframe>",
];

/** The report with payloads in every text that can come from an export. */
export function hostile(report: Report): Report {
  let next = 0;
  const payload = () => PAYLOADS[next++ % PAYLOADS.length]!;
  for (const campaign of report.campaigns) campaign.campaign = payload();
  for (const s of report.subscribers) {
    s.subscriber = payload();
    s.mailboxSystem = payload();
    s.campaigns = [payload()];
    for (const reason of s.reasons) reason.because = payload();
  }
  for (const link of report.links) {
    link.link = payload();
    link.campaign = PAYLOADS[0]!;
  }
  for (const domain of report.domains) domain.domain = payload();
  for (const network of report.networks) network.network = payload();
  report.trend = PAYLOADS.map((campaign) => ({ ...report.trend[0]!, campaign, breaks: [payload()] }));
  for (const notice of report.notices) notice.message = payload();
  for (const input of report.inputs) input.path = payload();
  for (const answer of report.insights.diagnosis) answer.evidence = payload();
  for (const variant of report.insights.variants.flatMap((t) => t.variants)) variant.variant = payload();
  for (const automation of report.insights.automations) automation.subscribers = [...PAYLOADS];
  for (const finding of report.insights.hygiene) finding.subject = payload();
  return report;
}
