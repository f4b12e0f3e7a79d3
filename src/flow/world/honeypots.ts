import type { Notice } from "../../domain/report.js";
import type { EventStore } from "../../store/events.js";

/** The address is the hidden link, or starts with it (a tracking query may follow). */
export function isLink(link: string, honeypot: string): boolean {
  return (
    honeypot !== "" &&
    (link === honeypot || (link.startsWith(honeypot) && /[?#/&]/.test(link.charAt(honeypot.length))))
  );
}

/** Hidden links that no click and no list of links has: a slip of the pen would look like a link that nobody followed. */
export function unseenHoneypots(
  { links }: Pick<EventStore, "links">,
  honeypots: readonly string[],
): Notice[] {
  const isSeen = (honeypot: string) => {
    for (let link = 0; link < links.size; link++) if (isLink(links.text(link), honeypot)) return true;
    return false;
  };
  return honeypots
    .filter((honeypot) => !isSeen(honeypot))
    .map((honeypot) => ({
      code: "honeypot-unseen",
      message: `--honeypot ${honeypot} is in no click and in no list of links: nobody followed it, or the exports write it in another way (whole, with https://)`,
    }));
}
