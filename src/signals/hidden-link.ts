import type { Signal } from "../domain/signal.js";

export const hiddenLink: Signal = {
  id: "hidden-link",
  title: "Clicked a hidden link",
  group: "link",
  meaning:
    "The burst contains a link that people cannot see. Only programs that read the source of the mail find it.",
  falseAlarms: "Text-only mail programs and screen readers may show the link.",
  advice: "Safe to leave out. Put such a link into your template and name it with --honeypot.",
  sources: [
    "main.omeda.com/knowledge-base/email-clickbot-reporting: stealth links",
    "help.spotler.co.uk/.../4417896081042: hidden link",
    "github.com/mautic/mautic/issues/9798: a hidden link with 10 s around it worked about 90 % of the time",
  ],
  needs: ["hidden links (--honeypot)"],
  thresholds: [],
  cases: {
    hidden: "a hidden link",
  },
  evaluate(burst) {
    return burst.honeypot ? "hidden" : "";
  },
  because() {
    return "clicked a link that is hidden from people";
  },
};
