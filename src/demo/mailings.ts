import type { Link, Mailing } from "./model.js";

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
/** A Tuesday, 09:00 UTC. */
const FIRST = Date.UTC(2026, 3, 14, 9);

const NAMES = [
  "Spring sale 2026",
  "New arrivals",
  "Garden week",
  "Members' weekend",
  "Gift guide",
  "Summer preview",
  "Last sizes",
  "Thank you",
] as const;

/** From the top of the mail to its foot; people click what is high and large (assumed, as no distribution is published). */
const OFFERS = [
  { path: "hero", pull: 10 },
  { path: "women", pull: 4 },
  { path: "men", pull: 3 },
  { path: "home", pull: 3 },
  { path: "last-chance", pull: 2 },
  { path: "stores", pull: 1 },
] as const;
const FOOTER = [
  { url: "https://social.example/shop", pull: 0.3 },
  { url: "https://shop.example/privacy", pull: 0.05 },
  { url: "https://mail.example/unsubscribe", pull: 0 },
] as const;

/** Weekly campaigns. Every third is a short mail with two offers and no more than its unsubscribe link besides. */
export function mailings(count: number): Mailing[] {
  return Array.from({ length: count }, (_, index) => {
    const campaign = NAMES[index] ?? `Weekly mail ${index + 1}`;
    return { campaign, start: FIRST + index * WEEK, links: links(campaign, index % 3 === 2) };
  });
}

function links(campaign: string, short: boolean): Link[] {
  const slug = campaign.toLowerCase().replaceAll("'", "").replaceAll(" ", "-");
  const offers = OFFERS.slice(0, short ? 2 : OFFERS.length).map(({ path, pull }) => ({
    url: `https://shop.example/${slug}/${path}`,
    pull,
  }));
  const footer = short ? FOOTER.slice(-1) : FOOTER;
  return [...offers, ...footer].map((link, index) => ({ ...link, position: index + 1 }));
}

export const isUnsubscribe = (url: string): boolean => url.endsWith("/unsubscribe");
