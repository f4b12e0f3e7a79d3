/** A burst is looked for from that of the click before whose number has no more bits than these. */
const STEP_BITS = 5;

/** Bursts for each click that there is room for at first, and the step by which it grows. */
const USUAL_BURSTS = 0.5;
const GROWTH = 1.4;

/** Two bytes each where all fit, as they nearly always do. */
type SmallNumbers = Uint16Array | Int32Array;
const MOST_SMALL = 0xffff;

/** Columns that are copied as they are; the others hold numbers that mean something where they stand. */
const PLAIN = [
  "message",
  "subscriber",
  "delayBin",
  "delayBucket",
  "ip",
  "agent",
  "loneLink",
  "followed",
  "answered",
  "known",
  "weight",
  "firstClick",
] as const;

/** Bursts as a message to another thread holds them. */
export type BurstPart = Pick<BurstColumns, (typeof PLAIN)[number] | "seen" | "size"> & {
  /** All memory of these, which can be given away with them. */
  readonly buffers: ArrayBuffer[];
};

/**
 * What is kept of every burst, in columns. Bursts lie in the fixed order of messages, so those of one message are
 * neighbours.
 */
export class BurstColumns {
  message: Int32Array;
  subscriber: Int32Array;
  /** What the signals that are not learned see in it: a number of `Combinations`. Filled by {@link see}. */
  seen: SmallNumbers;
  delayBin: Uint8Array;
  /** See `delayBucket`. */
  delayBucket: Uint8Array;
  ip: Int32Array;
  agent: SmallNumbers;
  /** The clicked link of a burst with one link, plus one; else 0. */
  loneLink: SmallNumbers;
  /** 1 when an order, form, reply or the like followed. */
  followed: Uint8Array;
  /** 1 when anything at all followed, a page view too. */
  answered: Uint8Array;
  /** 1 when a hidden link was hit: a machine, whatever else is seen. */
  known: Uint8Array;
  /** How much the burst may teach: the bursts of a flooded message share the weight of a few. */
  weight: Float32Array;
  /** Where the clicks of each burst begin: clicks lie in the order of the bursts and their hits, those of one side by side. */
  firstClick: Int32Array;
  /** The burst of every so many clicks. */
  private readonly near: Int32Array;
  size = 0;
  private room: number;

  /**
   * @param clicks how many there are: no more bursts than these
   * @param agents how many there are
   * @param links how many there are
   */
  constructor(clicks: number, agents: number, links: number) {
    const room = Math.ceil(clicks * USUAL_BURSTS);
    this.room = room;
    this.message = new Int32Array(room);
    this.subscriber = new Int32Array(room);
    this.seen = new Uint16Array(room);
    this.delayBin = new Uint8Array(room);
    this.delayBucket = new Uint8Array(room);
    this.ip = new Int32Array(room);
    this.agent = numbersTo(agents - 1, room);
    this.loneLink = numbersTo(links, room);
    this.followed = new Uint8Array(room);
    this.answered = new Uint8Array(room);
    this.known = new Uint8Array(room);
    this.weight = new Float32Array(room);
    this.firstClick = new Int32Array(room + 1);
    this.near = new Int32Array((clicks >>> STEP_BITS) + 1);
  }

  /** Makes room for one more burst. @returns its number */
  add(): number {
    if (this.size === this.room) this.grow();
    return this.size++;
  }

  private grow(): void {
    const room = Math.ceil(this.room * GROWTH);
    this.room = room;
    this.message = larger(this.message, room);
    this.subscriber = larger(this.subscriber, room);
    this.seen = larger(this.seen, room);
    this.delayBin = larger(this.delayBin, room);
    this.delayBucket = larger(this.delayBucket, room);
    this.ip = larger(this.ip, room);
    this.agent = larger(this.agent, room);
    this.loneLink = larger(this.loneLink, room);
    this.followed = larger(this.followed, room);
    this.answered = larger(this.answered, room);
    this.known = larger(this.known, room);
    this.weight = larger(this.weight, room);
    this.firstClick = larger(this.firstClick, room + 1);
  }

  /** Keeps what is seen in a burst. */
  see(burst: number, combination: number): void {
    if (combination > MOST_SMALL && this.seen instanceof Uint16Array) this.seen = Int32Array.from(this.seen);
    this.seen[burst] = combination;
  }

  /** What is kept so far, without a copy. */
  part(): BurstPart {
    const columns = [...PLAIN, "seen" as const].map((name) => {
      const length = name === "firstClick" ? this.size + 1 : this.size;
      return [name, this[name].subarray(0, length)] as const;
    });
    return {
      ...(Object.fromEntries(columns) as unknown as BurstPart),
      size: this.size,
      buffers: columns.map(([, column]) => column.buffer as ArrayBuffer),
    };
  }

  /** Adds bursts of a part, whose clicks follow those here. @param combination the number of one of theirs here */
  append(part: BurstPart, from: number, to: number, combination: (theirs: number) => number): void {
    const at = this.size;
    while (this.room < at + to - from) this.grow();
    for (const name of PLAIN) this[name].set(part[name].subarray(from, to), at);
    this.size += to - from;
    for (let burst = from; burst < to; burst++) this.see(at + burst - from, combination(part.seen[burst]!));
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

function larger<A extends Int32Array | Uint16Array | Uint8Array | Float32Array>(
  column: A,
  length: number,
): A {
  const copy = new (column.constructor as new (length: number) => A)(length);
  copy.set(column);
  return copy;
}

/** @param most the largest of the numbers */
function numbersTo(most: number, capacity: number): SmallNumbers {
  return most > MOST_SMALL ? new Int32Array(capacity) : new Uint16Array(capacity);
}

/** Bursts that are looked at in one go. */
const BLOCK = 512;

/**
 * Hands bursts over some hundred at a time, those of one message together. V8 compiles what is called often once, and has it at hand
 * for the next round; a loop over all bursts is compiled while it runs, and again whenever it is run again.
 */
export function eachBlock(
  { message, size }: Pick<BurstColumns, "message" | "size">,
  visit: (from: number, to: number) => void,
): void {
  for (let from = 0, to = 0; from < size; from = to) {
    to = Math.min(size, from + BLOCK);
    while (to < size && message[to] === message[to - 1]) to++;
    visit(from, to);
  }
}

/** The bursts of the message of a burst: from the first to the one before `to`. */
export function messageOf(
  { message, size }: Pick<BurstColumns, "message" | "size">,
  burst: number,
): { from: number; to: number } {
  const one = message[burst];
  let from = burst + 1;
  let to = burst + 1;
  // Steps back in each case: V8 would compile this anew for the first burst that is not the first of its message.
  do from--;
  while (from > 0 && message[from - 1] === one);
  while (to < size && message[to] === one) to++;
  return { from, to };
}
