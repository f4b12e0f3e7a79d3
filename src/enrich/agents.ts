import { isbotMatch } from "isbot";
import { MAIL_AGENTS } from "../data/mail-agents.js";
import type { AgentClass, AgentInfo } from "../domain/clients.js";
import { isAgentName } from "./agent-names.js";
import { browserOf } from "./browser.js";

/** No browser sends more; longer text is somebody's attempt to keep a pattern busy. */
const LONGEST_AGENT = 1024;
const LONGEST_NAME = 60;

/** Spellings of "nothing" in logs and exports. */
const NOTHING = new Set(["", "-", "null", "(null)", "none", "undefined"]);

/** Safari's engine without a browser behind it: Apple Mail, or another app that shows a page. */
const APPLE_WEB_VIEW =
  /^Mozilla\/5\.0 \((?:Macintosh|iPhone|iPad|iPod)[^)]*\) AppleWebKit\/[\d.]+ \(KHTML, like Gecko\)(?: Mobile\/\w+)?$/;

/** What made a request. The strings of mail systems come first, then the general list of bots, then browsers. */
export function classifyAgent(userAgent: string): AgentInfo {
  const text = userAgent.slice(0, LONGEST_AGENT).trim();
  const lower = text.toLowerCase();
  if (NOTHING.has(lower)) return agent("missing", "no user agent");
  // What Apple's privacy proxy sends, and nothing else: help.socketlabs.com and Mailgun's notes on MPP, 2026-11-23.
  if (text === "Mozilla/5.0") return agent("prefetch", "Apple Mail privacy prefetch");
  const row = MAIL_AGENTS.find(({ contains }) => contains.every((part) => lower.includes(part)));
  if (row !== undefined) return agent(row.class, row.name);
  // A parsed column says who it was, not what was sent: what is no user agent cannot be a suspicious one.
  if (isAgentName(text)) return agent("person", text);
  const bot = isbotMatch(text);
  if (bot !== null) return agent("tool", `isbot: ${bot.slice(0, LONGEST_NAME)}`);
  const browser = browserOf(text);
  if (APPLE_WEB_VIEW.test(text)) return agent("mail-client", "Apple Mail", browser?.releasedAt);
  return agent("person", browser?.name ?? "an unknown browser", browser?.releasedAt);
}

function agent(agentClass: AgentClass, name: string, releasedAt = Number.NaN): AgentInfo {
  return { class: agentClass, name, releasedAt };
}
