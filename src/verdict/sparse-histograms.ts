/** Histograms of many owners, of which only the bins that hold something take room: most owners have few. */
export class SparseHistograms {
  /** By owner: place of its first entry, and of the one after its last. */
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly bins: number[] = [];
  private readonly values: number[] = [];

  constructor(owners: number) {
    this.from = new Int32Array(owners);
    this.to = new Int32Array(owners);
  }

  /** Keeps the histogram of an owner that has none yet. */
  add(owner: number, histogram: Float64Array): void {
    this.from[owner] = this.bins.length;
    for (let bin = 0; bin < histogram.length; bin++) {
      if (histogram[bin] === 0) continue;
      this.bins.push(bin);
      this.values.push(histogram[bin]!);
    }
    this.to[owner] = this.bins.length;
  }

  /** Gives the histogram of an owner back. */
  read(owner: number, into: Float64Array): void {
    into.fill(0);
    for (let at = this.from[owner]!; at < this.to[owner]!; at++) into[this.bins[at]!] = this.values[at]!;
  }
}
