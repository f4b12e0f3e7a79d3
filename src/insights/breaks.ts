/** A day from which a platform's own numbers do not compare with those before. */
interface PlatformBreak {
  readonly vendor: string;
  /** ISO day. */
  readonly date: string;
  /** For people, with its full stop. */
  readonly sentence: string;
  readonly source: string;
}

/** facts/scanners.md 1.2 and 6 (point 10), as published by the platforms; checked 2026-11-23. */
const BREAKS: readonly PlatformBreak[] = [
  {
    vendor: "Braze",
    date: "2025-07-09",
    sentence:
      "Since 9 July 2025 Braze filters bots by default in its workspaces, so click rates before and after do not compare.",
    source: "braze.com/docs: email settings, bot filtering",
  },
  {
    vendor: "Iterable",
    date: "2025-04-01",
    sentence:
      "In April 2025 Iterable changed its filtered numbers (the day is not published), so rates before and after do not compare.",
    source: "community.iterable.com/product-updates/updated-and-new-filtered-metrics-1271",
  },
  {
    vendor: "Klaviyo",
    date: "2022-01-01",
    sentence:
      "Since 1 January 2022 Klaviyo marks bot clicks, so filtered click rates before and after do not compare.",
    source: "help.klaviyo.com/hc/en-us/articles/22981852783899",
  },
  {
    vendor: "Laposta",
    date: "2023-10-01",
    sentence:
      "In October 2023 Laposta began to hold back clicks of bots (the day is not published), so click rates before and after do not compare.",
    source: "docs.laposta.org/article/943-clicks-by-bots-spam-filters",
  },
  {
    vendor: "Mailchimp",
    date: "2024-06-22",
    sentence:
      "Since 22 June 2024 Mailchimp counts opens by Apple Mail privacy protection apart, so open rates before and after do not compare.",
    source: "Mailchimp users' post on metric drops (r/MailChimp)",
  },
  {
    vendor: "Mailchimp",
    date: "2024-07-10",
    sentence:
      "Since 10 July 2024 Mailchimp hides most opens by bots, so open rates before and after do not compare.",
    source: "Mailchimp users' post on metric drops (r/MailChimp)",
  },
  {
    vendor: "Mailchimp",
    date: "2025-08-10",
    sentence:
      "Since 10 August 2025 Mailchimp hides most clicks by bots, so click rates before and after do not compare.",
    source: "Mailchimp users' post on metric drops (r/MailChimp)",
  },
];

/**
 * Days within the period on which one of the platforms switched its own filter on, in time order.
 * @param from,to ISO times of the first and last campaign; null means that this end is open, both null that nothing is known
 */
export function breaks(vendors: readonly string[], from: string | null, to: string | null): PlatformBreak[] {
  if (from === null && to === null) return [];
  // "SparkPost (Bird)" and the like carry a second name; "Mandrill (Mailchimp Transactional)" is another product.
  const names = new Set(
    vendors.map((vendor) =>
      vendor
        .replace(/ \(.*$/s, "")
        .trim()
        .toLowerCase(),
    ),
  );
  return BREAKS.filter(
    ({ vendor, date }) =>
      names.has(vendor.toLowerCase()) &&
      (from === null || from.slice(0, 10) < date) &&
      (to === null || to.slice(0, 10) >= date),
  ).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
