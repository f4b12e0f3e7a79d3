const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const LINUX = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

const chrome = (system: string, version: number) => `${system} Chrome/${version}.0.0.0 Safari/537.36`;
const edge = (version: number) => `${chrome(WINDOWS, version)} Edg/${version}.0.0.0`;

/** Browsers of spring 2026 (Chrome 145 came on 2026-02-10, then one each four weeks), and some that lag behind. */
export const DESKTOP_BROWSERS = [
  chrome(WINDOWS, 147),
  chrome(WINDOWS, 146),
  chrome(WINDOWS, 146),
  chrome(WINDOWS, 145),
  chrome(WINDOWS, 138),
  edge(146),
  edge(145),
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
] as const;

export const MAC_BROWSERS = [
  `${MAC} Version/26.3 Safari/605.1.15`,
  `${MAC} Version/18.6 Safari/605.1.15`,
] as const;

export const IPHONE_BROWSERS = [
  `${IPHONE} Version/26.3 Mobile/15E148 Safari/604.1`,
  `${IPHONE} Version/26.1 Mobile/15E148 Safari/604.1`,
  `${IPHONE} Version/18.7 Mobile/15E148 Safari/604.1`,
] as const;

export const ANDROID_BROWSERS = [
  `${ANDROID} Chrome/146.0.0.0 Mobile Safari/537.36`,
  `${ANDROID} Chrome/145.0.0.0 Mobile Safari/537.36`,
  `${ANDROID} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
] as const;

/** Desktop and phone clients that fetch pictures themselves. */
export const OUTLOOK_DESKTOP = [
  "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)",
  "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.18925; Pro)",
] as const;
export const OUTLOOK_PHONE = ["Outlook-iOS/2.0", "Outlook-Android/2.0"] as const;

/** Exactly this text is Apple's privacy prefetch (help.socketlabs.com, documentation.mailgun.com). */
export const APPLE_PREFETCH = "Mozilla/5.0";
/** Gmail's fetch before display (sparkpost.com/blog/gmail-prefetching-images). */
export const GMAIL_PREFETCH =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";
export const GOOGLE_IMAGE_PROXY =
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
export const YAHOO_IMAGE_PROXY = "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html";

/** Most gateways send an ordinary browser (MillionSend PR 22, mautic 16263). */
export const DISGUISED = [chrome(WINDOWS, 146), chrome(WINDOWS, 145), edge(146)] as const;
/** Years behind the mail: gophish issues 2446 and 973. */
export const OUTDATED = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.136 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.132 Safari/537.36",
] as const;
/** Named as filtered in Braze's documentation. */
export const BARRACUDA_SENTINEL = "Barracuda Sentinel (EE)";
/** What sandboxes without a browser send; the empty one is common (warmbly PR 298). */
export const TOOLS = ["python-requests/2.31.0", "curl/8.5.0", ""] as const;
/** The pair of hits on Gmail recipients: the same link as Linux, then as Windows (suped.com, single-link clicks). */
export const LINUX_AND_WINDOWS = [chrome(LINUX, 145), chrome(WINDOWS, 145)] as const;
