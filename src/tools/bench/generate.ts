import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Random } from "../../demo/random.js";

const START = Date.UTC(2026, 0, 6, 9);
const WEEK_MS = 7 * 86_400_000;
const SUBSCRIBERS_PER_MILLION = 55_000;
const BROWSERS = 2_000;
const HEADER = "email,event,timestamp,url,ip,user_agent,campaign\n";
/** Characters written at once. */
const CHUNK = 1 << 20;

/**
 * Writes a made-up export of events of one sender: weekly campaigns to a list, people and gateways, about 3.6 rows a mail, the
 * rows of a campaign in the order of their subscribers. The same seed gives the same bytes.
 * @param rows at least so many; the last mail is written whole
 */
export async function generate(path: string, rows: number, seed: string): Promise<number> {
  const random = new Random(seed);
  const agents = Array.from({ length: BROWSERS }, () => browser(random));
  const subscribers = Math.ceil(SUBSCRIBERS_PER_MILLION * Math.sqrt(rows / 1e6));
  const out = createWriteStream(path);
  let text = HEADER;
  let written = 0;
  for (let mail = 0; written < rows; mail++) {
    const lines = mailOf(random, agents, mail % subscribers, Math.floor(mail / subscribers));
    written += lines.length;
    text += lines.join("");
    if (text.length < CHUNK) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(text);
  await once(out, "finish");
  return written;
}

function browser(random: Random): string {
  const version = 90 + random.below(50);
  const build = `${version}.0.${random.below(6000)}.${random.below(200)}`;
  return random.chance(0.5)
    ? `"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${build} Safari/537.36"`
    : `"Mozilla/5.0 (iPhone; CPU iPhone OS 17_${random.below(7)} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${build} Mobile/15E148"`;
}

/** All rows of one mail to one subscriber. */
function mailOf(random: Random, agents: readonly string[], subscriber: number, campaign: number): string[] {
  const domain = subscriber % 3 === 0 ? `corp${subscriber % 997}.example` : "mail.example";
  const address = `subscriber${subscriber}@${domain}`;
  const delivered = START + campaign * WEEK_MS + random.below(900) * 1000;
  const row = (event: string, delay: number, link: string, ip: string, agent: string) =>
    `${address},${event},${new Date(delivered + delay * 1000).toISOString().slice(0, 19)}Z,${link},${ip},${agent},weekly-${campaign}\n`;
  const link = () => `https://shop.example/weekly-${campaign}/item-${random.below(12)}?utm_source=mail`;
  const lines = [row("delivered", 0, "", "", "")];
  if (subscriber % 6 === 0) {
    // A gateway fetches every link of the mail as it comes in.
    const ip = `203.0.113.${random.below(250)}`;
    for (let at = 0; at < 6; at++) lines.push(row("click", 20 + at, link(), ip, agents[0]!));
  }
  if (random.chance(0.55)) {
    const ip = `198.${18 + random.below(2)}.${random.below(256)}.${1 + random.below(254)}`;
    const agent = agents[Math.floor(random.unit() ** 2 * agents.length)]!;
    const delay = 300 + random.below(90_000);
    lines.push(row("open", delay, "", ip, agent), row("open", delay + 3600, "", ip, agent));
    if (random.chance(0.4)) lines.push(row("click", delay + 40, link(), ip, agent));
  }
  return lines;
}
