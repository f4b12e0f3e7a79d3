import type { Hit } from "../domain/burst.js";
import { compare } from "../domain/compare.js";
import { compareHits } from "./bursts.js";
import type { World } from "./world.js";
import type { Writable } from "./writable.js";

/** Up to so many hits are put in order by insertion: most messages have one or a few. */
const FEW = 12;
/** No more objects than this are kept to be filled anew: those of a flood are let go. */
export const MOST_KEPT = 1024;

/** The clicks of one message after the other, in order, in objects that may be used again. */
export class MessageHits {
  private readonly world: World;
  private readonly reuses: boolean;
  private pool: Writable<Hit>[] = [];
  private count = 0;

  /** @param reuses whether the objects of a message are filled anew for the next one */
  constructor(world: World, reuses: boolean) {
    this.world = world;
    this.reuses = reuses;
  }

  /** The clicks of a message in an order that rows and files do not change. */
  of(message: number): Hit[] {
    if (!this.reuses || this.pool.length > MOST_KEPT) this.pool = [];
    this.count = 0;
    const { events } = this.world;
    for (let click = events.firstClick(message); click !== -1; click = events.nextClick(click))
      this.add(click);
    const hits: Hit[] = this.pool.slice(0, this.count);
    if (hits.length > FEW) hits.sort(this.compare);
    else this.insert(hits);
    return hits;
  }

  private add(click: number): void {
    const { events, networkKeys, linkRanks, hasLinks } = this.world;
    if (this.count === this.pool.length) this.pool.push(emptyHit());
    const hit = this.pool[this.count++]!;
    hit.click = click;
    events.readClick(click, hit);
    hit.rank = linkRanks[hit.link]!;
    // One tracked link without an address (Gophish) is still one link.
    if (!hasLinks) hit.link = 1;
    hit.network = networkKeys[hit.ip]!;
    hit.count = 1 + events.clickExtra.get(click);
  }

  private insert(hits: Hit[]): void {
    for (let at = 1; at < hits.length; at++) {
      const hit = hits[at]!;
      let to = at;
      while (to > 0 && this.compare(hits[to - 1]!, hit) > 0) {
        hits[to] = hits[to - 1]!;
        to--;
      }
      hits[to] = hit;
    }
  }

  private readonly compare = (a: Hit, b: Hit): number => compareHits(a, b) || this.compareClients(a, b);

  /** Hits that still tie are equal in all that a verdict looks at. */
  private compareClients(a: Hit, b: Hit): number {
    const { events, ipTexts, agentTexts, countryTexts, flagReasonTexts } = this.world;
    return (
      compare(ipTexts(a.ip), ipTexts(b.ip)) ||
      compare(agentTexts(a.agent), agentTexts(b.agent)) ||
      a.count - b.count ||
      events.clickFlag.get(a.click) - events.clickFlag.get(b.click) ||
      compare(
        flagReasonTexts(events.clickReason.get(a.click)),
        flagReasonTexts(events.clickReason.get(b.click)),
      ) ||
      compare(countryTexts(events.clickCountry.get(a.click)), countryTexts(events.clickCountry.get(b.click)))
    );
  }
}

function emptyHit(): Writable<Hit> {
  return { click: 0, time: Number.NaN, link: 0, rank: 0, ip: 0, agent: 0, network: 0, count: 1 };
}
