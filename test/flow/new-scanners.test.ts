import { expect, it } from "vitest";
import { auditOf, csvOf, type Row, SENT } from "./kit.js";

const WEEK = 7 * 86_400_000;
const BARRACUDA = "209.222.82.4";

/** Four mailings to eight people of one company whose gateway goes live before the third, and to a few readers elsewhere. */
function mailings(): Row[] {
  const rows: Row[] = [];
  for (let week = 0; week < 4; week++) {
    const sent = SENT + week * WEEK;
    const row = (
      who: string,
      event: Row["event"],
      at: number,
      url: string,
      ip: string,
      agent: string,
    ): Row => ({
      email: who,
      event,
      at,
      campaign: `week-${week + 1}`,
      url,
      ip,
      agent,
    });
    for (let person = 0; person < 8; person++) {
      const who = `p${person}@acme.example`;
      rows.push(row(who, "delivered", sent, "", "", ""));
      if (week < 2) continue;
      for (let link = 0; link < 5; link++)
        rows.push(
          row(
            who,
            "click",
            sent + 20_000 + link * 200,
            `https://shop.example/${link}`,
            BARRACUDA,
            "curl/8.5.0",
          ),
        );
    }
    for (let person = 0; person < 12; person++) {
      const who = `r${person}@reader${person}.example`;
      const agent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/13${person % 4}.0.0.0 Safari/537.36`;
      rows.push(row(who, "delivered", sent, "", "", ""));
      rows.push(row(who, "open", sent + (person + 1) * 1_700_000, "", `84.112.4.${person}`, agent));
      rows.push(
        row(
          who,
          "click",
          sent + (person + 1) * 1_710_000,
          "https://shop.example/1",
          `84.112.4.${person}`,
          agent,
        ),
      );
    }
  }
  return rows;
}

it("finds the gateway that went live, its domain and its network, in one notice", async () => {
  const { report } = await auditOf({ "events.csv": csvOf(mailings()) });
  expect(report.insights.newScanners).toMatchObject([
    { kind: "domain", name: "acme.example", since: "week-3", automated: 40, reported: 40 },
    { kind: "network", since: "week-3", automated: 40 },
  ]);
  const said = report.notices.filter(({ code }) => code === "new-scanner");
  expect(said).toHaveLength(1);
  expect(said[0]!.message).toContain('acme.example (since "week-3")');
});
