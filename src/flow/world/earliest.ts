/** Up to so many keys are compared with each other, more are looked up. */
const FEW = 16;

/** The earliest time of each of a few keys, filled anew for every message. */
export class Earliest {
  size = 0;
  readonly keys: number[] = [];
  readonly times: number[] = [];
  /** Places of the keys, where they are many. */
  private readonly places = new Map<number, number>();

  clear(): void {
    if (this.size > FEW) this.places.clear();
    this.size = 0;
  }

  add(key: number, time: number): void {
    const at = this.size > FEW ? (this.places.get(key) ?? -1) : this.find(key);
    if (at === -1) this.append(key, time);
    else if (!(this.times[at]! <= time)) this.times[at] = time;
  }

  private find(key: number): number {
    for (let at = 0; at < this.size; at++) if (this.keys[at] === key) return at;
    return -1;
  }

  private append(key: number, time: number): void {
    const at = this.size++;
    this.keys[at] = key;
    this.times[at] = time;
    if (this.size === FEW + 1) for (let one = 0; one < at; one++) this.places.set(this.keys[one]!, one);
    if (this.size > FEW) this.places.set(key, at);
  }
}
