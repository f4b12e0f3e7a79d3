import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAIL_AGENTS } from "../../src/data/mail-agents.js";
import type { AgentClass } from "../../src/domain/clients.js";
import { classifyAgent } from "../../src/enrich/index.js";

const EDGE_12 =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko)";

describe("classifyAgent", () => {
  /** The mail table of the facts, section 2, and what else mail brings. */
  const MAIL: [AgentClass, string, string][] = [
    ["missing", "no user agent", ""],
    ["missing", "no user agent", "-"],
    ["missing", "no user agent", "  "],
    ["missing", "no user agent", "NULL"],
    ["prefetch", "Apple Mail privacy prefetch", "Mozilla/5.0"],
    ["prefetch", "Gmail prefetch", EDGE_12],
    [
      "image-proxy",
      "GoogleImageProxy",
      "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    ],
    [
      "image-proxy",
      "YahooMailProxy",
      "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
    ],
    ["scanner", "Barracuda", "Barracuda Sentinel (EE)"],
    ["scanner", "Barracuda", "Mozilla/5.0 (compatible; BarracudaCentral/1.0)"],
    ["scanner", "Mimecast", "Mimecast URL Protect/1.0"],
    ["scanner", "Trend Micro Email Security", "TMES/1.0 (Trend Micro Email Security)"],
    ["scanner", "Cisco Secure Email", "CiscoSecureEmail/2.1"],
    ["tool", "isbot: python-requests/2.31.0", "python-requests/2.31.0"],
    ["tool", "isbot: Python", "Python/3.11 aiohttp/3.9.1"],
    ["tool", "isbot: curl/8.4.0", "curl/8.4.0"],
    ["tool", "isbot: Java/17.0.1", "Java/17.0.1"],
    ["tool", "isbot: okhttp/4.12.0", "okhttp/4.12.0"],
    ["tool", "isbot: Headless", `${WINDOWS} HeadlessChrome/119.0.6045.105 Safari/537.36`],
    ["mail-client", "Outlook", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.14334; Pro)"],
    ["mail-client", "Microsoft Office", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
    ["mail-client", "Outlook for iOS", "Outlook-iOS/709.2189947.prod.iphone (3.24.0)"],
    [
      "mail-client",
      "Thunderbird",
      "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.6.0",
    ],
    [
      "mail-client",
      "Apple Mail",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
    ],
    ["mail-client", "Apple Mail", `${IPHONE} Mobile/15E148`],
  ];

  it.each(MAIL)("%s, %s: %s", (agentClass, name, userAgent) => {
    expect(classifyAgent(userAgent)).toMatchObject({ class: agentClass, name });
  });

  it("knows every row of the mail table by its own text", () => {
    for (const { contains, class: agentClass } of MAIL_AGENTS) {
      expect(classifyAgent(contains.join(" ").toUpperCase()).class, contains.join(" ")).toBe(agentClass);
    }
  });

  /** What reports write that name the program instead of giving the user agent. */
  const NAMES = [
    "Chrome",
    "Chrome 120",
    "Mobile Safari 17.4",
    "Chrome on Windows 10",
    "Chrome / Windows",
    "Chrome (Mac OS X)",
    "Microsoft Edge",
    "Samsung Internet",
    "Apple Mail",
    "iPhone",
    "desktop",
    "Other",
    "unknown",
    "N/A",
    "(not set)",
  ];

  it.each(NAMES)("takes the name %s for no program: the user agent is not known", (name) => {
    expect(classifyAgent(name)).toMatchObject({ class: "person", name });
  });

  it.each(["Headless Chrome", "Googlebot", "Python Requests", "Chrome/120", "bot", "Google"])(
    "takes %s for a program",
    (name) => {
      expect(classifyAgent(name).class).toBe("tool");
    },
  );

  /** Real release days; the table interpolates, so weeks of error are allowed. */
  const BROWSERS: [string, string, string][] = [
    ["Chrome 120 on Windows", "2023-12-05", `${WINDOWS} Chrome/120.0.0.0 Safari/537.36`],
    ["Chrome 96 on Windows", "2021-11-15", `${WINDOWS} Chrome/96.0.4664.110 Safari/537.36`],
    ["Chrome 80 on Windows", "2020-02-04", `${WINDOWS} Chrome/80.0.3987.132 Safari/537.36`],
    ["Chrome 57 on Windows", "2017-03-09", `${WINDOWS} Chrome/57.0.2987.133 Safari/537.36`],
    ["Chrome 124 on iPhone", "2024-04-16", `${IPHONE} CriOS/124.0.6367.88 Mobile/15E148 Safari/604.1`],
    ["Edge 131 on Windows", "2024-11-14", `${WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`],
    ["Edge 18 on Windows", "2018-11-13", `${WINDOWS} Chrome/70.0.3538.102 Safari/537.36 Edge/18.19042`],
    ["Opera 106 on Windows", "2023-12-05", `${WINDOWS} Chrome/120.0.0.0 Safari/537.36 OPR/106.0.0.0`],
    [
      "Samsung Internet 25 on Android",
      "2024-04-24",
      `${ANDROID} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
    ],
    ["Safari 17 on iPhone", "2024-05-13", `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`],
    [
      "Safari 26 on Mac",
      "2025-11-03",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
    ],
    [
      "Firefox 115 on Linux",
      "2023-07-04",
      "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
    ],
    ["Firefox 122 on iPhone", "2024-01-23", `${IPHONE} FxiOS/122.0 Mobile/15E148 Safari/605.1.15`],
    ["an app on iOS 17.5", "2024-05-13", `${IPHONE} Mobile/15E148 Instagram 330.0.3.29.91`],
  ];

  it.each(BROWSERS)("%s was released about %s", (name, day, userAgent) => {
    const agent = classifyAgent(userAgent);
    expect(agent).toMatchObject({ class: "person", name });
    expect(Math.abs(agent.releasedAt - Date.parse(day)) / 86_400_000).toBeLessThan(30);
  });

  it("dates versions after the table by the cycle, and believes no fantasy numbers", () => {
    const released = (version: number) =>
      classifyAgent(`${WINDOWS} Chrome/${version}.0.0.0 Safari/537.36`).releasedAt;
    expect(new Date(released(150)).toISOString().slice(0, 7)).toBe("2026-06");
    expect(released(150) - released(149)).toBe(28 * 86_400_000);
    expect(released(999)).toBeNaN();
    expect(released(0)).toBeNaN();
  });

  it.each([
    [
      "an app that brings its own old engine",
      `${WINDOWS} Slack/4.35 Chrome/118.0.5993.159 Electron/27.1.3 Safari/537.36`,
    ],
    [
      "iOS 18.6, which later systems go on naming",
      `${IPHONE.replace("17_5_1", "18_6")} Mobile/15E148 Instagram 400`,
    ],
    ["Firefox for iOS with its own numbers", `${IPHONE} FxiOS/34.1 Mobile/15E148 Safari/605.1.15`],
    ["a Safari newer than the table", `${IPHONE} Version/31.2 Mobile/15E148 Safari/604.1`],
    ["something unheard of", "ExampleBrowser/1.0"],
  ])("does not date %s", (_, userAgent) => {
    expect(classifyAgent(userAgent).releasedAt).toBeNaN();
  });

  it("T10: reads the first 1,024 characters only", () => {
    expect(classifyAgent(`${"x".repeat(1024)}GoogleImageProxy`).class).not.toBe("image-proxy");
    expect(classifyAgent(`${"x".repeat(900)}GoogleImageProxy`).class).toBe("image-proxy");
  });

  it("never throws and names everything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (userAgent) => {
        expect(classifyAgent(userAgent).name).not.toBe("");
      }),
    );
  });
});
