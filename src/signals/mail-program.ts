import type { Signal } from "../domain/signal.js";

export const mailProgram: Signal = {
  id: "mail-program",
  title: "Opened in a mail program",
  group: "opens",
  meaning:
    "The pictures were loaded by a mail program (Outlook, Thunderbird, Apple Mail) that a person runs.",
  falseAlarms: "A scanner that pretends to be a mail program; none is known.",
  advice: "Evidence for a person; nothing to do.",
  sources: [
    "facts/reference-data.md 2: Outlook, ms-office, Thunderbird are people, some public lists mark them as bots",
  ],
  needs: ["opens", "user_agent"],
  thresholds: [],
  cases: { program: "a mail program of a person" },
  evaluate() {
    return "";
  },
  because() {
    return "opened in a mail program";
  },
  evaluateOpen(open) {
    return open.agent.class === "mail-client" ? "program" : "";
  },
};
