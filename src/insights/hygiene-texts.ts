import type { Insights } from "../domain/report.js";

type Finding = Insights["hygiene"][number];
type Text = Pick<Finding, "severity" | "why" | "advice">;

/** Every finding about a host: why scanners care and what to do. The figures are put before `why`. */
export const TEXTS = {
  shortener: {
    severity: "warning",
    why: "A shortener hides where the link leads, so scanners follow it every time, and some block it.",
    advice: "Link to the page itself, or use a short domain of your own.",
  },
  "branded-shortener": {
    severity: "notice",
    why: "A company's own shortener hides less, but scanners still follow it to see the page.",
    advice: "Link to the page itself where you can.",
  },
  "plain-http": {
    severity: "notice",
    why: "The link is not encrypted. Scanners and browsers warn about such pages.",
    advice: "Link with https, and check that the page answers there.",
  },
  "raw-address": {
    severity: "warning",
    why: "The link names a machine by its number, which honest senders hardly ever do. Scanners open such links first.",
    advice: "Put the page behind a name of your own domain.",
  },
  "mixed-script": {
    severity: "warning",
    why: "The name mixes alphabets whose letters look alike, as forged addresses do.",
    advice:
      "Check who put this link into the mail. If the name is yours, link to a spelling in one alphabet.",
  },
  "look-alike": {
    severity: "warning",
    why: "The name looks like another one, as forged addresses do.",
    advice: "Check who put this link into the mail, and replace it by the real address.",
  },
  "rewritten-link": {
    severity: "warning",
    why: "The link was copied out of a protected mailbox: a mail gateway stands before the address and checks each click.",
    advice: "Put the original address into the mail.",
  },
  "shared-redirect-host": {
    severity: "notice",
    why: "All customers of the platform share this redirect host, also the bad ones, so scanners judge your links by theirs.",
    advice: "Set up a tracking domain of your own in the platform, below your sending domain.",
  },
  "many-domains": {
    severity: "notice",
    why: "Scanners check each new domain, and links to many of them are typical of spam.",
    advice: "Link to your own pages and from there to others.",
  },
  "unaligned-domain": {
    severity: "notice",
    why: "The links lead to another domain than the one that sends, which scanners read as a sign of forgery.",
    advice: "Use a link or tracking domain below your sending domain.",
  },
  "sender-at-mailbox-provider": {
    severity: "warning",
    why: "The sending address belongs to a mailbox provider. No link can match it, and many receivers refuse such bulk mail.",
    advice: "Send from a domain of your own.",
  },
} as const satisfies Record<string, Text>;

/** What no export can show; always listed, so that nobody reads silence as a pass. */
export const NOT_CHECKABLE: readonly Finding[] = [
  {
    check: "sender-authentication-not-checkable",
    severity: "notice",
    subject: "Sender authentication (SPF, DKIM, DMARC)",
    why: "An export does not show whether receivers could verify the sender. Mail that fails is scanned harder.",
    advice:
      "Send the mail to a mailbox of your own, open its original text, and look for spf=pass, dkim=pass and dmarc=pass in the line Authentication-Results.",
  },
  {
    check: "content-not-checkable",
    severity: "notice",
    subject: "Content against sign-up",
    why: "An export does not show whether people get what they signed up for. Mail that they report as spam is scanned harder.",
    advice:
      "Compare the mail with the words of your sign-up form, and look at the complaint rate in the platform and in the postmaster tools of the large providers.",
  },
];

/** In place of the alignment check when nobody said who sends. */
export const NO_SENDER: Finding = {
  check: "domain-alignment-not-checkable",
  severity: "notice",
  subject: "Sending domain",
  why: "These files do not name the sending domain, so it could not be compared with the links.",
  advice: "Run again with --from and the sending domain or address.",
};
