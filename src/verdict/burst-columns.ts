/**
 * What the learning rounds need of every burst, in columns. Bursts lie in the fixed order of messages, so those of one
 * message are neighbours.
 */
export class BurstColumns {
  readonly message: Int32Array;
  /** Log-odds of the fixed evidence with the weights of the first and of the final rounds. */
  readonly first: Float32Array;
  readonly final: Float32Array;
  readonly delayBin: Uint8Array;
  readonly ip: Int32Array;
  readonly agent: Int32Array;
  /** The clicked link of a burst with one link, else -1. */
  readonly loneLink: Int32Array;
  /** Hits of the burst, with counts of recipient rows. */
  readonly hits: Int32Array;
  /** How much the burst may teach: the bursts of a flooded message share the weight of a few. */
  readonly weight: Float32Array;
  size = 0;

  /** @param capacity at least the number of bursts: the number of clicks will do */
  constructor(capacity: number) {
    this.message = new Int32Array(capacity);
    this.first = new Float32Array(capacity);
    this.final = new Float32Array(capacity);
    this.delayBin = new Uint8Array(capacity);
    this.ip = new Int32Array(capacity);
    this.agent = new Int32Array(capacity);
    this.loneLink = new Int32Array(capacity);
    this.hits = new Int32Array(capacity);
    this.weight = new Float32Array(capacity);
  }
}
