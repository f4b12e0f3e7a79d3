import {
  CHROME,
  EDGE_LEGACY,
  FIREFOX,
  INTERNET_EXPLORER,
  type ReleaseTable,
  SAFARI,
  SAMSUNG_INTERNET,
} from "../data/browser-releases.js";

export interface Browser {
  /** "Chrome 120 on Windows". */
  readonly name: string;
  /** Milliseconds since 1970, NaN when unknown. */
  readonly releasedAt: number;
}

/** How many versions beyond the table a number is believed: four years of four-week cycles. */
const BELIEVABLE = 52;
const DAY = 86_400_000;

/** First Firefox for iOS that shares the numbers of the desktop; before, it counted on its own. */
const FIREFOX_IOS_ALIGNED = 96;
/** Safari on iOS 26 and later reports this version of the system for good, so it dates nothing. */
const IOS_FROZEN = 1806;

interface Rule {
  /** Captures the major version and, where it matters, the minor one. */
  pattern: RegExp;
  name: string;
  date: (major: number, minor: number, userAgent: string) => number;
}

const dated = (table: ReleaseTable) => (major: number) => releaseDate(table, major);
const unknownDate = () => Number.NaN;

/** Most specific first: nearly every browser also claims to be Chrome or Safari. */
const RULES: readonly Rule[] = [
  { pattern: /\bElectron\/(\d{1,4})/, name: "Electron app", date: unknownDate },
  { pattern: /\bQtWebEngine\/(\d{1,4})/, name: "Qt app", date: unknownDate },
  { pattern: /\b(?:Edg|EdgA|EdgiOS)\/(\d{1,4})/, name: "Edge", date: dated(CHROME) },
  { pattern: /\bEdge\/(\d{1,4})/, name: "Edge", date: dated(EDGE_LEGACY) },
  {
    pattern: /\bSamsungBrowser\/(\d{1,4})/,
    name: "Samsung Internet",
    date: dated(SAMSUNG_INTERNET),
  },
  { pattern: /\bOPR\/(\d{1,4})/, name: "Opera", date: (_, __, userAgent) => chromiumDate(userAgent) },
  { pattern: /\b(?:CriOS|Chrome|Chromium)\/(\d{1,4})/, name: "Chrome", date: dated(CHROME) },
  {
    pattern: /\bFxiOS\/(\d{1,4})/,
    name: "Firefox",
    date: (major) => (major < FIREFOX_IOS_ALIGNED ? Number.NaN : releaseDate(FIREFOX, major)),
  },
  { pattern: /\bFirefox\/(\d{1,4})/, name: "Firefox", date: dated(FIREFOX) },
  {
    pattern: /\bVersion\/(\d{1,3})(?:\.(\d{1,2}))?[\d.]* (?:Mobile\/\w{1,12} )?Safari\//,
    name: "Safari",
    date: (major, minor) => releaseDate(SAFARI, major * 100 + minor),
  },
  { pattern: /\bTrident\/7\..*\brv:(11)\b/, name: "Internet Explorer", date: dated(INTERNET_EXPLORER) },
  { pattern: /\bMSIE (\d{1,2})\./, name: "Internet Explorer", date: dated(INTERNET_EXPLORER) },
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

/** Browser and version of a user agent, null when it names none that we know. */
export function browserOf(userAgent: string): Browser | null {
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  const on = system === undefined ? "" : ` on ${system}`;
  for (const { pattern, name, date } of RULES) {
    const match = pattern.exec(userAgent);
    if (match === null) continue;
    const major = Number(match[1]);
    return { name: `${name} ${major}${on}`, releasedAt: date(major, Number(match[2] ?? 0), userAgent) };
  }
  return /iPhone|iPad|iPod/.test(userAgent) ? iosApp(userAgent) : null;
}

/** Web views in mail clients and other apps name no browser, only the system. */
function iosApp(userAgent: string): Browser | null {
  const match = /\bOS (\d{1,2})_(\d{1,2})/.exec(userAgent);
  if (match === null) return null;
  const version = Number(match[1]) * 100 + Number(match[2]);
  return {
    name: `an app on iOS ${match[1]}.${match[2]}`,
    releasedAt: version === IOS_FROZEN ? Number.NaN : releaseDate(SAFARI, version),
  };
}

/** For browsers whose own number says nothing, but that name the Chromium inside. */
function chromiumDate(userAgent: string): number {
  const match = /\bChrome\/(\d{1,4})/.exec(userAgent);
  return match === null ? Number.NaN : releaseDate(CHROME, Number(match[1]));
}

/** By interpolation; NaN before the first listed version and where no date can be told. */
function releaseDate({ releases, cycle }: ReleaseTable, version: number): number {
  const next = releases.findIndex(([listed]) => listed > version);
  if (next === 0) return Number.NaN;
  const [from, day] = releases[next < 0 ? releases.length - 1 : next - 1]!;
  const start = Date.parse(day);
  if (version === from) return start;
  if (next < 0) {
    return cycle === 0 || version - from > BELIEVABLE ? Number.NaN : start + (version - from) * cycle * DAY;
  }
  const [to, end] = releases[next]!;
  const share = (version - from) / (to - from);
  return start + Math.round(((Date.parse(end) - start) * share) / DAY) * DAY;
}
