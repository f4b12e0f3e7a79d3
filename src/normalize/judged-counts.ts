import type { EventKind } from "../domain/event.js";
import type { Assignments } from "./assign.js";
import { eventPhrase } from "./event-words.js";
import type { Field } from "./fields.js";
import type { PlatformFilter } from "./format.js";
import { excerpt, nameKey } from "./text.js";

/*
 * Counts that the platform itself took apart: beehiiv's Verified Clicks, Zoho's Reliable and Bot, Sailthru's real opens and NHI
 * (facts/scanners.md 1.2). By the words of their headers, in any export.
 */

const OF_PEOPLE =
  /^(?:verifie[ds]?|verified|verifiziert\w*|verificad[oa]s?|geverifieerde?|verificat[aei]|real|reliable|genuine|human|echte?r?|reale?s?|menschlich\w*|humain\w*|human[oa]s?|menselijke?|uman[aei])$/;
const OF_MACHINES =
  /^(?:bots?|machines?|automated|automatic|nhi|robots?|suspected|suspicious|unreliable|automatisch\w*|automatique\w*|automatic[oa]s?|automatische?|maschinell\w*|maquinas?|macchin[ae])$/;
/** "Clicks without bots": those of people. */
const WITHOUT =
  /^(?:excluding|excl|exclusive|without|less|minus|no|non|ohne|abzuglich|hors|sans|excluant|sin|excepto|zonder|exclusief|sem|exceto|senza|esclusi)$/;

const FIELDS: Partial<Record<EventKind, { people: Field; machines: Field }>> = {
  open: { people: "verifiedOpens", machines: "botOpens" },
  click: { people: "verifiedClicks", machines: "botClicks" },
};

/** The field of a header that counts what the platform takes for people's or for machines' hits; undefined for others. */
export function judgedField(header: string): Field | undefined {
  const words = [...header.slice(0, 100).matchAll(/\p{L}+/gu)].map(([word]) => nameKey(word));
  const rest = words.filter(
    (word) => !OF_PEOPLE.test(word) && !OF_MACHINES.test(word) && !WITHOUT.test(word),
  );
  const fields = FIELDS[eventPhrase(rest.join(" "))?.kind ?? "other"];
  if (fields === undefined) return undefined;
  if (words.some((word) => OF_MACHINES.test(word)))
    return words.some((word) => WITHOUT.test(word)) ? fields.people : fields.machines;
  return words.some((word) => OF_PEOPLE.test(word)) ? fields.people : undefined;
}

const ALL: Readonly<Record<"click" | "open", readonly Field[]>> = {
  click: ["totalClicks", "uniqueClicks", "botClicks"],
  open: ["totalOpens", "uniqueOpens", "botOpens"],
};
const VERIFIED = { click: "verifiedClicks", open: "verifiedOpens" } as const;

/**
 * A count of verified hits alone is all that the export says: it is taken for the count, and the platform's filter for known.
 * @returns that filter; null where there is none
 */
export function verifiedAlone(header: readonly string[], { fields }: Assignments): PlatformFilter | null {
  const alone = (["click", "open"] as const).filter(
    (kind) => fields.has(VERIFIED[kind]) && !ALL[kind].some((field) => fields.has(field)),
  );
  if (alone.length === 0) return null;
  const names = alone.map((kind) => {
    const verified = fields.get(VERIFIED[kind])!;
    fields.delete(VERIFIED[kind]);
    fields.set(kind === "click" ? "totalClicks" : "totalOpens", verified);
    return `"${excerpt(header[verified.column]!.trim())}"`;
  });
  return {
    says: `The platform has left machines out of ${names.join(" and ")}, by the name of the column.`,
    clicksSince: alone.includes("click") ? "" : null,
    opensSince: alone.includes("open") ? "" : null,
  };
}
