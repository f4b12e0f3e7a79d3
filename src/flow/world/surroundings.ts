import type { Surroundings } from "../../verdict/judge.js";
import type { LookedUp } from "./look-ups.js";

/** Mail systems as signals see them: what only the name of a domain tells is enough for free mail alone. */
export function surroundingsOf({ mailboxes }: Pick<LookedUp, "mailboxes">): Surroundings {
  const systems = mailboxes.map(({ name, kind, from }) => ({
    name,
    kind: from === "mx" || kind === "consumer" ? kind : "unknown",
  }));
  return { mailbox: (domain) => systems[domain]! };
}
