import type { EventStore } from "../../store/events.js";
import { Pairs } from "../../store/pairs.js";
import type { World } from "../../verdict/world.js";
import { type EarlyHits, HitsBeforeDelivery } from "./clocks-apart.js";

/** What the messages of each campaign tell of it. */
export interface CampaignFacts extends Pick<World, "campaignStart" | "campaignFirst" | "campaignHasOpens"> {
  /** How many links were clicked. */
  readonly clickedLinks: Int32Array;
  readonly earlyHits: EarlyHits;
}

/** Finds it out in one walk over all messages with their opens and clicks: one for each took nearly as long. */
export function campaignFacts(store: EventStore): CampaignFacts {
  const { messages } = store;
  const starts = new Starts(store.campaigns.size);
  const opened = new Opened(store.campaigns.size);
  const links = new ClickedLinks(store.campaigns.size, store.links.size);
  const hits = new HitsBeforeDelivery(store);
  for (let message = 0; message < messages.size; message++) {
    const campaign = messages.a(message);
    let hit = Number.NaN;
    const open = store.firstOpenGroup(message);
    for (let at = open; at !== -1; at = store.nextOpenGroup(at)) hit = earlier(hit, store.openFirst.get(at));
    const click = store.firstClick(message);
    for (let at = click; at !== -1; at = store.nextClick(at)) {
      hit = earlier(hit, store.clickTime.get(at));
      links.add(campaign, store.clickLink.get(at));
    }
    hits.add(message, campaign, hit);
    const mail = earlier(store.sentAt.get(message), store.deliveredAt.get(message));
    starts.add(message, campaign, earlier(mail, hit));
    opened.add(campaign, open !== -1, click !== -1);
  }
  return {
    campaignStart: starts.start,
    campaignFirst: starts.first,
    campaignHasOpens: opened.missable(),
    clickedLinks: links.counts,
    earlyHits: {
      based: hits.based,
      early: hits.early,
      campaigns: hits.campaigns,
      subscribers: hits.subscribers,
    },
  };
}

/** NaN where neither time is known. */
function earlier(one: number, other: number): number {
  return other < one || Number.isNaN(one) ? other : one;
}

/** The earliest event of each campaign, and the message that alone holds it; -1 where several do. */
class Starts {
  readonly start: Float64Array;
  readonly first: Int32Array;

  constructor(campaigns: number) {
    this.start = new Float64Array(campaigns).fill(Number.NaN);
    this.first = new Int32Array(campaigns).fill(-1);
  }

  /** @param time of the earliest event of the message, NaN where none is known */
  add(message: number, campaign: number, time: number): void {
    const known = this.start[campaign]!;
    if (time > known || Number.isNaN(time)) return;
    this.start[campaign] = time;
    this.first[campaign] = time === known ? -1 : message;
  }
}

/**
 * Campaigns whose opens can be missed. Exports of the furthest stage or the latest action (Gophish results, MailUp) have no
 * open of those who clicked: when no clicker has one, a click without an open says nothing.
 */
class Opened {
  private readonly any: Uint8Array;
  private readonly clicked: Uint8Array;
  private readonly both: Uint8Array;

  constructor(campaigns: number) {
    this.any = new Uint8Array(campaigns);
    this.clicked = new Uint8Array(campaigns);
    this.both = new Uint8Array(campaigns);
  }

  add(campaign: number, isOpened: boolean, isClicked: boolean): void {
    if (isOpened) this.any[campaign] = 1;
    if (!isClicked) return;
    this.clicked[campaign] = 1;
    if (isOpened) this.both[campaign] = 1;
  }

  /** 1 for each of them. */
  missable(): Uint8Array {
    const { any, clicked, both } = this;
    return any.map((open, campaign) =>
      open === 1 && (clicked[campaign] === 0 || both[campaign] === 1) ? 1 : 0,
    );
  }
}

/** How many links were clicked in each campaign. */
class ClickedLinks {
  readonly counts: Int32Array;
  private readonly clicked = new Pairs();
  /** By link, the campaign that it was clicked in last: messages come campaign by campaign. */
  private readonly last: Int32Array;

  constructor(campaigns: number, links: number) {
    this.counts = new Int32Array(campaigns);
    this.last = new Int32Array(links).fill(-1);
  }

  add(campaign: number, link: number): void {
    if (this.last[link] === campaign) return;
    this.last[link] = campaign;
    const before = this.clicked.size;
    if (this.clicked.id(campaign, link) === before) this.counts[campaign]!++;
  }
}
