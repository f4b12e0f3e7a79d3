/** Longer text is no name. */
const LONGEST = 60;

/** What browsers and mail programs are called where a report names them, instead of what they sent. */
const PROGRAMS = `chrome chromium crios safari firefox fxios edge opera brave vivaldi duckduckgo silk explorer ie msie webkit webview browser
  mail email client program app webmail outlook office gmail hotmail thunderbird airmail spark notes`;
const DEVICES = `ios ipados iphone ipad ipod mac macos macintosh osx windows linux ubuntu android chromeos desktop laptop pc computer mobile
  smartphone phone tablet device apple samsung huawei xiaomi`;
/** A report says so when it could not tell: that is no program's name. */
const UNTOLD = "other unknown unidentified undetermined unspecified n/a na n.a.";
/** What stands beside such names and is none by itself; bots bear the names of these makers, too. */
const BESIDE = `google microsoft mozilla amazon yahoo internet live web mini in on for with by and not set available os x nt xp vista bit version
  v e other unknown lotus ibm hcl`;

const words = (text: string): string[] => text.split(/\s+/);
const NAMES = new Set(words(`${PROGRAMS} ${DEVICES}`));
const NEAR = new Set(words(BESIDE));
const NONE = new Set([...words(UNTOLD), "not set", "not available"]);
const NUMBER = /^\d+(?:\.\d+)*$/;

/**
 * Whether the text is a name that a report gives a browser, mail program or device, such as "Chrome", "Mobile Safari 17.4", "Chrome on
 * Windows 10", or "Other": the user agent itself is not known then. What a program sends has a version after a slash (RFC 9110, 10.1.5);
 * lists of bots take everything else for a program's.
 */
export function isAgentName(text: string): boolean {
  if (text.length > LONGEST || /\/\s*\d|\w\/\w/.test(text)) return isUntold(text);
  let named = false;
  for (const word of text.toLowerCase().split(/[\s,;:|()!/_-]+/)) {
    if (NAMES.has(word)) named = true;
    else if (word !== "" && !NEAR.has(word) && !NUMBER.test(word)) return isUntold(text);
  }
  return named || isUntold(text);
}

function isUntold(text: string): boolean {
  return NONE.has(text.toLowerCase().replace(/^\((.*)\)$/, "$1"));
}
