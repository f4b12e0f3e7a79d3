/** A burst is looked for from that of the click before whose number has no more bits than these. */
const STEP_BITS = 5;

/**
 * What is kept of every burst, in columns. Bursts lie in the fixed order of messages, so those of one message are
 * neighbours.
 */
export class BurstColumns {
  readonly message: Int32Array;
  readonly subscriber: Int32Array;
  /** What the signals that are not learned see in it: a number of `Combinations`. */
  readonly seen: Int32Array;
  readonly delayBin: Uint8Array;
  /** See `delayBucket`. */
  readonly delayBucket: Uint8Array;
  readonly ip: Int32Array;
  readonly agent: Int32Array;
  /** The clicked link of a burst with one link, else -1. */
  readonly loneLink: Int32Array;
  /** 1 when an order, form, reply or the like followed. */
  readonly followed: Uint8Array;
  /** 1 when anything at all followed, a page view too. */
  readonly answered: Uint8Array;
  /** 1 when a hidden link was hit: a machine, whatever else is seen. */
  readonly known: Uint8Array;
  /** How much the burst may teach: the bursts of a flooded message share the weight of a few. */
  readonly weight: Float32Array;
  /** Where the clicks of each burst begin: clicks lie in the order of the bursts and their hits, those of one side by side. */
  readonly firstClick: Int32Array;
  /** The burst of every so many clicks. */
  private readonly near: Int32Array;
  size = 0;

  /** @param capacity at least the number of bursts: the number of clicks will do */
  constructor(capacity: number) {
    this.message = new Int32Array(capacity);
    this.subscriber = new Int32Array(capacity);
    this.seen = new Int32Array(capacity);
    this.delayBin = new Uint8Array(capacity);
    this.delayBucket = new Uint8Array(capacity);
    this.ip = new Int32Array(capacity);
    this.agent = new Int32Array(capacity);
    this.loneLink = new Int32Array(capacity);
    this.followed = new Uint8Array(capacity);
    this.answered = new Uint8Array(capacity);
    this.known = new Uint8Array(capacity);
    this.weight = new Float32Array(capacity);
    this.firstClick = new Int32Array(capacity + 1);
    this.near = new Int32Array((capacity >>> STEP_BITS) + 1);
  }

  /** Makes bursts be found by their clicks, when all are kept. */
  complete(): void {
    const { near, firstClick, size } = this;
    for (let burst = 0, at = 0; burst < size; burst++)
      for (; at << STEP_BITS < firstClick[burst + 1]!; at++) near[at] = burst;
  }

  /** The burst of a click, by its number in the store. */
  burstOf(click: number): number {
    let burst = this.near[click >>> STEP_BITS]!;
    while (this.firstClick[burst + 1]! <= click) burst++;
    return burst;
  }

  /** The same bursts, which teach by other weights. */
  withWeights(weight: Float32Array): BurstColumns {
    return Object.assign(Object.create(BurstColumns.prototype) as BurstColumns, this, { weight });
  }
}

/** The bursts of the message of a burst: from the first to the one before `to`. */
export function messageOf(
  { message, size }: Pick<BurstColumns, "message" | "size">,
  burst: number,
): { from: number; to: number } {
  const one = message[burst];
  let from = burst;
  let to = burst + 1;
  while (from > 0 && message[from - 1] === one) from--;
  while (to < size && message[to] === one) to++;
  return { from, to };
}
