import { Pairs } from "../../store/pairs.js";
import { Expected, type Spread } from "../../verdict/rates.js";
import { type LinkTally, noSums } from "./tally-parts.js";

/** What the links of each campaign were clicked for, filled message by message. */
export class LinkSums {
  readonly links: LinkTally[] = [];
  private readonly spread: Spread;
  /** (campaign, link) -> place in `links`. */
  private readonly ids = new Pairs();
  /** By link: the campaign that it was hit in last plus one, and its place there. Messages come campaign by campaign. */
  private readonly campaignOf: Int32Array;
  private readonly placeOf: Int32Array;
  /** Links that were hit in the message at hand, each once; of the list only so many count. */
  private readonly hitLinks: LinkTally[] = [];
  private hits = 0;

  /** @param links how many there are in the export */
  constructor(links: number, spread: Spread) {
    this.spread = spread;
    this.campaignOf = new Int32Array(links);
    this.placeOf = new Int32Array(links);
  }

  /**
   * One click row.
   * @param odds that its burst is a person's
   * @param verdict its number
   */
  hit(
    campaign: number,
    link: number,
    message: number,
    burst: number,
    odds: number,
    verdict: number,
    times: number,
  ): void {
    const tally = this.links[this.place(campaign, link)]!;
    tally.counts[verdict]! += times;
    if (tally.message !== message) {
      tally.message = message;
      tally.burst = -1;
      tally.bursts = 0;
      this.hitLinks[this.hits++] = tally;
    }
    if (tally.burst !== burst) tally.odds[tally.bursts++] = odds;
    tally.burst = burst;
  }

  /** After all click rows of a message. */
  endMessage(): void {
    for (let at = 0; at < this.hits; at++) {
      const { clickers, odds, bursts } = this.hitLinks[at]!;
      clickers.addMessage(odds, bursts);
    }
    this.hits = 0;
  }

  private place(campaign: number, link: number): number {
    if (this.campaignOf[link] === campaign + 1) return this.placeOf[link]!;
    const place = this.ids.id(campaign, link);
    if (place === this.links.length)
      this.links.push({
        campaign,
        link,
        counts: noSums(),
        clickers: new Expected(this.spread),
        message: -1,
        burst: -1,
        odds: [],
        bursts: 0,
      });
    this.campaignOf[link] = campaign + 1;
    this.placeOf[link] = place;
    return place;
  }
}
