import { type Signal, sawNothing } from "../domain/signal.js";

export const mailProgram: Signal = {
  id: "mail-program",
  title: "Opened in a mail program",
  group: "opens",
  meaning:
    "The pictures were loaded by a mail program that a person runs (Outlook, Thunderbird, Apple Mail without its privacy service).",
  falseAlarms: "A scanner that pretends to be a mail program; none is known.",
  advice: "Evidence for a person; nothing to do.",
  sources: [
    "src/data/mail-agents.ts: Outlook and Thunderbird are people who read, though some public lists call them bots",
  ],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: { program: "a mail program of a person" },
  evaluate: sawNothing,
  because() {
    return "opened in a mail program, as people do";
  },
  evaluateOpen(open) {
    return open.agent.class === "mail-client" ? "program" : "";
  },
};
