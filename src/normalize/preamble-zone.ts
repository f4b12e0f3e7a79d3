import { zoneFrom } from "./time/index.js";

/** The zone that a line above a table names for its times. */
export interface SaidZone {
  /** IANA name or offset; undefined where the line names one that is not known, or that does not settle daylight saving. */
  readonly zone: string | undefined;
  /** The words that name it. */
  readonly said: string;
}

/** "Time zone: X", "Timezone,X". */
const ZONE =
  /(?:time[\s_-]*zone|zeitzone|fuseau(?:\s+horaire)?|zona\s+horaria|huso\s+horario|tijdzone|fuso\s+hor[a\u00e1]rio|fuso\s+orario)[\s"']*(?:[:;,=\t-]|\bis\b|\bist\b)?[\s"']*(.+)$/i;
/** "All times are in X", "Dates shown in X", "Alle Zeiten in X". */
const TIMES =
  /\b(?:times?|timestamps?|dates?|zeiten|zeitangaben|uhrzeiten|heures?|horas|tijden|orari|hor[a\u00e1]rios)\b[^.;:\d]{0,40}?\b(?:in|are|is|sind|en|sont|est|zijn|sono|son|est[a\u00e1]n|s[a\u00e3]o|em|as|use)\b\s*(?:(?:in|en|em|as|the|shown|displayed|given|reported|expressed|local|zone)\s+)*(?:time\s*zone\s*)?:?\s*(.+)$/i;
/** A moment is no statement about others: "Report generated 2026-04-01 12:00 UTC". */
const MOMENT = /\d{4}[-/.]\d|(?:^|[^+\-\d:])\d{1,2}:\d{2}/;
/** Offsets beside a place are those of winter: "(GMT+01:00) Amsterdam, Berlin". */
const PLACE = /^[([]\s*(?:UTC|GMT)\s*[+-][\d:]+\s*[)\]]\s*\p{L}/iu;
const LONGEST_LINE = 300;

/** What the lines above a table say of its times; undefined where they say nothing. */
export function zoneAbove(lines: readonly string[]): SaidZone | undefined {
  for (const line of lines) {
    const text = line.slice(0, LONGEST_LINE).trim();
    const said = (ZONE.exec(text) ?? TIMES.exec(text))?.[1]?.replace(/^["'\s]+|["'\s.,;]+$/g, "");
    if (said === undefined || said === "" || MOMENT.test(text)) continue;
    const isZone = ZONE.test(text);
    const zone = PLACE.test(said)
      ? zoneOfPlace(said)
      : (zoneFrom(said) ?? zoneFrom(said.replace(/\s+(?:time(?:\s*zone)?|zeit)$/i, "")));
    // A sentence about times may be about anything: "Times are approximate".
    if (zone !== undefined || isZone || PLACE.test(said)) return { zone, said };
  }
  return undefined;
}

function zoneOfPlace(said: string): string | undefined {
  const place = said.replace(/^[([][^)\]]*[)\]]\s*/, "");
  return zoneFrom(place);
}
