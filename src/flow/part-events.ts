import { Dictionary } from "../store/dictionary.js";
import { type EventIds, emptyIds, KINDS } from "../store/event-ids.js";
import type { AddEvent, EventTexts } from "./fast-collect.js";

/** Numbers of an event: what (kind, flag, exact), campaign, subscriber, link, address, agent, hash. */
const NUMBERS = 7;
/** Its times: of the event, sent, delivered. */
const TIMES = 3;

const TEXTS = ["subscribers", "campaigns", "links", "ips", "agents"] as const;

/** Events of one part of a file, as they go from one thread to another. */
export interface PartEvents {
  readonly count: number;
  readonly numbers: Int32Array;
  readonly times: Float64Array;
  /** Texts that this thread met for the first time, in the order of `TEXTS`; their numbers follow those of earlier parts. */
  readonly texts: readonly { bytes: Uint8Array; ends: Int32Array }[];
}

/** Gathers the events of one part after the other in a thread, under numbers of its own. */
export class PartWriter {
  readonly texts: EventTexts = {
    subscribers: new Dictionary(),
    campaigns: new Dictionary(),
    links: new Dictionary(),
    ips: new Dictionary(),
    agents: new Dictionary(),
  };
  private count = 0;
  private numbers = new Int32Array(NUMBERS << 14);
  private times = new Float64Array(TIMES << 14);
  /** Texts that were sent. */
  private readonly sent: number[];

  constructor() {
    // As in the store, 0 is "not in the row".
    for (const name of ["links", "ips", "agents"] as const) this.texts[name].id("");
    this.sent = TEXTS.map((name) => this.texts[name].size);
  }

  begin(): void {
    this.count = 0;
  }

  readonly add: AddEvent = (ids, hash, exact) => {
    if ((this.count + 1) * NUMBERS > this.numbers.length) this.grow();
    const at = this.count * NUMBERS;
    this.numbers[at] = KINDS.indexOf(ids.kind) | (ids.flag << 8) | (exact ? 1 << 16 : 0);
    this.numbers[at + 1] = ids.campaign;
    this.numbers[at + 2] = ids.subscriber;
    this.numbers[at + 3] = ids.link;
    this.numbers[at + 4] = ids.ip;
    this.numbers[at + 5] = ids.agent;
    this.numbers[at + 6] = hash;
    const time = this.count * TIMES;
    this.times[time] = ids.time;
    this.times[time + 1] = ids.sentAt;
    this.times[time + 2] = ids.deliveredAt;
    this.count++;
    return "analysed";
  };

  /** What was gathered since `begin`; texts only once. */
  events(): PartEvents {
    const { count } = this;
    return {
      count,
      numbers: this.numbers.slice(0, count * NUMBERS),
      times: this.times.slice(0, count * TIMES),
      texts: TEXTS.map((name, at) => {
        const fresh = this.texts[name].textsFrom(this.sent[at]!);
        this.sent[at] = this.texts[name].size;
        return fresh;
      }),
    };
  }

  private grow(): void {
    const { numbers, times } = this;
    this.numbers = new Int32Array(2 * numbers.length);
    this.numbers.set(numbers);
    this.times = new Float64Array(2 * times.length);
    this.times.set(times);
  }
}

/** Takes the events of one thread into the store: its numbers become those of the store. */
export class PartTaker {
  private readonly texts: EventTexts;
  /** By dictionary: number in the store of each number of the thread. */
  private readonly known: number[][];
  private readonly ids = emptyIds();

  constructor(texts: EventTexts) {
    this.texts = texts;
    this.known = TEXTS.map((name) => (name === "subscribers" || name === "campaigns" ? [] : [0]));
  }

  /** Must be called for every part, also where its events are of no use: later ones rest on its texts. */
  learn({ texts }: PartEvents): void {
    for (const [at, { bytes, ends }] of texts.entries()) {
      const dictionary = this.texts[TEXTS[at]!];
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      let start = 0;
      for (const end of ends) {
        this.known[at]!.push(dictionary.idOfBytes(buffer, view, start, end));
        start = end;
      }
    }
  }

  take(
    { count, numbers, times }: PartEvents,
    add: (ids: EventIds, hash: number, exact: boolean) => void,
  ): void {
    const { ids } = this;
    const [subscribers, campaigns, links, ips, agents] = this.known as [
      number[],
      number[],
      number[],
      number[],
      number[],
    ];
    for (let event = 0, at = 0, time = 0; event < count; event++, at += NUMBERS, time += TIMES) {
      const what = numbers[at]!;
      ids.kind = KINDS[what & 0xff]!;
      ids.flag = (what >> 8) & 0xff;
      ids.campaign = campaigns[numbers[at + 1]!]!;
      ids.subscriber = subscribers[numbers[at + 2]!]!;
      ids.link = links[numbers[at + 3]!]!;
      ids.ip = ips[numbers[at + 4]!]!;
      ids.agent = agents[numbers[at + 5]!]!;
      ids.time = times[time]!;
      ids.sentAt = times[time + 1]!;
      ids.deliveredAt = times[time + 2]!;
      add(ids, numbers[at + 6]!, what >> 16 === 1);
    }
  }
}
